"""Verdicts come back from the store as they went in."""

from __future__ import annotations

import json
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.grading.verdict import Outcome, Reason, Understood, Verdict
from bot.store.verdicts import from_json, to_json

texts = st.text(max_size=20)
values = st.one_of(texts, st.integers(), st.fractions())
understood = st.builds(Understood, texts, st.none() | st.fractions(), st.booleans(), st.none() | texts)
reasons = st.builds(Reason, texts, st.dictionaries(texts, values, max_size=3))
verdicts = st.builds(
    Verdict,
    st.sampled_from(Outcome),
    st.fractions(0, 1),
    st.none() | understood,
    st.lists(reasons, max_size=3).map(tuple),
    st.none() | texts,
)


@given(verdicts)
def test_any_verdict_comes_back_from_json_as_it_was(verdict: Verdict) -> None:
    back = from_json(json.loads(json.dumps(to_json(verdict))))
    assert back == verdict
    for before, after in zip(verdict.reasons, back.reasons, strict=True):
        assert {n: type(v) for n, v in before.values.items()} == {n: type(v) for n, v in after.values.items()}


def test_a_number_too_long_to_write_out_is_left_out_rather_than_refused() -> None:
    huge = Verdict(Outcome.WRONG, Fraction(0), Understood("9^9999", Fraction(9) ** 9999))
    back = from_json(json.loads(json.dumps(to_json(huge))))
    assert back.understood == Understood("9^9999", None)
