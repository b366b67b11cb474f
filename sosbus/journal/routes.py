"""Who saw or changed the records of which night. Lines are only ever added."""

from fastapi import APIRouter

router = APIRouter()
