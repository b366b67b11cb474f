"""What the year's Strategic Assessment and the residents asked for, and what it led to."""

from fastapi import APIRouter

router = APIRouter(prefix="/programme/assessments")
