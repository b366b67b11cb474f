"""Partners, what each promised and what came, and the signs that commitment wanes."""

from fastapi import APIRouter

router = APIRouter(prefix="/programme/partners")
