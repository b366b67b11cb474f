"""Bringing volunteers and their cards in from a spreadsheet."""

from fastapi import APIRouter

router = APIRouter()
