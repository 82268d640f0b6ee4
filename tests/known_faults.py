"""Tests that failed at the last whole run and are not mended yet: each with what is known. A line goes when its test passes.

They are run all the same, and their outcome is told ("xfailed", or "xpassed" where the line can go).
"""

from __future__ import annotations

SHOWN = "written before a question was current only once it was shown; numbers to be looked at anew"
DOUBLED = "a reply came twice where one kill met an owed reply: the bound of one doubled reply is passed"
TIMED = "timed out on a busy machine; not seen on a quiet one yet"
SPACES = "written before spaces inside formulas did not break; the words are the same"
PACED = "an archive a minute: the second one in this conversation is refused"
TALK = "the talk about an open question came between; the way to the follow-up is to be told anew"
READER = "log2(1000) is read as an expression with a base now; the table's row is to be decided"

KNOWN_FAULTS = {
    "test_only_first_tries_without_a_hint_count_as_right": SHOWN,
    "test_windows_and_days_go_by_the_learners_own_calendar": SHOWN,
    "test_one_wrong_answer_is_less_weak_than_many": SHOWN,
    "test_json_and_tables_read_back_are_the_rows": SHOWN,
    "test_after_forgetting_no_column_of_any_table_holds_the_id_or_what_was_typed": SHOWN,
    "test_an_export_holds_every_row_about_a_person_and_none_about_another": SHOWN,
    "test_a_link_opens_the_canonical_question_at_once_and_again_each_time": SPACES,
    "test_persian_digits_are_right_and_the_explanation_walks_the_products": SPACES,
    "test_a_person_can_see_take_and_delete_what_is_kept": PACED,
    "test_killed_anywhere_the_evening_ends_the_same": DOUBLED,
    "test_ten_kills_lose_no_answer_and_no_time": TIMED,
    "test_what_passes_by_itself_is_waited_for_with_one_line": TIMED,
    "test_others_go_on_while_accounts_attack": TIMED,
    "test_health_readiness_and_metrics": TIMED,
    "test_follow_leads_from_an_open_question_to_its_drill": TALK,
    "test_a_right_answer_to_the_canonical_question_is_right[speed-up-log2(1000)]": READER,
}
"""The name of a test, with its parameters where one case is meant, and why it is here."""
