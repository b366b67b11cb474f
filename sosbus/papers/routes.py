"""The rota on paper and as files: pin it up, open it in a spreadsheet."""

from fastapi import APIRouter

router = APIRouter()
