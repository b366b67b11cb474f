"""Writing a contact down: the short form, and one contact's own page."""

from fastapi import APIRouter

router = APIRouter()
