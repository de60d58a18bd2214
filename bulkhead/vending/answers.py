"""What a request says, what is asked for, and what is taken for granted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bulkhead.vending.request import AccountRequest, RequestError
from bulkhead.vending.suggestions import (
    CLASSIFICATIONS,
    ENVIRONMENTS,
    suggested_range,
    suggestions,
)
from config import LandingZone
from config.shown import instead


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a person has said of the account already; None for what is left open.

    Attributes:
        organizational_unit: Path of the unit that it comes to.
        owner: Team that answers for it.
        description: What it is for.
        email: Address of its root user.
        environment: Stage that it serves.
        data_classification: Most sensitive data that it may hold.
        prefix_length: Length of the prefix of its network, in bits; None for no network.
    """

    organizational_unit: str | None
    owner: str | None
    description: str | None
    email: str | None
    environment: str | None
    data_classification: str | None
    prefix_length: int | None


@dataclass(frozen=True)
class Question:
    """One thing to know about the account.

    Attributes:
        option: The option that says it.
        text: What is asked.
        suggestion: What it is most likely to be.
        choices: What it can be; anything where there are none.
    """

    option: str
    text: str
    suggestion: str | None = None
    choices: Sequence[str] = ()


Ask = Callable[[Question], str]


def completed(
    landing_zone: LandingZone, name: str, given: Given, ask: Ask | None
) -> AccountRequest:
    """Make a request of what is given, asked for and suggested.

    Args:
        landing_zone: The configuration without the account.
        name: The account's name.
        given: What is known.
        ask: Asks a person; None where nobody is there, and suggestions are taken.

    Raises:
        RequestError: Something is missing that cannot be suggested, with all that is, or there is
            no such unit; or the address plan has no free range of that size.
    """
    units = sorted(landing_zone.organizational_units)
    first = {
        "organizational_unit": Question("--ou", "Organizational unit", choices=units),
        "owner": Question("--owner", "Team that answers for it"),
    }
    found = _answers(first, given, ask)
    likely = suggestions(landing_zone, name, found["organizational_unit"] or "")
    second = {
        "description": Question("--description", "What it is for", likely.description),
        "email": Question("--email", "Address of its root user", likely.email),
        "environment": Question("--environment", "Stage", likely.environment, ENVIRONMENTS),
        "data_classification": Question(
            "--data-classification",
            "Most sensitive data",
            likely.data_classification,
            CLASSIFICATIONS,
        ),
    }
    found |= _answers(second, given, ask)
    _require(first | second, found, landing_zone)
    known = {field: value for field, value in found.items() if value is not None}
    return AccountRequest(**known, cidr=_range(landing_zone, given.prefix_length))


def _answers(
    questions: dict[str, Question], given: Given, ask: Ask | None
) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for field, question in questions.items():
        value: str | None = getattr(given, field)
        if value is None:
            value = ask(question) if ask else question.suggestion
        found[field] = value
    return found


def _require(
    questions: dict[str, Question], found: dict[str, str | None], landing_zone: LandingZone
) -> None:
    missing = [question for field, question in questions.items() if found[field] is None]
    problems = [f"{each.option} is missing{_help(each)}" for each in missing]
    unit, units = found["organizational_unit"], landing_zone.organizational_units
    if unit is not None and unit not in units:
        problems = [f"--ou {unit} is not an organizational unit; {instead(unit, units)}", *problems]
    if problems:
        raise RequestError("\n".join(problems))


def _help(question: Question) -> str:
    what = f"{question.text[:1].lower()}{question.text[1:]}"
    return f" ({what}); {instead('', question.choices)}" if question.choices else f" ({what})"


def _range(landing_zone: LandingZone, prefix_length: int | None) -> str | None:
    if landing_zone.network is None or prefix_length is None:
        return None
    free = suggested_range(landing_zone, prefix_length)
    if free is None:
        raise RequestError(
            f"network.supernet {landing_zone.network.supernet} has no free /{prefix_length}; "
            "give a longer --prefix-length or --no-network"
        )
    return free
