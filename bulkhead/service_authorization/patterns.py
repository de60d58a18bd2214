"""What patterns with `*` and `?` mean to each other.

AWS, "Using wildcards in resource ARNs" and "IAM JSON policy elements: Action": `*` stands for any
characters or none, `?` for exactly one.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
"""

from functools import lru_cache

FIELD = "\0"
"""In the second pattern of `overlaps`: any characters but `:` and `/`, such as an account's id."""


def has_wildcard(text: str) -> bool:
    """Say whether the text stands for more than itself."""
    return "*" in text or "?" in text


def matches(pattern: str, text: str) -> bool:
    """Say whether the pattern stands for the text, which holds no wildcard."""
    return covers(pattern, text)


@lru_cache(maxsize=65_536)
def covers(wide: str, narrow: str) -> bool:
    """Say whether `wide` stands for every text that `narrow` stands for.

    The answer is never wrong when it is yes; `?*` against `*?`, which mean the same, is a no.
    """
    # Greedy with one way back, as for plain text: a later `*` can take all that an earlier could.
    at_wide = at_narrow = 0
    star = resume = -1
    while at_narrow < len(narrow):
        here = wide[at_wide] if at_wide < len(wide) else ""
        if here == "*":
            star, resume = at_wide, at_narrow
            at_wide += 1
        elif here == narrow[at_narrow] or (here == "?" and narrow[at_narrow] != "*"):
            at_wide += 1
            at_narrow += 1
        elif star >= 0:
            resume += 1
            at_wide, at_narrow = star + 1, resume
        else:
            return False
    return not wide[at_wide:].strip("*")


@lru_cache(maxsize=65_536)
def overlaps(one: str, other: str) -> bool:
    """Say whether there is a text that both patterns stand for; `other` may hold FIELD too."""
    # `row[j]` says whether what is read of `one` can end where the first j of `other` do.
    row = [True]
    row += [not other[:place].strip("*" + FIELD) for place in range(1, len(other) + 1)]
    for mine in one:
        following = [row[0] and mine == "*"]
        for place, theirs in enumerate(other):
            if "*" in (mine, theirs):
                following.append(row[place + 1] or following[place])
            elif theirs == FIELD:
                following.append(following[place] or (row[place + 1] and mine not in ":/"))
            else:
                following.append(row[place] and (mine == theirs or "?" in (mine, theirs)))
        row = following
    return row[-1]
