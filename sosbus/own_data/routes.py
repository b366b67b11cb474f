"""Everything held on one person, for them; and forgetting those who left."""

from fastapi import APIRouter

router = APIRouter()
