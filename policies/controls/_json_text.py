"""Inputs that are JSON text or objects, as a program likes."""

import json
from functools import lru_cache

TEXTS_KEPT = 64
"""A resource's documents are asked for by one check after the other, and read once."""


def parsed(value: object) -> object:
    """Data from JSON text, or as it is given; None for text that is no JSON.

    Nobody changes what comes from a text: it is given to the next who asks, too.
    """
    return _read(value) if isinstance(value, str) else value


@lru_cache(maxsize=TEXTS_KEPT)
def _read(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
