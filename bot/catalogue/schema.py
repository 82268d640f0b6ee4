"""The format of content: what a topic's file and a drill's file hold.

The descriptions here are what an author's editor shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)

from bot.domain.grading.kinds import KINDS, expected_class
from bot.domain.question.text import Localized

if TYPE_CHECKING:
    from bot.catalogue.expectations import Expectation, Functions

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=30)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=8000)]
LevelLetter = Literal["E", "M", "H"]


def _number_as_text(value: object) -> object:
    return str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value


Expression = Annotated[
    str,
    BeforeValidator(_number_as_text, json_schema_input_type=str | int | Decimal),
    StringConstraints(min_length=1, max_length=1000),
]
"""Arithmetic over parameters, derived values and solvers."""
Literal_ = Annotated[str, StringConstraints(min_length=1, max_length=500)]
"""A text taken as it stands, in which ``<< >>`` may put values."""
Condition = Annotated[
    str,
    BeforeValidator(
        lambda value: str(value) if isinstance(value, bool) else value, json_schema_input_type=str | bool
    ),
    StringConstraints(min_length=1, max_length=1000),
]
Scalar: TypeAlias = bool | int | Decimal | str


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class Both(Part):
    """The same text in both languages."""

    en: Prose = Field(description="English: small Markdown with LaTeX and places `<< >>`")
    fa: Prose = Field(description="Persian: the same facts, the same places, the same formulas")

    @model_validator(mode="before")
    @classmethod
    def _a_draft_may_have_one(cls, data: Any, info: ValidationInfo) -> Any:
        """In a draft, a text in one language stands for both."""
        if not (info.context or {}).get("draft") or not isinstance(data, dict):
            return data
        return {"en": data.get("fa"), "fa": data.get("en")} | data

    def localized(self) -> Localized:
        """The domain's text, without the space around it."""
        return Localized(self.en.strip(), self.fa.strip())


class Parameter(Part):
    """A number, word or list that is drawn: from a range (`from`, `to`, `step`), or from `choices`; `length` makes it a list."""

    canonical: Scalar | list[Scalar] = Field(description="the value in the first, fixed variant")
    from_: int | Decimal | None = Field(None, alias="from", description="least value")
    to: int | Decimal | None = Field(None, description="greatest value")
    step: int | Decimal = Field(1, description="distance between neighbouring values")
    choices: list[Scalar] | None = Field(None, min_length=1, description="values to draw from")
    length: int | list[int] | None = Field(None, description="length of a list, or [least, greatest]")
    distinct: bool = Field(False, description="no value twice in the list")

    @model_validator(mode="after")
    def _one_source(self) -> Parameter:
        ranged = self.from_ is not None and self.to is not None
        if ranged == (self.choices is not None) or (self.from_ is None) != (self.to is None):
            raise ValueError("give either `from` and `to`, or `choices`")
        if self.from_ is not None and self.to is not None and (self.from_ > self.to or self.step <= 0):
            raise ValueError("`from` must not exceed `to`, and `step` must be positive")
        if isinstance(self.length, list) and not (
            len(self.length) == 2 and 1 <= self.length[0] <= self.length[1]
        ):
            raise ValueError("`length` is a number or [least, greatest]")
        if isinstance(self.canonical, list) != (self.length is not None):
            raise ValueError("a list has a `length`, and only a list has one")
        return self


class Tolerance(Part):
    """How near is near enough; exactly one of the three. The question says it in plain words by itself."""

    relative: Decimal | None = Field(None, gt=0, lt=1, description="0.01 is 1 %")
    absolute: int | Decimal | None = Field(
        None, gt=0, description="how far the answer may be off, in its unit"
    )
    digits: int | None = Field(None, ge=1, le=15, description="significant digits")

    @model_validator(mode="after")
    def _one(self) -> Tolerance:
        if sum(x is not None for x in (self.relative, self.absolute, self.digits)) != 1:
            raise ValueError("give exactly one of `relative`, `absolute`, `digits`")
        return self


class MisconceptionEntry(Part):
    """A wrong way that people really take, computed on the variant's own numbers."""

    id: Id = Field(description="a short name, of small letters, digits and hyphens")
    value: Expression = Field(description="what the wrong way answers (written as `answer` is)")
    when: Condition | None = Field(None, description="only in variants where this holds")
    holds: Condition | None = Field(
        None,
        description="what the feedback claims of the variant's numbers; `epsilon check` sees that it is true",
    )
    coincides: Literal["redraw", "drop"] = Field(
        "redraw",
        description="where it equals the answer or an earlier misconception: draw again, or do without it",
    )
    feedback: Both = Field(description="why it is wrong and what to do, without the answer")


class OptionEntry(Part):
    id: Id = Field(description="a short name, of small letters, digits and hyphens")
    text: Both = Field(description="what the learner reads")
    correct: Condition | None = Field(None, description="choice: true, false or a condition")
    rank: Expression | None = Field(None, description="ordering: options are sorted by it, least first")
    when: Condition | None = Field(None, description="only in variants where this holds")
    feedback: Both | None = Field(None, description="what to say to who chose it wrongly (or left it out)")


GENERAL_FIGURES: Mapping[str, tuple[str, ...]] = {
    "bars": ("title", "names", "unit"),
    "line": ("title", "names", "at", "across", "unit"),
    "grid": ("title", "names", "across"),
}
"""Figures that show numbers of any drill, with the fields that each takes beside ``of``."""


class PictureEntry(Part):
    figure: Literal[
        "chain-table",
        "chain-trees",
        "float-bits",
        "running-sum",
        "memory",
        "batches",
        "lattice",
        "pages",
        "pipeline",
        "roofline",
        "block-grid",
        "bars",
        "line",
        "grid",
    ] = Field(description="what kind of picture is drawn")
    of: Expression = Field(
        description="what it shows: a solver's result (lattice: the radius); bars: a list of numbers; line: one of them, or a list of"
        " them for several curves; grid: a list of rows of numbers"
    )
    title: Both | None = Field(
        None, description="bars, line and grid: what is seen, a few words without formulas"
    )
    names: list[Both] = Field([], description="bars: of each bar; line: of each curve; grid: of each row")
    at: Expression | None = Field(
        None, description="line: where each value stands on the axis below, ascending"
    )
    across: Both | None = Field(None, description="line and grid: what goes from left to right")
    unit: str | None = Field(None, description="bars and line: the unit of the numbers, such as GB")

    @model_validator(mode="after")
    def _words_for_numbers(self) -> Self:
        general = self.figure in GENERAL_FIGURES
        given = {
            "title": self.title,
            "names": self.names,
            "at": self.at,
            "across": self.across,
            "unit": self.unit,
        }
        takes = GENERAL_FIGURES.get(self.figure, ())
        for name, value in given.items():
            if value and name not in takes:
                raise ValueError(f"a picture of {self.figure} has no `{name}`")
        if general and self.title is None:
            raise ValueError(f"a picture of {self.figure} needs a `title`")
        if self.figure == "line" and (self.at is None or self.across is None):
            raise ValueError("a line needs `at` (its places on the axis) and `across` (the name of the axis)")
        return self


class StepOption(Part):
    id: Id = Field(description="a short name, of small letters, digits and hyphens")
    text: Both = Field(description="what the learner reads")
    correct: Condition = Field(description="true, false or a condition; one option is right")


if TYPE_CHECKING:
    StepKind = str
else:
    StepKind = Literal[tuple(name for name in KINDS if expected_class(name).in_steps)]
STEP_FIELDS = ("answer", "oracle", "unit", "tolerance", "format", "symbols", "assumptions", "options")
"""Fields that a step of some kinds has."""


class StepEntry(Part):
    """One rung of the ladder: a small question on the way to the answer, judged as a drill of its kind is."""

    ask: Both = Field(
        description="the small question; numbers in it stand in the question, or were asked or told before"
    )
    kind: StepKind = Field("number", description="how answers are read; `number` where nothing is said")
    answer: Expression | None = Field(
        None, description="written as a drill's `answer` of this kind; none for a choice"
    )
    oracle: Expression | None = Field(
        None,
        description="number and value: the answer found another way; it sees what the drill's `oracle` sees",
    )
    unit: Literal_ | None = Field(None, description="number: the unit in which `answer` is")
    tolerance: Tolerance | None = Field(None, description="number: none means exactly")
    format: Literal_ | None = Field(None, description="value: float16, …")
    symbols: list[Name] | None = Field(None, min_length=1, description="expression and growth: the symbols")
    assumptions: list[Literal_] = Field(default_factory=list, description="growth: orders between symbols")
    options: list[StepOption] | None = Field(
        None, min_length=2, max_length=6, description="choice: the options"
    )
    tell: Both = Field(
        description="what is said when it is right, or after two misses: this step, worked out"
    )

    @model_validator(mode="after")
    def _fits_its_kind(self) -> StepEntry:
        from bot.catalogue.kinds import drill_class

        drill = drill_class(self.kind)
        given = {name for name in STEP_FIELDS if getattr(self, name)}
        if missing := sorted(drill.step_needs - given):
            raise ValueError(f"a step whose kind is {self.kind} needs `{missing[0]}`")
        if foreign := sorted(given - drill.step_needs - drill.step_may):
            raise ValueError(f"a step whose kind is {self.kind} has no `{foreign[0]}`")
        return self


class AnyDrill(Part):
    draft: bool = Field(
        False, description="true while it is being written: one language is enough, and nobody is asked it"
    )
    revision: int = Field(ge=1, description="raised when the meaning of the question changes")
    level: LevelLetter = Field(description="E, M or H: how hard it is in an interview")
    title: Both = Field(description="a few words that name it, in lists and headings")
    text: Both = Field(description="the question, as an interviewer asks it")
    instructions: Both = Field(description="how to answer; the example of an accepted answer comes by itself")
    parameters: dict[Name, Parameter] = Field(
        default_factory=dict, description="what is drawn anew for each variant, by name"
    )
    constraints: list[Condition] = Field(
        default_factory=list, description="what every drawn variant must satisfy"
    )
    let: dict[Name, Expression] = Field(
        default_factory=dict, description="derived values and solvers' results, in order"
    )
    hints: list[Both] = Field(
        min_length=2, max_length=3, description="each goes further; none gives the answer"
    )
    misconceptions: list[MisconceptionEntry] = Field(
        default_factory=list, description="wrong ways with the answer each leads to, and what is said of it"
    )
    names: dict[Expression, Both] = Field(
        default_factory=dict,
        description="what parts of the expressions are called, such as `width` or `2 * width`: a slip is told in these words",
    )
    steps: Sequence[StepEntry] = Field(
        default_factory=list,
        max_length=5,
        description="the ladder: small questions that lead to the answer; the question itself comes last by itself",
    )
    because: Both | None = Field(
        None,
        description="one sentence after a right answer, with this variant's numbers; up to 120 characters",
    )
    explanation: Both = Field(description="this variant, step by step")
    picture: PictureEntry | None = Field(None, description="a picture of this variant beside the explanation")
    why: Both = Field(description="why an interviewer asks it")

    step_needs: ClassVar[frozenset[str]] = frozenset()
    """Fields that a step of this kind must have, where there are such steps; ``step_may``: those that it may have."""
    step_may: ClassVar[frozenset[str]] = frozenset()
    judged_by: ClassVar[str] = ""
    """The field of an option by which it is judged."""
    has_parts: ClassVar[bool] = False
    """Whether its steps are parts, which are all that is answered."""
    works_out: ClassVar[bool] = False
    """Whether a step's answer is arithmetic in which slips are looked for."""
    arithmetic: ClassVar[frozenset[str]] = frozenset()
    """Fields of this kind alone that are expressions; with `answer` among them, a misconception's `value` is one too."""
    shuffled_first: ClassVar[bool] = False
    """Whether the first, fixed variant shows its options in a drawn order too."""

    if TYPE_CHECKING:
        kind: str

    def answer_of(self, functions: Functions) -> Expectation:
        """What the right answer is judged against. Raises ExpressionError."""
        raise NotImplementedError

    def misconception_of(self, value: str, functions: Functions) -> Expectation:
        """What a wrong way's answer is judged against, by the same conventions as the right one. Raises ExpressionError."""
        raise NotImplementedError

    def home(self, folder: str) -> str:
        """The topic that it counts for; ``folder`` is the one of its file."""
        return folder


class CasePart(StepEntry):
    """One part of a case: judged as a step is; ``part.<id>`` is its value in later ones, the person's own where theirs was wrong."""

    id: Name = Field(description="how later parts call its value: `part.<id>`")
    name: Both = Field(description="a few words for the table at the end")


class SourceEntry(Part):
    name: Prose = Field(description="authors and title, in English")
    year: int = Field(ge=1600, le=2100, description="of its publication")


class OptionsDrill(AnyDrill):
    options: list[OptionEntry] = Field(
        min_length=2, max_length=30, description="what there is to choose from, or to put in order"
    )
    pick: int | None = Field(
        None, ge=2, le=10, description="how many options a variant shows (canonically the first)"
    )
    oracle: Expression | None = Field(
        None, description="the ids of the right options (in order), found another way"
    )

    @model_validator(mode="after")
    def _distinct(self) -> OptionsDrill:
        ids = [option.id for option in self.options]
        if len(set(ids)) != len(ids):
            raise ValueError("two options have the same id")
        return self


class Phrases(Part):
    """Words that reveal a point: `a|b` are alternatives, `*` any ending; all words of a phrase near each other, in any order."""

    en: list[Prose] = Field(min_length=1, description="English phrases")
    fa: list[Prose] = Field(min_length=1, description="Persian phrases")


class PointEntry(Part):
    id: Id = Field(description="a short name, of small letters, digits and hyphens")
    weight: int = Field(ge=1, le=5, description="how much it counts, 1 to 5")
    text: Both = Field(description="what the learner reads")
    phrases: Phrases | None = Field(None, description="only in a topic without a hearing.yaml")


class ClaimEntry(Both):
    """What people say wrongly, in quotation marks, with its correction."""

    id: Id | None = Field(None, description="as hearing.yaml calls it")

    def id_at(self, number: int) -> str:
        """Its id, or its place where it has none."""
        return self.id or f"claim-{number}"


class OpenQuestionEntry(Part):
    revision: int = Field(ge=1, description="raised when the meaning of the question changes")
    text: Both = Field(description="what the learner reads")
    hints: list[Both] = Field(
        min_length=2, max_length=3, description="each goes further; none gives the answer"
    )
    points: list[PointEntry] = Field(min_length=3, max_length=12, description="what a good answer says")
    model_answer: Both = Field(description="what a good candidate would say, with all points")
    wrong_claims: list[ClaimEntry] = Field(
        min_length=1, description="what people often say that is not so, with its correction"
    )
    why: Both = Field(description="why an interviewer asks it")
    sources: list[SourceEntry] = Field(min_length=1, description="where it comes from: authors, title, year")
    after: Both | None = Field(
        None, description="the work that this question follows, as a sentence under its sources"
    )
    follow_up: Id | None = Field(None, description="the drill of this topic that the examiner asks next")


class TopicFile(Part):
    draft: bool = Field(
        False, description="true while it is being written: one language is enough, and nobody is asked it"
    )
    position: int = Field(ge=1, description="place in the book's order")
    title: Both = Field(description="a few words that name it, in lists and headings")
    level: LevelLetter = Field(description="E, M or H: how hard it is in an interview")
    group: Literal["numerics", "cost", "memory", "hardware", "algorithms", "other"] = Field(
        "other", description="under which heading /topics lists it"
    )
    drills: list[Id] = Field(
        min_length=1, description="the drills in the order they are shown; each has a file of its name"
    )
    question: OpenQuestionEntry = Field(description="the open question that the topic begins with")
