"""What is typed when a card was seen, or when places need other cards."""

from datetime import date

from pydantic import BaseModel, Field

from sosbus.qualifications.tables import CardKind

LIKE = "like 2026-03-01"


class CardForm(BaseModel):
    kind: CardKind = Field(description="Choose what kind of card it is")
    issued_on: date | None = Field(
        None, description=f"Give the day it was issued, {LIKE}, or leave it empty"
    )
    expires_on: date | None = Field(
        None, description=f"Give its last day, {LIKE}, or leave it empty"
    )
    evidence_seen_on: date = Field(description=f"Give the day you saw it, {LIKE}")


class NeedsForm(BaseModel):
    pairs: list[str] = Field([], description="Choose from the list")
