"""Words that count in a number typed: magnitudes, hedges, what is no number, what is code; in English and in Persian."""

from __future__ import annotations

import re

MAGNITUDES = {
    **dict.fromkeys(("k", "K", "thousand", "thousands", "هزار"), 3),
    **dict.fromkeys(("M", "million", "millions", "mln", "میلیون"), 6),
    **dict.fromkeys(("G", "bn", "billion", "billions", "میلیارد", "بیلیون"), 9),
    **dict.fromkeys(("T", "trillion", "trillions", "تریلیون", "هزارمیلیارد"), 12),
    **dict.fromkeys(("P",), 15),
}
BINARY_MAGNITUDES = {"Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50}
PREFIXES = {"k", "K", "M", "G", "T", "P", *BINARY_MAGNITUDES}
OPERATIONS = {"operation", "operations", "ops", "عملیات", "عمل"}
"""Words for FLOP where the question asks for work."""
HEDGES = {
    "to",
    "or",
    "between",
    "until",
    "تا",
    "یا",
    "بین",
    "not",
    "isn't",
    "isnt",
    "never",
    "نیست",
    "نه",
    "±",
    "versus",
    "vs",
    "except",
    "least",
    "most",
    "than",
    "حداقل",
    "حداکثر",
    "بیشتر",
    "کمتر",
    "بیش",
    "کم",
    "over",
    "under",
    "above",
    "below",
    "زیر",
    "بالای",
    "doesn't",
    "but",
    "no",
    "بالا",
    "can't",
    "cannot",
    "wrong",
    "wrong:",
    "incorrect",
    "غیر",
    "غلط",
    "اشتباه",
    "نادرست",
}
OPERATED_BEFORE = re.compile(
    r"(?:\b(?:twice|double|triple|half|root|square of|cube of|inverse of|log of|به توان|بتوان|نصف|جذر|رادیکال|ریشه|مربع|مکعب|سوم|دوم)|∛)"
    r"(?: of)?(?: the)?[\s(-]*$",
    re.IGNORECASE,
)
OPERATED_AFTER = re.compile(
    r"(?:squared|cubed|(?:minus|plus) (?:one|two|three|ten)|divided|multiplied|to the|twice|doubled|halved"
    r"|times (?:two|three|ten)|point [a-z]+"
    r"|hundred|dozen|lakh|crore|hundredths?|thousandths?|millionths?|tenths?|tens"
    r"|به توان|بتوان|منهای|تقسیم|به علاوه|بعلاوه|دهم|صدم|هزارم|میلیونم|میلیاردم|صد)\b"
)
"""An operation in words that is not read: the number beside it is not the answer."""
CLASSIFIER = "تا"
"""After a number alone it counts things, as in ``۳۰ تا``; between two numbers it means "to"."""
CODE = {"lambda", "import", "def", "return", "exec", "eval", "print"}
UNUSABLE = {
    "nan": "not-a-number",
    "inf": "infinite",
    "infinity": "infinite",
    "infinite": "infinite",
    "بینهایت": "infinite",
}
CONSTANTS = {"pi", "e", "E"}
