"""How fast a batch is and how long it takes, as a person reads it."""

from __future__ import annotations


def rate(done: int, seconds: float) -> str:
    """Files a minute, in a few digits; empty as long as none is done.

    >>> rate(3, 7.0), rate(4321, 60.0), rate(0, 5.0)
    ('25.7', '4321', '')
    """
    found = 60 * done / seconds if seconds else 0.0
    return f"{found:.0f}" if found >= 100 else f"{found:.3g}" if found else ""


def lasting(seconds: float) -> str:
    """Hours, minutes and seconds.

    >>> lasting(59.6), lasting(3725.0)
    ('0:01:00', '1:02:05')
    """
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
