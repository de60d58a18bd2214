"""Text of the form `{name=value, name={...}}`, as queries write structs and maps into CSV files.

The form has no quotes, so a value that looks like its syntax makes it ambiguous. Where the names
are known, only they begin a new value; braces must balance.
"""

import re
from collections.abc import Container, Iterator

Struct = dict[str, object]

_NAME = re.compile(r"\s*([A-Za-z0-9_.:/-]+)=")
_OPENING, _CLOSING = "{[", "}]"


def read_struct(text: str, names: Container[str] | None) -> Struct:
    """Read a struct or map.

    Args:
        text: with its braces.
        names: the names that may begin a value, in lower case; None where every name may.

    Raises:
        ValueError: it has not the form; the message does not repeat the text.
    """
    inner = _inside(text.strip(), "{}")
    struct: Struct = {}
    last = ""
    for part in _parts(inner):
        found = _NAME.match(part)
        if found and (names is None or found[1].lower() in names):
            last = found[1]
            struct[last] = part[found.end() :]
        elif last:
            struct[last] = f"{struct[last]},{part}"
        elif part.strip():
            raise ValueError("a struct begins with a name and =")
    return {name: _value(value, names) for name, value in struct.items()}


def read_structs(text: str, names: Container[str] | None) -> list[Struct]:
    """Read a list of structs, `[{...}, {...}]`; see `read_struct`."""
    inner = _inside(text.strip(), "[]")
    return [read_struct(part, names) for part in _parts(inner) if part.strip()]


def _value(value: object, names: Container[str] | None) -> object:
    text = str(value).strip()
    if names is None or not text.startswith("{"):
        return None if text == "null" else text
    return read_struct(text, names)


def _inside(text: str, pair: str) -> str:
    if len(text) < len(pair) or text[0] != pair[0] or text[-1] != pair[1]:
        raise ValueError(f"it does not begin with {pair[0]} and end with {pair[1]}")
    return text[1:-1]


def _parts(text: str) -> Iterator[str]:
    """Split at the commas that are in no braces."""
    depth = begin = 0
    for place, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth -= 1
        elif character == "," and depth == 0:
            yield text[begin:place]
            begin = place + 1
    if depth != 0:
        raise ValueError("its braces do not balance")
    yield text[begin:]
