"""Days of Action: three a year are planned, and each is told as itself."""

from fastapi import APIRouter

router = APIRouter(prefix="/programme/days-of-action")
