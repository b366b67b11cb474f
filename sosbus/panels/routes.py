"""Neighbourhood Action Panels: what residents chose, and what was done about it."""

from fastapi import APIRouter

router = APIRouter(prefix="/programme/panels")
