"""Content is read in a small part of YAML in which nothing is ambiguous and nothing is expanded."""

from decimal import Decimal

import pytest

from bot.catalogue.document import read_document
from bot.catalogue.faults import ContentError


def test_plain_data_comes_with_the_line_of_every_value() -> None:
    """Each value's path leads to the line on which its field stands."""
    document = read_document(
        "a/b.yaml", "id: x\nlist:\n  - 1\n  - 0.10\nyes_no: true\ntext: |\n  two\n  lines\n"
    )

    assert document.data == {"id": "x", "list": [1, Decimal("0.10")], "yes_no": True, "text": "two\nlines\n"}
    assert document.line(("list", 1)) == 4
    assert document.line(("text",)) == 6
    assert document.line(("list", 7, "deeper")) == 2


def test_quoted_words_stay_words() -> None:
    """What is in quotes is a text, whatever it looks like."""
    assert read_document("f", "a: 'no'\nb: \"12:30\"\nc: '1e3'\n").data == {
        "a": "no",
        "b": "12:30",
        "c": "1e3",
    }


def test_one_letter_names_may_be_keys() -> None:
    """Parameters are called n and y, which YAML 1.1 once took for booleans."""
    assert read_document("f", "n: 1\ny: 2\n").data == {"n": 1, "y": 2}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: &x 1\n", 1, "anchors"),
        ("a: 1\nb: *a\n", 2, "alias"),
        ("a: {<<: {b: 1}}\n", 1, "merge"),
        ("a: 1\nb: 2\na: 3\n", 3, "twice"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "tags"),
        ("a: !!str 5\n", 1, "tags"),
        *[(f"a: 1\nb: {scalar}\n", 2, "quotes") for scalar in (
            "no", "Yes", "on", "off", "null", "~", "12:30", "12:30:45", "010", "0x10", "1e3", "1_000", "2024-01-01",
            ".nan", ".inf", "1.", ".5", "+1",
        )],
        ("a:\n", 1, "quotes"),
        ("no: 1\n", 1, "quotes"),
        ("? [a]\n: 1\n", 1, "key"),
        ("- 1\n", 1, "mapping"),
        ("", 1, "mapping"),
        ("a: 1\n---\nb: 2\n", 2, "one document"),
        ("a: [1\nb: 2\n", 2, "not YAML"),
        ("a: 'x\n", 2, "not YAML"),
    ],
)  # fmt: skip
def test_what_is_ambiguous_or_clever_is_refused(text: str, line: int, message: str) -> None:
    """Anchors, aliases, tags, merge and duplicate keys, and values that YAML readers disagree about, with file and line."""
    with pytest.raises(ContentError) as error:
        read_document("topic/drill.yaml", text)

    fault = error.value.faults[0]
    assert (fault.file, fault.line) == ("topic/drill.yaml", line)
    assert message in fault.message


def test_all_faults_come_at_once() -> None:
    """An author mends a file in one go."""
    with pytest.raises(ContentError) as error:
        read_document("f", "a: no\nb: &x 1\nc: 12:30\n")

    assert [fault.line for fault in error.value.faults] == [1, 2, 3]


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
        "a: " + "[" * 2_000 + "]" * 2_000,
        "a: '" + "x" * 300_000 + "'",
        "a: " + "9" * 5_000,
    ],
)
def test_bombs_are_refused(bomb: str) -> None:
    """Nested aliases, deep nesting, long files and long numbers never reach memory."""
    with pytest.raises(ContentError):
        read_document("f", bomb)
