"""All the words in any file of ours, as a stranger's program finds them."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping

import pikepdf
import pypdfium2


def canaries_in(made: Mapping[str, bytes], canaries: Iterable[int]) -> list[tuple[str, int]]:
    """Which of these numbers stand in which file, with a comma for the thousand or without."""
    sought = {written: one for one in canaries for written in (f"{one}", f"{one:,}")}
    found = []
    for name, content in made.items():
        before, after = r"(?<!\d)", r"(?!\d)"
        if name.endswith(".pdf"):  # where a comma stands in a number, and not between two
            before, after = rf"{before}(?<!\d,)", rf"{after}(?!,\d)"
        told = words_in(name, content)
        for written in (r"\d+", r"\d{1,3},\d{3}"):
            numbers = set(re.findall(f"{before}(?=({written}){after})", told))
            found += [(name, sought[one]) for one in sorted(numbers & sought.keys())]
    return found


def words_in(name: str, content: bytes) -> str:
    """The hidden ones too: properties of workbooks, a PDF's metadata and alternative texts."""
    if name.endswith((".xlsx", ".ods")):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(packed.read(one).decode("utf-8") for one in packed.namelist())
    if name.endswith(".pdf"):
        return "\n".join([*pages_of(content), hidden_in(content)])
    return content.decode("utf-8")


def pages_of(content: bytes) -> list[str]:
    book = pypdfium2.PdfDocument(content)
    told = [page.get_textpage().get_text_range() for page in book]
    book.close()
    return told


def hidden_in(content: bytes) -> str:
    """Alternative texts and metadata."""
    told = []
    with pikepdf.open(io.BytesIO(content)) as book:
        told.append(str(book.open_metadata()))
        for one in book.objects:
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one:
                told.append(str(one["/Alt"]))
    return "\n".join(told)
