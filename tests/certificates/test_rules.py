"""A code that can be read aloud, and a paper that is the same each time."""

from datetime import UTC, date, datetime
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from sosbus.certificates import rules
from sosbus.certificates.routes import as_pdf
from sosbus.certificates.tables import Certificate

MADE = Certificate(
    code_hash="",
    person_id=uuid4(),
    name='=#read("/etc/passwd") *Bold* O\'Flask',
    first=date(2026, 1, 1),
    last=date(2026, 12, 31),
    nights=12,
    minutes=12 * 360,
    made_at=datetime(2027, 1, 2, 12, 30, 15, 123456, tzinfo=UTC),  # as clocks have it
)


def test_codes_are_long_and_never_the_same():
    some = {rules.new_code() for _ in range(500)}
    assert len(some) == 500
    assert len(rules.LETTERS) ** rules.LENGTH >= 2**60
    assert rules.shown("ABCDEFGHJKMNPQRS") == "ABCD-EFGH-JKMN-PQRS"


@given(st.text(alphabet=rules.LETTERS, min_size=16, max_size=16))
def test_however_a_code_is_typed_it_is_the_same(code):
    typed = f"  {rules.shown(code).lower().replace('0', 'o').replace('1', 'i')} "
    assert rules.hashed(typed) == rules.hashed(code)


def test_the_paper_is_the_same_bytes_each_time_and_says_what_it_is():
    one = as_pdf(MADE, "ABCDEFGHJKMNPQRS")
    assert one == as_pdf(MADE, "ABCDEFGHJKMNPQRS")
    assert one.startswith(b"%PDF-") and b"pdfuaid" in one and b"pdfaid" in one
