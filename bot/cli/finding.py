"""A question that was named on the command line, in whatever content there is; what is broken elsewhere does not matter."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue

NEARLY = 70
"""How alike two names are, of 100, for one to be meant by the other."""


def tell_missing(catalogue: Catalogue, question_id: str) -> None:
    """Says on standard error why there is no such question: what is wrong with its file, or what may have been meant."""
    if faults := catalogue.faults_of(question_id):
        for fault in faults:
            print(f"epsilon: {fault}", file=sys.stderr)
        return
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    known = [topic.id for topic in catalogue.topics]
    known += [drill.id for topic in catalogue.topics for drill in topic.drills]
    known += [case.id for case in catalogue.cases]
    nearest = extractOne(question_id, known, scorer=ratio, score_cutoff=NEARLY)
    meant = f" Did you mean {nearest[0]}?" if nearest else ""
    print(f"epsilon: there is no question {question_id!r}.{meant}", file=sys.stderr)
