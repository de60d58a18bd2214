"""Reading the configuration: every file, every rule, every problem at once."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from config.draft import Draft
from config.errors import ConfigurationError
from config.findings import Finding
from config.landing_zone import LandingZone
from config.rules import broken_rules
from config.sources import ACCOUNT_KEYS, ACCOUNTS, Sources, read_sources
from config.yaml_reader import YamlFile


def load(path: Path, unwritten: Mapping[str, str] | None = None) -> LandingZone:
    """Read a landing zone from the folder that holds landing-zone.yaml and accounts/.

    Nothing outside the folder is asked, neither AWS nor the network.

    Args:
        path: The folder.
        unwritten: Texts of files that are not in accounts/ yet, by the name of their account: they
            are read as if they were.

    Raises:
        ConfigurationError: If anything is wrong, with everything that is.
    """
    sources, problems = read_sources(path, unwritten or {})
    landing_zone, found = _checked(sources)
    problems = (*problems, *sources.mistakes(), *map(sources.problem, found))
    if landing_zone is None or problems:
        raise ConfigurationError(problems)
    return landing_zone


def _checked(sources: Sources) -> tuple[LandingZone | None, tuple[Finding, ...]]:
    sections, found = _sections(sources.landing_zone)
    names = frozenset(sources.accounts)
    accounts = {name: file.value for name, file in sources.accounts.items() if file.is_readable}
    whole, broken = examined(sections, accounts, names)
    return whole, (*found, *broken)


def examined(
    sections: Mapping[str, object] | None,
    accounts: Mapping[str, object],
    names: frozenset[str],
) -> tuple[LandingZone | None, tuple[Finding, ...]]:
    """Make a landing zone of what its files say, and find everything that is wrong with it.

    Args:
        sections: What landing-zone.yaml says; None if it is no mapping.
        accounts: What the files in accounts/ say, by account.
        names: Names of all accounts, those too whose files cannot be read.
    """
    try:
        whole = LandingZone.model_validate({**(sections or {}), ACCOUNTS: accounts})
    except ValidationError as error:
        draft = Draft.salvaged(sections or {}, accounts, names)
        translated = _translated(error, without_sections=sections is None)
        return None, (*translated, *broken_rules(draft))
    landing_zone = whole.with_closed_accounts_apart()
    return landing_zone, tuple(broken_rules(Draft.of(landing_zone, names)))


def _sections(file: YamlFile) -> tuple[dict[str, object] | None, tuple[Finding, ...]]:
    """What landing-zone.yaml says; None if it is no mapping."""
    if not file.is_readable:
        return None, ()
    if not isinstance(file.value, dict):
        message = "is not a mapping; give the landing zone's keys, such as `organization:`"
        return None, (Finding((), message),)
    sections = {name: section for name, section in file.value.items() if name not in ACCOUNT_KEYS}
    message = f"is not a key here; each account is a file in {ACCOUNTS}/"
    return sections, tuple(Finding((key,), message) for key in ACCOUNT_KEYS if key in file.value)


def _translated(error: ValidationError, *, without_sections: bool) -> Iterator[Finding]:
    # Words for what is wrong take the models' schema, which a configuration without errors never
    # needs and which takes long to build.
    from config.messages import findings  # noqa: PLC0415 see above

    errors = error.errors(include_url=False)
    if without_sections:
        errors = [details for details in errors if len(details["loc"]) > 1]
    yield from findings(errors)
