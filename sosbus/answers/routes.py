"""Yes or no from a letter: a signed link, no sign-in."""

from fastapi import APIRouter

router = APIRouter()
