"""Hours promised and served, certificates and thanks."""

from fastapi import APIRouter

router = APIRouter()
