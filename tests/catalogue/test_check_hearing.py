"""`epsilon check` tells of combinations that any answer has, and of probes that say what they ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.catalogue.check import check
from tests.catalogue.drill_text import TOPIC, write_content

HEARING = """\
concepts:
  link-speed: {en: bandwidth | link speed, fa: پهنای باند}
points:
  speed:
    say: {all: "@link-speed"}
    probe: {en: What makes a large file slow?, fa: چه چیزی پروندهٔ بزرگ را کند می‌کند؟}
  distance:
    say: {en: latency, fa: تأخیر}
    probe: {en: And a small one?, fa: و پروندهٔ کوچک را؟}
  packet-loss:
    say: {en: packet* & lost, fa: گم‌شدن | گم شدن & بسته*}
    probe: {en: What is sent twice?, fa: چه چیزی دو بار فرستاده می‌شود؟}
claims:
  claim-1:
    say: {en: only speed counts, fa: فقط سرعت مهم}
"""


def faults(folder: Path, hearing: str) -> list[str]:
    """What is told of the file, whether it alone is checked or all content."""
    content = write_content(folder, topic=TOPIC.replace("id: loss", "id: packet-loss"))
    file = content / "links" / "hearing.yaml"
    file.write_text(hearing, encoding="utf-8")
    found = check(content, [file], seeds=1, workers=1).faults
    assert set(found) <= set(check(content, seeds=1, workers=1).faults)
    return [str(fault) for fault in found]


def test_sound_hearing_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, HEARING) == []


@pytest.mark.parametrize(
    ("old", "new", "report"),
    [
        ("en: latency", "en: not", ":8: points.distance.say.en: `not`: any answer has `not`"),
        ("en: latency", "en: latency | the", "points.distance.say.en: `latency | the`: any answer has `the`"),
        ("en: latency", "en: no* ! yes", "points.distance.say.en: `no* ! yes`: any answer has `no*`"),
        ("fa: تأخیر", "fa: نه", "points.distance.say.fa: `نه`: any answer has `نه`"),
        ("fa: تأخیر", "fa: تأخیر | می‌شود", "points.distance.say.fa: `تأخیر | می‌شود`: any answer has `می‌شود`"),
        ("en: bandwidth", "en: bandwidth | is", "points.speed.say.all: `@link-speed`: any answer has `is`"),
        ("en: only speed counts", "en: 'no'", "claims.claim-1.say.en: `no`: any answer has `no`"),
        ("en: latency", "en: latency |", "points.distance.say.en: an empty alternative"),
        ("@link-speed", "@link-sped", "points: no concept is called link-sped"),
    ],
)
def test_what_any_answer_has_is_told(tmp_path: Path, old: str, new: str, report: str) -> None:
    assert old in HEARING
    found = faults(tmp_path, HEARING.replace(old, new))

    assert any(line.startswith("links/hearing.yaml:") and report in line for line in found), found


@pytest.mark.parametrize("combination", ["^ no", "latency ! not", "not & latency", "not a number"])
def test_a_bare_word_may_stand_with_others(tmp_path: Path, combination: str) -> None:
    """And at the beginning of an answer it says something."""
    found = faults(tmp_path, HEARING.replace("en: latency", f"en: '{combination}'"))

    assert [fault for fault in found if "any answer" in fault] == []


@pytest.mark.parametrize(
    ("old", "new", "report"),
    [
        ("What makes a large file slow?", "What about the bandwidth?", "points.speed.probe.en: this question says the point itself: 'What about the bandwidth'"),
        ("چه چیزی پروندهٔ بزرگ را کند می‌کند؟", "آیا پهنای باند مهم است؟", "points.speed.probe.fa: this question says the point itself"),
        ("And a small one?", "Is it not the latency?", "points.distance.probe.en: this question says the point itself"),
        ("What is sent twice?", "Are packets lost?", "points.packet-loss.probe.en: this question says the point itself"),
        ("What is sent twice?", "And packet loss?", "points.packet-loss.probe.en: this question names the point: packet-loss"),
    ],
)  # fmt: skip
def test_a_probe_that_says_its_point_is_told(tmp_path: Path, old: str, new: str, report: str) -> None:
    assert old in HEARING
    found = faults(tmp_path, HEARING.replace(old, new))

    assert len(found) == 1 and report in found[0], found


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('"@link-speed"', "points.speed.say.all: no words in '?'"),
        ("bandwidth | link speed", "concepts.link-speed.en: no words in '?'"),
    ],
)
def test_a_line_without_words_is_told_where_it_stands(tmp_path: Path, said: str, told: str) -> None:
    """Nothing can be listened for there: it ended the whole check before."""
    wordless = said.replace("@link-speed", "@link-speed | ?").replace("link speed", "?")

    assert any(told in fault for fault in faults(tmp_path, HEARING.replace(said, wordless, 1)))
