"""Which API member a property stands for: the same name but for case and number."""

from collections.abc import Iterable

from sandbox.provider.errors import NotServedError


def match(name: str, members: Iterable[str]) -> str | None:
    """Find the member with the same letters, else the one that differs in number only.

    Raises:
        NotServedError: if two members would do, so that the declaration has to say which.
    """
    found = list(members)
    for form in (_letters, _singular):
        same = [member for member in found if form(member) == form(name)]
        if len(same) > 1:
            raise NotServedError(f"{name} may be {' or '.join(same)}: name the member in `args`")
        if same:
            return same[0]
    return None


def _letters(name: str) -> str:
    return name.replace("_", "").lower()


def _singular(name: str) -> str:
    letters = _letters(name)
    return letters[:-3] + "y" if letters.endswith("ies") else letters.rstrip("s")
