"""A hire by day, the vehicles there are, and what a hire costs."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlmodel import Field, SQLModel

from sosbus.base.columns import Choice, chosen, identity, moment, money


class Purpose(Choice):
    """What the bus is used for by day: the list of the volunteers' handbook of 2011."""

    CRIME = "crime", "Crime reduction"
    SAFETY = "safety", "Community safety"
    YOUTH = "youth", "Youth work"
    DOMESTIC = "domestic", "Domestic violence"
    WATCH = "watch", "Neighbourhood Watch"
    DAY_OF_ACTION = "day_of_action", "Community Day of Action"
    PANEL = "panel", "Neighbourhood Action Panel"
    ALCOHOL_DRUGS = "alcohol_drugs", "Alcohol and drugs"
    HOMELESSNESS = "homelessness", "Homelessness"
    HOUSING = "housing", "Housing"
    BENEFITS = "benefits", "Benefits"
    ROADS = "roads", "Road safety"
    FALLS = "falls", "Falls"
    SEXUAL_HEALTH = "sexual_health", "Sexual health"
    SMOKING = "smoking", "Smoking"
    OTHER = "other", "Something else"


class State(Choice):
    ENQUIRY = "enquiry", "Enquiry"
    BOOKED = "booked", "Booked"
    DONE = "done", "Done"
    INVOICED = "invoiced", "Invoiced"
    PAID = "paid", "Paid"
    TURNED_DOWN = "turned_down", "Turned down"
    CANCELLED = "cancelled", "Cancelled"


class Clean(Choice):
    """How the bus came back."""

    CLEAN = "clean", "Clean, and as the night needs it"
    CLEANED = "cleaned", "It was not, and we cleaned it"


class Vehicle(SQLModel, table=True):
    id: UUID = identity()
    name: str = Field(max_length=60, unique=True)
    does_nights: bool = True  # then it has to be back before a night opens
    retired_on: date | None = None


class RateCard(SQLModel, table=True):
    """What a hire costs: so much for each hour begun, so much a mile, and at least so much."""

    __tablename__ = "rate_card"

    id: UUID = identity()
    name: str = Field(max_length=60)
    per_hour: Decimal = money()
    per_mile: Decimal = money()
    at_least: Decimal = money()
    first_day: date
    last_day: date | None = None


class Hire(SQLModel, table=True):
    """An organisation and its office: nobody's name. What became of it is in its versions."""

    id: UUID = identity()
    organisation: str = Field(max_length=120)
    email: str = Field(max_length=120)  # of the office
    phone: str = Field(max_length=40)
    purpose: Purpose = chosen(Purpose)
    vehicle_id: UUID = Field(foreign_key="vehicle.id", index=True)
    starts_at: datetime = moment(index=True)
    ends_at: datetime = moment()
    state: State = chosen(State)
    rate_card_id: UUID | None = Field(default=None, foreign_key="rate_card.id")
    driver_id: UUID | None = Field(default=None, foreign_key="person.id")
    miles: int | None = None
    clean: Clean | None = chosen(Clean, default=None)
    invoice: str = Field(default="", max_length=40)
    charge: Decimal | None = money(default=None)
    paid_on: date | None = None
