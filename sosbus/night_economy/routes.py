"""The Night-time Economy task group: its actions, and joint licensing visits."""

from fastapi import APIRouter

router = APIRouter(prefix="/programme/night-time-economy")
