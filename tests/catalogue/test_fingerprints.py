"""The committed fingerprints speak of the drills that there are."""

from bot.catalogue import Catalogue, content_folder
from bot.catalogue.check.drawings import read_fingerprints
from bot.catalogue.content import Content
from bot.catalogue.kept import fingerprint


def test_no_drill_draws_otherwise_than_its_fingerprint_says() -> None:
    """`epsilon check --fingerprints` was run after the last raised revision; a drill without an entry is one written since."""
    known = read_fingerprints(Content.of(content_folder()))
    drills = [drill for topic in Catalogue.load(content_folder()).topics for drill in topic.drills]

    assert len(known) > 80
    assert [
        drill.id
        for drill in drills
        if drill.id in known
        and known[drill.id]["revision"] == drill.revision
        and known[drill.id]["draws"] != fingerprint(drill)
    ] == []
