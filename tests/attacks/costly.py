"""Answers of at most 500 characters that would cost seconds, were they not bounded before anything is computed."""

from __future__ import annotations

from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.growth.expected import GrowthExpected

GROWTH = GrowthExpected("T*d", ("T", "d"))
EXPRESSION = ExpressionExpected("2*n*d", ("n", "d"))

GROWTHS = {
    "factors": "(T+d)" * 100,
    "terms": "+".join(["(T+d)^8"] * 55),
    "powers": "+".join(["(T+d+1)^5"] * 50),
    "powers of powers": "((T+d+1)^6)^6",
    "terms none of which leads": "+".join(f"T^{60 - i}*d^{i}" for i in range(50)),
    "quotients": "1/(T+1)" * 70,
    "logarithms": "log(T+d)" * 60,
    "roots": "sqrt(T+d+1)" * 45,
    "towers": "T^2^3^" * 40 + "2",
    "stirling": "(20T)!" * 80,
}

EXPRESSIONS = {
    "tower of numbers": "0.1^-1" * 71,
    "tower of ones": "2*n*d" + "*1^0.1^-1" * 50,
    "tower times nothing": "2*n*d+(0.1^-1" + "^0.1^-1" * 60 + ")*0",
    "tower of symbols": "n^-10.1^" * 55 + "n",
    "roots of roots": "2*n*d*" + "sqrt(" * 45 + "2" + ")" * 45,
    "one root of a large number": "2*n*d*(1e4999+1)^(1/7)/(1e4999+1)^(1/7)",
    "roots of a high degree": "2*n*d*2^(1/9999)*3^(1/9998)/(3^(1/9998)*2^(1/9999))",
    "floors": "2*n*d+floor(n)-floor(n)+" + "+".join(f"floor({p}*n)-floor({p}*n)" for p in range(2, 20)),
    "quotients": "2*n*d+" + "+".join(f"n/(n+{p})-1/(1+{p}/n)" for p in range(2, 20)),
    "factorials": "2*n*d+" + "+".join(["999!-999!"] * 45),
    "logarithms": "2*n*d+" + "+".join(f"ln({p}*n)-ln({p})-ln(n)" for p in range(2, 20)),
    "denested roots": "2*n*d+" + "+".join(["sqrt(5+2*sqrt(6))-sqrt(2)-sqrt(3)"] * 12),
    "greatest and least": "2*n*d*" + "*".join(["max(n,d)*min(n,d)/n/d"] * 15),
}
