"""Who is on the bus now, and when somebody last looked."""

from fastapi import APIRouter

router = APIRouter()
