"""Cards and checks: what somebody is qualified for, and until when."""

from fastapi import APIRouter

router = APIRouter()
