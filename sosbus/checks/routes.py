"""What is looked at before the bus opens, and what was wrong."""

from fastapi import APIRouter

router = APIRouter()
