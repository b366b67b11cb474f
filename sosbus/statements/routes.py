"""What somebody said of the programme that is neither a target nor a record of ours."""

from fastapi import APIRouter

router = APIRouter(prefix="/programme/statements")
