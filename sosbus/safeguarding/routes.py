"""That a safeguarding referral was made, and never what it said."""

from fastapi import APIRouter

router = APIRouter()
