"""Things every page of ours must get right, checked wherever a test opens one."""

import re

import html5lib
from bs4 import BeautifulSoup
from httpx2 import Response

UNLABELLED = "input:not([type=hidden]), select, textarea"
LEADS_SOMEWHERE = re.compile(r"/(?!/)|#\w|https://|mailto:|tel:|webcal://|[\w.-]+$")


class Inspected:
    """A reply, looked at hard if it is a page."""

    def __init__(self, response: Response) -> None:
        self.status, self.headers = response.status_code, response.headers
        self.text, self.response = response.text, response
        assert self.status < 500 or self.status == 503, f"{self.status}: {self.text[:300]}"
        self.html = BeautifulSoup(self.text, "html.parser")
        if "text/html" in self.headers.get("content-type", ""):
            self.look_hard()

    def look_hard(self) -> None:
        whole = self.html.select_one("html") is not None
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(self.text) if whole else parser.parseFragment(self.text)
        ids = [found["id"] for found in self.html.select("[id]")]
        assert len(ids) == len(set(ids)), f"an id is used twice: {ids}"
        for form in self.html.select("form"):
            assert form.get("action") and form.get("method"), "a form works without JavaScript"
        for field in self.html.select(UNLABELLED):
            labelled = field.find_parent("label") or (
                field.get("id") and self.html.select_one(f'label[for="{field["id"]}"]')
            )
            assert labelled, f"no label: {field}"
        assert not self.html.select("[style], style, script:not([src])"), (
            "inline style or script"
        )
        assert not re.search(r"<[^>]+\son\w+=", self.text), "inline handler"
        for link in self.html.select("a"):
            assert LEADS_SOMEWHERE.match(link.get("href", "")), f"a link to nowhere: {link}"
            assert link.get_text(strip=True), f"a link without words: {link}"
        for picture in self.html.select("img"):
            assert picture.get("src") and picture.has_attr("alt"), f"no words for {picture}"
        if whole:
            [heading] = self.html.select("h1")
            assert self.html.title and self.html.title.text.startswith(heading.text.strip())

    @property
    def said(self) -> str:
        """The words on the page, spaces tidied."""
        return " ".join(self.html.get_text(" ").split())

    def mistake(self, name: str) -> str:
        found = self.html.select_one(f"#{name}-mistake")
        return found.get_text().removeprefix("Mistake: ") if found else ""
