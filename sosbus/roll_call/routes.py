"""Who was expected, who came, who is aboard now."""

from fastapi import APIRouter

router = APIRouter()
