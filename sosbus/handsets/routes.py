"""The phones and tablets that record tonight, and what still waits on them."""

from fastapi import APIRouter

router = APIRouter()
