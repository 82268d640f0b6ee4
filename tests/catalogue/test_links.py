"""A question's id travels in a link without its dot."""

import pytest

from bot.catalogue import link_id, question_id_from_link


@pytest.mark.parametrize(
    "question", ["matrix-chain-abc", "matrix-chain-abc.cost", "one-to-eight-gpus.linear-scaling"]
)
def test_an_id_survives_its_link(question: str) -> None:
    """There and back again, within what a start payload allows."""
    link = link_id(question)

    assert "." not in link
    assert question_id_from_link(link) == question


@pytest.mark.parametrize(
    "link", ["", "--", "a--", "a---b", "a--b--c", "A", "a.b", "a/b", "x" * 65, "ا", "a--b\n"]
)
def test_hostile_links_name_no_question(link: str) -> None:
    """Payloads come from anybody."""
    assert question_id_from_link(link) is None
