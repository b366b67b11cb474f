"""The coordinator's list for the day after a night."""

from fastapi import APIRouter

router = APIRouter()
