"""Places in town that a contact may name: a list kept by staff, never an address."""

from fastapi import APIRouter

router = APIRouter()
