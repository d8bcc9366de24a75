"""When a denominator is too small for its share to be read by itself."""

from __future__ import annotations

# Of four boards, one more or less moves a share by 25 points, more than most changes that are worth telling, and the
# 95 % Wilson interval of none of four already reaches 49 %. Five is also the least expected count for which the
# chi-square distribution is close enough (Cochran 1954, Biometrics 10:417-451): one limit for all tables.
ENOUGH = 5


def is_small(*denominators: float | None) -> bool:
    """True where one of the denominators is under 5; one that is missing is not counted."""
    return any(each is not None and each < ENOUGH for each in denominators)
