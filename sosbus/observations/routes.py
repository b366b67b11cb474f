"""What was measured, again and again, of somebody in our care."""

from fastapi import APIRouter

router = APIRouter()
