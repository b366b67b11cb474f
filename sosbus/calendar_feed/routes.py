"""Somebody’s own nights, in the calendar on their phone."""

from fastapi import APIRouter

router = APIRouter()
