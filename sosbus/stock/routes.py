"""What is on the shelves, what was used, what is low or out of date."""

from fastapi import APIRouter

router = APIRouter()
