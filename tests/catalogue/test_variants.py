"""A variant is a pure function of drill, revision and seed, and never one whose answer cannot be told from a wrong way's."""

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from bot.catalogue import Catalogue, ContentError
from bot.catalogue.drawing import Stream
from bot.catalogue.variants import DrawError
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.question.drill import Drill
from tests.catalogue.drill_text import DRILL, write_content


def drill(folder: Path, text: str = DRILL) -> Drill:
    question = Catalogue.load(write_content(folder, text)).question("links.wire")
    assert isinstance(question, Drill)
    return question


def test_seed_zero_is_the_canonical_variant(tmp_path: Path) -> None:
    """Its parameters are those of the file, its answer is computed from them, its wrong way too."""
    variant = drill(tmp_path).draw(0)

    assert variant.parameters == {"speed": 25, "size": 7}
    assert variant.expected == NumberExpected(Fraction(280), rtol=Fraction(1, 100), unit="ms")
    assert [(m.id, m.expected) for m in variant.misconceptions] == [
        ("upside-down", NumberExpected(Fraction(25000, 7), rtol=Fraction(1, 100), unit="ms"))
    ]
    assert variant.scope["seconds"] == Fraction(7, 25)


def test_the_same_seed_gives_the_same_variant_in_another_process(tmp_path: Path) -> None:
    """Neither hash randomisation nor the run matters."""
    write_content(tmp_path)
    code = (
        "import sys; from pathlib import Path; from bot.catalogue import Catalogue\n"
        "drill = Catalogue.load(Path(sys.argv[1])).question('links.wire')\n"
        "print([dict(drill.draw(seed).parameters) for seed in range(20)])"
    )
    runs = {
        subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, check=True).stdout
        for _ in range(2)
    }

    assert len(runs) == 1


def test_the_stream_never_changes() -> None:
    """Attempts are stored by their seed, so these numbers must stay for ever."""
    stream = Stream("links.wire:1:7:0")

    assert [stream.below(1000) for _ in range(5)] == [187, 59, 3, 46, 911]


def test_a_new_revision_draws_anew(tmp_path: Path) -> None:
    """A changed question has other variants under the same seeds."""
    old = drill(tmp_path / "old")
    new = drill(tmp_path / "new", DRILL.replace("revision: 1", "revision: 2"))

    assert [old.draw(s).parameters for s in range(1, 9)] != [new.draw(s).parameters for s in range(1, 9)]


def test_constraints_and_ranges_hold_in_every_variant(tmp_path: Path) -> None:
    """Whatever the seed, parameters come from their ranges and satisfy the constraints."""
    text = DRILL.replace("canonical: 25, choices", "canonical: 3, choices").replace(
        "[12.5, 25", "[3, 12.5, 25"
    )
    wire = drill(tmp_path, text.replace("size != speed", "size > 2 * speed"))

    for seed in range(200):
        values = wire.draw(seed).parameters
        assert values["size"] in range(1, 41)
        assert values["size"] > 2 * values["speed"]  # type: ignore[operator]


def test_no_variant_lets_a_wrong_way_be_right(tmp_path: Path) -> None:
    """Where 1000·size/speed and 1000·speed/size agree within tolerance, the parameters are drawn again."""
    wire = drill(
        tmp_path, DRILL.replace("size != speed", "size > 0").replace("[12.5, 25, 50, 100]", "[10, 20]")
    )

    for seed in range(1, 300):
        variant = wire.draw(seed)
        assert variant.parameters["size"] != variant.parameters["speed"]
        assert not any(variant.expected.coincides(wrong.expected) for wrong in variant.misconceptions)


def test_a_canonical_variant_drops_a_wrong_way_that_is_right_there(tmp_path: Path) -> None:
    """The first variant is fixed, so the coinciding misconception goes."""
    wire = drill(
        tmp_path, DRILL.replace("canonical: 7", "canonical: 25").replace("size != speed", "size > 0")
    )

    assert wire.draw(0).misconceptions == ()


def test_wrong_ways_that_coincide_keep_the_earlier(tmp_path: Path) -> None:
    """With `coincides: drop` the later one is left out, and the variant stays."""
    second = (
        "  - {id: again, value: 1000 * speed / size, coincides: drop, feedback: {en: Again., fa: دوباره.}}\n"
    )
    wire = drill(tmp_path, DRILL.replace("explanation:", second + "explanation:"))

    assert [m.id for m in wire.draw(5).misconceptions] == ["upside-down"]


def test_hopeless_ranges_are_an_error_not_a_loop(tmp_path: Path) -> None:
    """A constraint that never holds ends in an error that names it."""
    wire = drill(tmp_path, DRILL.replace("size != speed", "size == 1000"))

    with pytest.raises(DrawError, match="size == 1000"):
        wire.draw(1)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (NumberExpected(Fraction(100), rtol=Fraction(1, 100)), NumberExpected(Fraction(102), rtol=Fraction(1, 100)), True),
        (NumberExpected(Fraction(100), rtol=Fraction(1, 100)), NumberExpected(Fraction(103), rtol=Fraction(1, 100)), False),
        (NumberExpected(Fraction(5)), NumberExpected(Fraction(5)), True),
        (NumberExpected(Fraction(5)), NumberExpected(Fraction(6)), False),
        (NumberExpected(Fraction(5), digits=2), NumberExpected(Fraction(51, 10), digits=2), True),
        (NumberExpected(Fraction(0), atol=Fraction(1)), NumberExpected(Fraction(2), atol=Fraction(1)), True),
    ],
)  # fmt: skip
def test_two_numbers_coincide_where_one_answer_could_mean_both(
    first: NumberExpected, second: NumberExpected, same: bool
) -> None:
    """The intervals of accepted answers touch."""
    assert first.coincides(second) is same


def test_faults_of_all_files_come_together(tmp_path: Path) -> None:
    """Loading lists every fault with file, line and field."""
    write_content(tmp_path, DRILL.replace("level: E", "level: X").replace("answer: 1000", "answr: 1000"))

    with pytest.raises(ContentError) as error:
        Catalogue.load(tmp_path)

    lines = str(error.value).splitlines()
    assert any(line.startswith("links/wire.yaml:2: level: ") for line in lines)
    assert "links/wire.yaml:1: answer: this field is missing" in lines
    assert any(line.startswith("links/wire.yaml:18: answr: ") for line in lines)
