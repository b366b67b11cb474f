"""A text is one text: plain letters, 160 of them at most."""

import json

from hypothesis import given
from hypothesis import strategies as some

from sosbus.web.texts import GSM, IN_EMAIL, TextFile, gsm, text_message

LINK = "https://sos.example/answer/abc"


@given(words=some.text(max_size=300), link=some.sampled_from([LINK, LINK + "x" * 150]))
def test_whatever_is_said_fits_in_one_text(words, link):
    text = text_message(words, link)
    assert len(text) <= 160 and set(text) <= GSM


def test_curly_quotes_and_dashes_are_written_plainly():
    assert gsm("Can’t – “come”…") == 'Can\'t - "come"...'
    assert gsm("Siân Ōkami €5") == "Sian Okami ?5"


def test_a_link_is_whole_or_not_there():
    assert text_message("Tonight 22:00-04:00.", LINK) == f"Tonight 22:00-04:00. {LINK}"
    long = text_message("word " * 40, LINK)
    assert LINK not in long and long.endswith(IN_EMAIL) and "..." in long


def test_texts_are_lines_of_a_file(tmp_path):
    carrier = TextFile(tmp_path / "texts")
    carrier.send("07700 900123", "Tonight", "k1")
    carrier.send("07700 900123", "Tomorrow", "k2")
    lines = (tmp_path / "texts").read_text().splitlines()
    assert [json.loads(line)["words"] for line in lines] == ["Tonight", "Tomorrow"]
