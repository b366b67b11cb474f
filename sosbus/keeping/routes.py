"""What is kept of a night and until when; each step that lets some of it go."""

from fastapi import APIRouter

router = APIRouter()
