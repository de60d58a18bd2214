"""The files of a configuration: finding and reading them, and where in them a place is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from config.errors import Problem
from config.findings import Finding, Location, dotted
from config.yaml_reader import Mistake, Position, YamlFile, read_yaml

LANDING_ZONE = "landing-zone.yaml"
ACCOUNTS = "accounts"
# What the whole configuration has of accounts, and landing-zone.yaml has not.
ACCOUNT_KEYS = (ACCOUNTS, "closed_accounts")
_SUFFIX = ".yaml"
_START = Position(1, 1)


@dataclass(frozen=True)
class Sources:
    """The files of one configuration.

    Attributes:
        folder: Where they are, as the person who asks would write it.
        landing_zone: What landing-zone.yaml says.
        accounts: What each file in accounts/ says, by its name without .yaml.
    """

    folder: Path
    landing_zone: YamlFile
    accounts: Mapping[str, YamlFile]

    def problem(self, finding: Finding) -> Problem:
        """Say in which file and line a finding is."""
        path, file, location = self._file_of(finding.location)
        near = location
        while near and near not in file.positions:
            near = near[:-1]
        position = file.positions.get(near, _first(file))
        return _problem(path, position, location, finding.message)

    def mistakes(self) -> Iterator[Problem]:
        """What is wrong with the files as YAML."""
        landing_zone = self.folder / LANDING_ZONE
        yield from _mistakes(landing_zone, self.landing_zone.mistakes)
        for name, file in self.accounts.items():
            yield from _mistakes(self._account_path(name), file.mistakes)

    def _file_of(self, location: Location) -> tuple[Path, YamlFile, Location]:
        if len(location) > 1 and location[0] == ACCOUNTS and location[1] in self.accounts:
            name = str(location[1])
            return self._account_path(name), self.accounts[name], location[2:]
        return self.folder / LANDING_ZONE, self.landing_zone, location

    def _account_path(self, name: str) -> Path:
        return account_path(self.folder, name)


def account_path(folder: Path, name: str) -> Path:
    """The file of an account in the folder of a configuration."""
    return folder / ACCOUNTS / f"{name}{_SUFFIX}"


def read_sources(folder: Path, unwritten: Mapping[str, str]) -> tuple[Sources, tuple[Problem, ...]]:
    """Read every file, and say what is wrong with the folder itself.

    Args:
        folder: Where they are.
        unwritten: Texts of further files in accounts/, by the name of their account.
    """
    shown = _as_written(folder)
    landing_zone, accounts = shown / LANDING_ZONE, shown / ACCOUNTS
    problems = []
    if not accounts.is_dir():
        message = f"is not a folder; it holds one file for each account, such as payments{_SUFFIX}"
        problems.append(_problem(accounts, _START, (), message))
    entries = sorted(accounts.iterdir()) if accounts.is_dir() else []
    # A file that is no account and looks like one would be an account that is missing.
    entries = [entry for entry in entries if not entry.name.startswith(".")]
    files = [entry for entry in entries if entry.suffix == _SUFFIX]
    problems += [
        _problem(entry, _START, (), f"is not read: accounts are files called NAME{_SUFFIX}")
        for entry in entries
        if entry.suffix not in (_SUFFIX, ".md")
    ]
    texts = {name: read_yaml(text) for name, text in unwritten.items()}
    found = {file.stem: _read(file) for file in files} | texts
    sources = Sources(shown, _read(landing_zone), found)
    return sources, tuple(problems)


def _as_written(folder: Path) -> Path:
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def _read(path: Path) -> YamlFile:
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        return YamlFile(mistakes=[Mistake(_START, (), f"cannot be read: {reason}")])
    try:
        return read_yaml(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = content[: error.start]
        position = Position(before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
        return YamlFile(mistakes=[Mistake(position, (), "is not UTF-8; save it in that encoding")])


def _first(file: YamlFile) -> Position:
    return min(file.positions.values(), default=_START)


def _mistakes(path: Path, mistakes: list[Mistake]) -> Iterator[Problem]:
    for mistake in mistakes:
        yield _problem(path, mistake.position, mistake.location, mistake.message)


def _problem(path: Path, position: Position, location: Location, message: str) -> Problem:
    return Problem(str(path), position.line, position.column, dotted(location), message)
