"""What a text denies and what it affirms, in both languages: a denied point is never credited."""

from __future__ import annotations

import pytest

from bot.domain.hearing.heard import Claim, Hearing
from bot.domain.hearing.pattern import parse

KEPT = {"all": (parse("keep | kept | نگه دار | ذخیره & state | states | حالت"),)}
LINEAR = {"all": (parse("memory | حافظه & linear | خطی"),)}
NO_ROOT = {"all": (parse("no root | root not needed | جذر لازم نیست | بدون جذر"),)}
HEARING = Hearing({"kept": KEPT, "linear": LINEAR, "no-root": NO_ROOT}, {}, {}, {"mem": "memory"})


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("All states must be kept", {"kept"}), ("u gotta keep every state", {"kept"}), ("The mem is linear.", {"linear"}), ("we keep the states, so memory is linear", {"kept", "linear"}),
        ("It is not about keeping states", set()), ("We don't keep the states", set()), ("dont keep any state", set()), ("No states are kept", set()), ("The states need not be kept, but memory is linear", {"linear"}),
        ("I doubt that states are kept and that memory is linear", set()), ("It is wrong to say that we keep the states", set()), ("Keeping the states makes no sense", set()), ("Contrary to what people say, states are kept", set()),
        ("States are kept. That's wrong.", set()), ("Nobody says that the states are kept", set()), ("Memory is linear. I don't believe that.", set()), ("Whether states are kept or not does not matter", set()),
        ("Not only are the states kept, the memory is linear", {"kept", "linear"}), ("There is no doubt that states are kept", {"kept"}), ("It isn't magic: states are kept", {"kept"}), ("Nobody denies that states are kept", {"kept"}),
        ("I don't know much, but memory is linear", {"linear"}), ("no root is needed", {"no-root"}), ("it is not true that no root is needed", set()), ("Keeping or storing the states does not help", set()),
        ("حالت‌ها را نگه می‌داریم", {"kept"}), ("حالت ها رو نگه میداریم", {"kept"}), ("حالتها ذخیره میشن و حافظه خطیه", {"kept", "linear"}), ("حافظه خطی است", {"linear"}),
        ("حالت‌ها را نگه نمی‌داریم", set()), ("حالت ها ذخیره نمیشن", set()), ("حافظه خطی نیست", set()), ("نیازی نیست حالت‌ها ذخیره شوند و حافظه هم خطی نیست", set()), ("لازم نیست حالت‌ها ذخیره شوند ولی حافظه خطی است", {"linear"}),
        ("این‌طور نیست که حالت‌ها ذخیره شوند", set()), ("شک دارم که حافظه خطی باشد", set()), ("این حرف که حالت‌ها ذخیره می‌شوند غلط است", set()), ("برخلاف تصور، حافظه خطی است", set()), ("ذخیره کردن حالت‌ها بی‌فایده است", set()),
        ("حافظه ربطی به طول ندارد و خطی نیست", set()), ("نه حالت‌ها ذخیره می‌شوند نه حافظه خطی است", set()), ("شکی نیست که حافظه خطی است", {"linear"}), ("نه تنها حالت‌ها ذخیره می‌شوند بلکه حافظه خطی است", {"kept", "linear"}),
        ("Keeping the states? No, that is not needed.", set()), ("Keep all states? They're never used.", set()), ("Linear memory? I very much doubt it.", set()), ("Keeping states, no, I see no use in it.", set()),
        ("Keeping all states, I doubt that helps.", set()), ("Why keep the states? No gradient without them.", {"kept"}), ("Keep the states? Yes, all of them.", {"kept"}), ("What about keeping states? Not needed.", set()),
        ("Is memory linear? It is.", {"linear"}), ("Memory: linear, no?", {"linear"}), ("Keep the states? No doubt.", {"kept"}), ("memory linear, no problem", {"linear"}),
        ("حافظه که خطی نیست", set()), ("حالت‌ها را نگه داریم؟ نه، فایده‌ای ندارد.", set()), ("حافظهٔ خطی؟ فکر نمی‌کنم.", set()), ("ذخیرهٔ حالت‌ها نه، چیز دیگری", set()), ("حافظه خطی است، نه درجه دو", {"linear"}),
        ("حافظهٔ خطی، نه درجه دو", {"linear"}), ("چرا حالت‌ها را نگه می‌داریم؟ نه برای سرعت، برای گرادیان.", {"kept"}), ("حافظه خطی است؟ بله.", {"linear"}), ("ذخیره کردن حالت‌ها کار بیهوده‌ای است", set()),
        ("The method keeps no states", set()), ("It needs no root", {"no-root"}), ("ذخیرهٔ حالت‌ها گران است و اینجا کاربردی ندارد", set()), ("حافظه خطی است و سرعت تأثیری ندارد", {"linear"}),
        ("No worry, all states are kept", {"kept"}), ("No extra work needed, we keep the states", {"kept"}), ("No states, gradients or sums are kept", set()), ("When it is not enough, keep all states", {"kept"}),
        ("If memory is not short, we keep the states", {"kept"}), ("Both keep every state, they don't cost the same", {"kept"}), ("It does not because memory is linear", {"linear"}), ("an error up to 5, and the states are kept", {"kept"}), ("The states are kept and cannot be the cause", {"kept"}), ("kept = states * 4, sum = 3, root, memory linear", {"kept", "linear"}),
        ("(n-1)! states are kept", {"kept"}), ("w/o keeping the states", set()), ("weights, gradients, sums, two moments, that is more: all states are kept", {"kept"}),
        ("با چند نمونه حالت‌ها را ذخیره می‌کنیم", {"kept"}), ("به جای جمع، حالت‌ها را ذخیره می‌کنیم", {"kept"}), ("حالت‌ها را برنمی‌گردونه و ذخیره نمی‌کنه", set()), ("موقع ترین حالت‌ها ذخیره می‌شوند", {"kept"}),
        ("جذر لازم نیست", {"no-root"}), ("بدون جذر مقایسه می‌کنیم", {"no-root"}), ("کسی منکر این نیست که حافظه خطی است", {"linear"}),
    ],
)  # fmt: skip
def test_a_point_is_heard_where_it_is_affirmed_and_never_where_it_is_denied(
    text: str, heard: set[str]
) -> None:
    assert set(HEARING.hear(text).points) == heard


def test_a_denied_point_is_told_apart_from_one_not_named() -> None:
    heard = HEARING.hear("The states need not be kept. Something else.")

    assert dict(heard.denied) == {"kept": "The states need not be kept"}
    assert not heard.points


def test_a_quote_is_the_clause_as_it_was_written() -> None:
    heard = HEARING.hear("Well, u gotta KEEP every State till the end, but the rest is free.")

    assert heard.points["kept"] == "u gotta KEEP every State till the end"


def test_a_bare_list_names_and_is_not_credited() -> None:
    heard = HEARING.hear("keep states, linear memory, no root, loops, tricks")

    assert not heard.points
    assert set(heard.named) == {"kept", "linear", "no-root"}


def test_no_with_a_negative_verb_is_one_denial_that_may_be_what_is_said() -> None:
    said = {
        "free": {"all": (parse("بازمحاسبه & هزینه‌ای ندارد"),)},
        "cost": {"all": (parse("بازمحاسبه & هزینه"),)},
    }
    heard = Hearing(said, {}, {}, {}).hear("بازمحاسبه هیچ هزینه‌ای ندارد")

    assert set(heard.points) == {"free"}
    assert set(heard.denied) == {"cost"}


CLAIMED = Hearing(
    {"linear": LINEAR}, {"greedy": Claim({"all": (parse("cheapest | ارزان* & first | اول"),)})}, {}, {}
)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("You take the cheapest first", {"greedy"}), ("I think the cheapest first", {"greedy"}), ("ارزان‌ترین را اول می‌گیریم", {"greedy"}), ("People know: the cheapest first", {"greedy"}),
        ("Most people would take the cheapest first", set()), ("People often think the cheapest pair goes first. It does not.", set()), ("A colleague of mine always took the cheapest first", set()),
        ("One could think that the cheapest goes first", set()), ("The common mistake is to take the cheapest first", set()), ("It is tempting to take the cheapest first", set()), ("The naive guess is: the cheapest first", set()),
        ("بعضیا ارزان‌ترین را اول می‌گیرند", set()), ("خیلی‌ها فکر می‌کنند ارزان‌ترین اول باید بیاید", set()), ("یکی ممکنه بگه ارزان‌ترین را اول بگیر", set()),
        ("اولین چیزی که به ذهن میرسه اینه که ارزان‌ترین را اول برداریم، ولی این درست نیست", set()), ("میگن ارزان‌ترین را اول بگیر", set()), ("یه عده خیال می‌کنند ارزان‌ترین اول است", set()),
    ],
)  # fmt: skip
def test_what_others_are_said_to_believe_is_not_charged(text: str, claims: set[str]) -> None:
    assert set(CLAIMED.hear(text).claims) == claims


def test_what_follows_the_belief_of_others_is_heard() -> None:
    assert set(CLAIMED.hear("Many believe the cheapest goes first, but memory is linear").points) == {
        "linear"
    }
    assert set(CLAIMED.hear("بعضیا فکر می‌کنند ارزان‌ترین اول است ولی حافظه خطی است").points) == {"linear"}
