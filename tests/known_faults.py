"""Tests that failed at the last whole run and are not mended yet: each with what is known. A line goes when its test passes.

They are run all the same, and their outcome is told ("xfailed", or "xpassed" where the line can go).
"""

from __future__ import annotations

DOUBLED = "a reply came twice where one kill met an owed reply: the bound of one doubled reply is passed"
TIMED = "timed out on a busy machine; not seen on a quiet one yet"

KNOWN_FAULTS = {
    "test_killed_anywhere_the_evening_ends_the_same": DOUBLED,
    "test_ten_kills_lose_no_answer_and_no_time": TIMED,
    "test_what_passes_by_itself_is_waited_for_with_one_line": TIMED,
    "test_others_go_on_while_accounts_attack": TIMED,
    "test_health_readiness_and_metrics": TIMED,
}
"""The name of a test, with its parameters where one case is meant, and why it is here."""
