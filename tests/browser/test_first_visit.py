"""What a first visit weighs, for somebody on a slow phone with little data left."""

import http.client
import re

import pytest

pytestmark = pytest.mark.browser
MOST = 60_000


def test_the_first_visit_weighs_less_than_sixty_kilobytes(address, tell):
    html = fetched(address, "/sign-in", words=True)
    files = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html))
    assert {path.partition("?")[0].rpartition(".")[2] for path in files} >= {"css", "js", "svg"}
    sizes = {path: len(fetched(address, path)) for path in sorted(files | {"/sign-in"})}
    total = sum(sizes.values())
    heaviest = max(sizes, key=sizes.get)
    tell(f"First visit: {total:,} bytes in {len(sizes)} files, most of it {heaviest}")
    assert total < MOST, sizes


def fetched(address: str, path: str, words: bool = False):
    """The bytes as they come over the wire; a browser asks for them compressed."""
    service = http.client.HTTPConnection(address.removeprefix("http://"), timeout=20)
    coded = {} if words else {"Accept-Encoding": "gzip, br, zstd"}
    service.request("GET", path, headers={"Accept": "text/html, */*"} | coded)
    reply = service.getresponse()
    assert reply.status == 200, path
    body = reply.read()
    service.close()
    return body.decode() if words else body
