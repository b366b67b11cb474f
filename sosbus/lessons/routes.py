"""What was learned, and what it came from."""

from fastapi import APIRouter

router = APIRouter(prefix="/programme/lessons")
