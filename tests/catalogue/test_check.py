"""`epsilon check` finds every fault that is planted, names its file and field, and says nothing of sound content."""

from pathlib import Path

import pytest

from bot.catalogue import content_folder
from bot.catalogue.check import check
from bot.cli.check import run
from tests.catalogue.drill_text import DRILL, TOPIC, write_content

SEEDS = 120


def faults(folder: Path, drill: str = DRILL, topic: str = TOPIC) -> list[str]:
    return [str(fault) for fault in check(write_content(folder, drill, topic), seeds=SEEDS, workers=1).faults]


def test_sound_content_has_no_faults(tmp_path: Path) -> None:
    """The drill in which the others' faults are planted is itself sound."""
    assert faults(tmp_path) == []


DRILL_FAULTS = [
    # what is planted, in place of what, and where and how it is reported
    ("a missing field", "why: {en: Whoever sizes a cluster does this daily., fa: هر کس خوشه‌ای را برآورد می‌کند هر روز این کار را می‌کند.}\n", "", "why: this field is missing"),
    ("an unknown field", "unit: ms", "unit: ms\nunits: ms", "units: there is no field units here. Did you mean unit?"),
    ("a field of another file", "unit: ms", "unit: ms\ngroup: cost", "group: there is no field group here: group belongs in topic.yaml"),
    ("a field of another kind", "unit: ms", "unit: ms\nseveral: true", "several: there is no field several here: several belongs in a drill whose kind is choice"),
    ("a field that belongs under another one", "unit: ms", "unit: ms\nfigure: line", "figure: there is no field figure here: figure belongs in `picture` of a drill"),
    ("a field that many have", "answer: seconds\n", "answer: seconds\n    text: {en: Seconds, fa: ثانیه}\n", "steps.0.text: there is no field text here"),
    ("a kind that does not exist", "kind: number", "kind: riddle", "the kind riddle is none of"),
    ("a language missing", "{en: Divide the amount by the speed., fa: مقدار را بر سرعت تقسیم کنید.}", "{en: Divide.}", "hints.0.fa: this field is missing"),
    ("a word that YAML twists", "choices: [12.5, 25, 50, 100]", "choices: [12.5, 25, 1e3]", "parameters.speed.choices.2: YAML readers disagree"),
    ("an alias", "unit: ms", "unit: &u ms", "unit: anchors are not allowed"),
    ("a duplicate field", "unit: ms", "unit: ms\nunit: s", "unit: this key is here twice"),
    ("code in an expression", "answer: 1000 * seconds", "answer: __import__('os').getpid()", "answer: "),
    ("an unknown solver", "seconds: size / speed", "seconds: solve(size)", "let.seconds: there is no function or solver"),
    ("an unknown name", "seconds: size / speed", "seconds: size / sped", ":17: let.seconds: there is no `sped` here. Did you mean `speed`?"),
    ("an unknown name in a constraint", "size != speed", "sise != speed", ":15: constraints.0: there is no `sise` here. Did you mean `size`?"),
    ("an unknown name in the answer", "answer: 1000 * seconds", "answer: 1000 * secnds", ":18: answer: there is no `secnds` here. Did you mean `seconds`?"),
    ("an unknown name in a branch that is seldom taken", "answer: 1000 * seconds", "answer: 1000 * seconds if size < 41 else secnds", ":18: answer: there is no `secnds`"),
    ("a function's name misspelled as a value", "answer: 1000 * seconds", "answer: 1000 * seconds + sqr", ":18: answer: there is no `sqr` here. Did you mean `sqrt`?"),
    ("a function that is not called", "answer: 1000 * seconds", "answer: 1000 * seconds + sqrt", ":18: answer: `sqrt` is a function: write `sqrt(…)`"),
    ("an unknown function in the answer", "answer: 1000 * seconds", "answer: 1000 * seconds + sqr(0)", ":18: answer: there is no function or solver `sqr`. Did you mean `sqrt`?"),
    ("an unknown name in a wrong way", "value: 1000 * speed / size", "value: 1000 * sped / size", ":34: misconceptions.0.value: there is no `sped` here. Did you mean `speed`?"),
    ("an unknown name in a condition", "value: 1000 * speed / size", "value: 1000 * speed / size\n    when: sped > 2", ":35: misconceptions.0.when: there is no `sped` here"),
    ("an unknown name in what the feedback claims", "value: 1000 * speed / size", "value: 1000 * speed / size\n    holds: sped > 2", ":35: misconceptions.0.holds: there is no `sped` here"),
    ("an unknown name in a step", "    answer: seconds\n", "    answer: secnds\n", ":27: steps.0.answer: there is no `secnds` here. Did you mean `seconds`?"),
    ("an unknown function in a step", "    answer: seconds\n", "    answer: sqr(seconds)\n", ":27: steps.0.answer: there is no function or solver `sqr`"),
    ("an unknown name in an oracle", "oracle: size * 1000 / speed", "oracle: size * 1000 / sped", ":19: oracle: there is no `sped` here"),
    ("a derived value before it is there", "  seconds: size / speed", "  seconds: late / speed\n  late: size", ":17: let.seconds: `late` comes later in `let`"),
    ("an unknown name in a unit", "unit: ms", "unit: << sped >>", ":9: unit: "),
    ("a claim of the feedback without a value", "value: 1000 * speed / size", "value: 1000 * speed / size\n    holds: 1 / (size - 7) > 0", ":35: misconceptions.0.holds: `1 / (size - 7) > 0` has no value"),
    ("a wrong answer", "answer: 1000 * seconds", "answer: 1024 * seconds", "oracle: the oracle says 280, the answer is 286.72"),
    ("an answer wrong for some seeds only", "oracle: size * 1000 / speed", "oracle: size * 1000 / speed + (1 if size == 40 else 0)", "oracle: the oracle says"),
    ("a division by zero for some seeds", "seconds: size / speed", "seconds: size / speed + 0 / (size - 13)", ":17: let.seconds: `size / speed + 0 / (size - 13)` has no value: it divides by zero (ZeroDivisionError"),
    ("a power in the way of a calculator", "answer: 1000 * seconds", "answer: 10^3 * seconds", ":18: answer: `10^3 * seconds`: powers are written `**`, not `^`"),
    ("a text in a sum", "answer: 1000 * seconds", "answer: 1000 * seconds + 'a'", ":18: answer: `1000 * seconds + 'a'` has no value: a number and a text do not go together with + (TypeError: "),
    ("no variant to be drawn", "from: 1, to: 40}\nconstraints:\n  - size != speed", "from: 30, to: 40}\nconstraints:\n  - size == 7", "no variant can be drawn"),
    ("a canonical variant outside of the constraints", "size != speed", "size > 8", "the constraint `size > 8` does not hold"),
    ("a misconception that is right", "value: 1000 * speed / size", "value: 1001 * size / speed", "misconception upside-down coincides with the answer"),
    ("a place in one language only", "fa: پیوندی $<< speed >>$ گیگابایت", "fa: پیوندی $25$ گیگابایت", "text: places differ"),
    ("a formula in one language only", "$\\frac{<< size >>}{<< speed >>}$ s.", "$<< size >>/<< speed >>$ s.", "explanation: formulas differ"),
    ("a place that cannot be filled", "<< size >>}{<< speed >>}$ s.", "<< size >>}{<< spede >>}$ s.", "explanation.en: there is no `spede` here. Did you mean `speed`?"),
    ("a broken template", "en: A second has 1000 ms.", "en: A second has << 1000 ms.", "hints.1.en: an operator is missing before `ms`, or a place << is not closed by >> (TemplateSyntaxError: "),
    ("a hint that gives the answer", "{en: A second has 1000 ms., fa: هر ثانیه ۱۰۰۰ میلی‌ثانیه است.}", "{en: 'It is << 1000 * seconds >>.', fa: 'این << 1000 * seconds >> است.'}", "hints.1.en: this shows the answer"),
    ("a feedback that gives the answer", "{en: More data must take longer., fa: دادهٔ بیشتر باید زمان بیشتری ببرد.}", "{en: 'No, << answer >>.', fa: 'نه، << answer >>.'}", "misconceptions.0.feedback.fa: this shows the answer"),
    ("HTML", "en: A second has 1000 ms.", "en: A second has <b>1000</b> ms.", "hints.1.en: HTML is not allowed"),
    ("a link", "en: A second has 1000 ms.", "en: 'See [this](http://example.org).'", "hints.1.en: this Markdown is not allowed: link"),
    ("a lone dollar", "en: A second has 1000 ms.", "en: A second costs $1000 ms.", "hints.1.en: a lone $"),
    ("LaTeX that a client cannot draw", "{en: A second has 1000 ms., fa: هر ثانیه ۱۰۰۰ میلی‌ثانیه است.}", "{en: '$\\boxed{1}$', fa: '$\\boxed{1}$ است'}", "hints.1.en: not every client can draw \\boxed"),
    ("braces that do not match", "$\\frac{<< size >>}{<< speed >>}$ s.", "$\\frac{<< size >>{<< speed >>}$ s.", "explanation.en: braces do not match"),
    ("a text too long", "en: A second has 1000 ms.", "en: " + "long " * 200, "hints.1.en: 999 characters, more than 700"),
    ("an Arabic letter", "مقدار را بر سرعت تقسیم کنید", "مقدار را بر سرعت تقسيم کنید", "hints.0.fa: Arabic letter"),
    ("Latin digits in Persian", "هر ثانیه ۱۰۰۰ میلی", "هر ثانیه 1000 میلی", "hints.1.fa: Latin digits"),
    ("straight quotes in Persian", "مقدار را بر سرعت تقسیم کنید", 'مقدار را بر "سرعت" تقسیم کنید', "hints.0.fa: straight quotes"),
    ("a half-space missing after می", "دادهٔ بیشتر باید", "دادهٔ بیشتر می باید", "misconceptions.0.feedback.fa: half-space after می"),
    ("a half-space missing before ها", "مقدار را", "مقدار ها را", "hints.0.fa: half-space before ها"),
    ("a Latin comma in Persian", "مقدار را بر سرعت", "'مقدار را, بر سرعت", "hints.0.fa: Latin punctuation"),
    ("a word that is not agreed on", "مقدار را بر سرعت تقسیم کنید", "نرخ آموزش را تقسیم کنید", "hints.0.fa: write «نرخ یادگیری»"),
    ("a step whose oracle disagrees", "oracle: size * (1 / speed)", "oracle: size * (2 / speed)", "steps.0.oracle: the oracle says"),
    ("a step without an oracle", "    oracle: size * (1 / speed)\n", "", "steps.0: a step whose kind is number needs `oracle`"),
    ("a step that is the answer", "    answer: seconds\n    oracle: size * (1 / speed)", "    answer: seconds * 1000\n    oracle: size * (1000 / speed)", "steps.0: this step has the value of the answer: 280"),
    ("a step that is an earlier one", "because: {", """  - ask: {en: And for $<< size >>$ GB again?, fa: و باز برای $<< size >>$ گیگابایت؟}
    answer: size / speed
    oracle: size * (1 / speed)
    tolerance: {relative: 0.01}
    tell: {en: It is the same., fa: همان است.}
because: {""", "steps.1: this step has the value of step 1: 0.28"),
    ("a step that asks with its own value", "How many seconds do $<< size >>$ GB take?, fa: $<< size >>$", "How many seconds do $<< seconds >>$ take?, fa: $<< seconds >>$", "steps.0.ask.en: this shows the answer"),
    ("a step that uses what nobody told", "How many seconds do $<< size >>$ GB take?, fa: $<< size >>$", "How many seconds do $<< size * 3 >>$ GB take?, fa: $<< size * 3 >>$", "steps.0.ask.en: this number was not told before: 21"),
    ("a step that tells the answer", "It is $<< seconds | digits(4) >>$ seconds., fa: $<< seconds | digits(4) >>$ ثانیه", "It is $<< answer >>$ ms., fa: $<< answer >>$ میلی‌ثانیه", "steps.0.tell.en: this shows the answer"),
    ("a step with a place that cannot be filled", "It is $<< seconds |", "It is $<< minutes |", "steps.0.tell.en: there is no `minutes` here"),
    ("a name of something unknown", "  speed: {en: the speed", "  sped: {en: the speed", "names.sped: there is no `sped` here. Did you mean `speed`?"),
    ("a name for what is not in the drill", "  speed: {en: the speed", "  2 * size: {en: the speed", ":24: names.2 * size: nothing in this drill is called `2 * size`"),
    ("a name for a number that is not in the drill", "  speed: {en: the speed", "  '60': {en: the speed", "names.60: nothing in this drill is called `60`"),
    ("a canonical value that is no choice", "canonical: 25, choices", "canonical: 30, choices", ":12: parameters.speed.canonical: 30 is none of the `choices`"),
    ("a canonical value out of its range", "canonical: 7, from", "canonical: 47, from", ":13: parameters.size.canonical: 47 is not between `from` and `to`"),
    ("a canonical word in a range", "canonical: 7, from", "canonical: seven, from", "parameters.size.canonical: seven is not between `from` and `to`"),
    ("a canonical list that is too long", "  size: {canonical: 7,", "  sizes: {canonical: [1, 2, 3], length: 2, from: 1, to: 5}\n  size: {canonical: 7,", "parameters.sizes.canonical: this list has 3 items"),
    ("a canonical list with an item out of the range", "  size: {canonical: 7,", "  sizes: {canonical: [1, 9], length: 2, from: 1, to: 5}\n  size: {canonical: 7,", "parameters.sizes.canonical: 9 is not between"),
    ("a because line too long", "because: {en: More data", "because: {en: " + "More and more and more " * 5 + "data", "because.en: "),
    ("a picture of the wrong result", "why: {", "picture: {figure: float-bits, of: size}\nwhy: {", "picture.of: float-bits shows a Rounded, not a int"),
    ("bars without names", "why: {", "picture: {figure: bars, of: '[size, speed]', title: {en: Sizes, fa: اندازه‌ها}}\nwhy: {", "picture.of: bars need a name each"),
    ("a line without its axis", "why: {", "picture: {figure: line, of: '[size, speed]', title: {en: Sizes, fa: اندازه‌ها}}\nwhy: {", "picture: a line needs `at`"),
    ("a line whose lengths differ", "why: {", "picture: {figure: line, of: '[size, speed]', at: '[1, 2, 3]', title: {en: Sizes, fa: اندازه‌ها}, across: {en: time, fa: زمان}}\nwhy: {", "picture.of: a line has a number for each place"),
    ("a picture with a field of another", "why: {", "picture: {figure: grid, of: '[[1, 2]]', unit: GB, title: {en: Sizes, fa: اندازه‌ها}}\nwhy: {", "picture: a picture of grid has no `unit`"),
    ("a formula in a picture's words", "why: {", "picture: {figure: grid, of: '[[1, 2]]', title: {en: The $n^2$ pairs, fa: جفت‌های $n^2$}}\nwhy: {", "picture.title: a picture's words have no formulas"),
    ("one thing counted as several", "{en: More data must take longer., fa: دادهٔ بیشتر باید زمان بیشتری ببرد.}", "{en: Even << size - 6 >> files take longer., fa: حتی << size - 6 >> فایل زمان بیشتری می‌برد.}", 'misconceptions.0.feedback.en: "1 files": write << count | counted'),
    ("English for Persian", "مقدار را بر سرعت تقسیم کنید.", "Divide the amount by the speed.", "hints.0.fa: this is not Persian"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "report"), [f[1:] for f in DRILL_FAULTS], ids=[f[0] for f in DRILL_FAULTS]
)
def test_a_planted_fault_of_a_drill_is_found(tmp_path: Path, old: str, new: str, report: str) -> None:
    """Each fault is reported with the drill's file and the field it stands in."""
    assert old in DRILL
    terms = "terms:\n  - {en: learning rate, use: نرخ یادگیری, avoid: [نرخ آموزش]}\n"
    (tmp_path / "terms.yaml").write_text(terms, encoding="utf-8")
    planted = DRILL.replace(old, new).replace(
        "fa: 'مقدار را, بر سرعت تقسیم کنید.}", "fa: 'مقدار را, بر سرعت تقسیم کنید.'}"
    )

    found = faults(tmp_path, planted)

    assert any(line.startswith("links/wire.yaml:") and report in line for line in found), found


def test_an_oracle_does_not_see_what_a_solver_makes(tmp_path: Path) -> None:
    solved = DRILL.replace(
        "seconds: size / speed", "seconds: size / speed\n  cost: matrix_chain([1, 2, 3]).cost"
    )
    found = faults(
        tmp_path, solved.replace("oracle: size * 1000 / speed", "oracle: size * 1000 / speed + cost")
    )

    assert found == ["links/wire.yaml:20: oracle: an oracle does not see `cost`, since a solver makes it"]


def test_a_name_for_a_derived_value_that_is_no_number_is_never_said(tmp_path: Path) -> None:
    """Slips are wrong numbers: a solver's result has none, but its fields may."""
    derived = DRILL.replace("  seconds:", "  chain: matrix_chain([1, 2, 3])\n  seconds:")
    found = faults(tmp_path, derived.replace("names:\n", "names:\n  chain: {en: the chain, fa: زنجیره}\n"))

    assert found == ["links/wire.yaml:25: names.chain: no slip names `chain`, so these words are never said"]


def test_all_unknown_names_are_told_at_once(tmp_path: Path) -> None:
    several = DRILL.replace("answer: 1000 * seconds", "answer: 1000 * secnds")
    found = faults(tmp_path, several.replace("value: 1000 * speed", "value: 1000 * sped"))

    assert [fault.partition(" there")[0] for fault in found] == [
        "links/wire.yaml:18: answer:",
        "links/wire.yaml:34: misconceptions.0.value:",
    ]


TOPIC_FAULTS = [
    ("a drill without a file", "drills: [wire]", "drills: [wire, air]", "drills.1: there is no file air.yaml"),
    ("a drill not listed", "drills: [wire]", "drills: [wire, wire]", "drills.1: wire is here twice"),
    ("a follow-up that is none", "follow_up: wire", "follow_up: air", "question.follow_up: there is no drill air"),
    ("a rubric without Persian", "phrases: {en: [bandwidth], fa: [پهنای باند]}", "phrases: {en: [bandwidth], fa: []}", "question.points.0.phrases.fa"),
    ("a field that is indented too far", "  revision: 1", "  revision: 1\n  group: cost", "question.group: there is no field group here: group belongs in topic.yaml, not indented"),
    ("a point without weight", "weight: 1", "weight: 0", "question.points.0.weight"),
    ("a point twice", "id: distance", "id: speed", "question.points: two points have the same id"),
    ("a model answer that misses a point", "by latency, and", "and", "question.points.1.phrases.en: the model answer"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "report"), [f[1:] for f in TOPIC_FAULTS], ids=[f[0] for f in TOPIC_FAULTS]
)
def test_a_planted_fault_of_a_topic_is_found(tmp_path: Path, old: str, new: str, report: str) -> None:
    """Each fault is reported with the topic's file and the field it stands in."""
    assert old in TOPIC

    found = faults(tmp_path, topic=TOPIC.replace(old, new))

    assert any(line.startswith("links/topic.yaml:") and report in line for line in found), found


def test_the_command_prints_a_line_a_fault_and_a_summary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1 with faults, 0 without, 2 for a file that is not there."""
    sound = write_content(tmp_path / "sound")
    broken = write_content(tmp_path / "broken", DRILL.replace("level: E", "level: X"))

    assert run([], sound, seeds=5) == 0
    assert capsys.readouterr().out.startswith("0 faults in 1 topic, 1 drill, 6 variants in each language")
    assert run([str(broken / "links" / "wire.yaml")], broken, seeds=5) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("links/wire.yaml:2: level: ")
    assert lines[-1].startswith("1 fault in 0 topics, 1 drill")
    assert run([str(tmp_path / "nothing.yaml")], sound) == 2


def test_the_folder_of_cases_can_be_checked_alone() -> None:
    """A few variants are enough for it, too: what so few show once or twice may be chance."""
    report = check(content_folder(), [content_folder() / "cases"], seeds=20, workers=1)

    assert report.faults == ()
    assert report.drills == len(list((content_folder() / "cases").glob("*.yaml")))
