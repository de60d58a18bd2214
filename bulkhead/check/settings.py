"""What is asked of which control: the policy pack's configuration file, read without the engine."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, get_args

from pydantic import ValidationError

from policies.controls import CONTROLS, Control, Params
from policies.controls._exemptions import EXEMPTIONS, Exemption, read_exemptions

Level = Literal["disabled", "advisory", "mandatory", "remediate"]
LEVELS = get_args(Level)
LEVEL = "enforcementLevel"
ALL = "all"
NO_CONTROLS = frozenset({ALL, EXEMPTIONS})  # names in the configuration that are none
IDS = tuple(control.id for control in CONTROLS)


class SettingsError(ValueError):
    """A configuration that cannot be used.

    Attributes:
        problems: Every problem found.
    """

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Settings:
    """Levels and parameters of controls.

    Attributes:
        default: The level of a control that is not named; its own where nothing is said.
        levels: Control -> level.
        params: Control -> what its checks vary by.
        only: The controls to evaluate; none given: all.
        exemptions: What is let be, on whose word and until when.
    """

    default: Level | None = None
    levels: Mapping[str, Level] = field(default_factory=dict)
    params: Mapping[str, Params] = field(default_factory=dict)
    only: frozenset[str] = frozenset()
    exemptions: tuple[Exemption, ...] = ()

    def level(self, control: Control) -> Level:
        """How strictly a control is meant."""
        return self.levels.get(control.id, self.default or control.level)

    def params_of(self, control: Control) -> Params:
        """What a control's checks vary by."""
        return self.params.get(control.id, _DEFAULTS)

    def controls(self) -> tuple[Control, ...]:
        """The controls to evaluate."""
        chosen = (each for each in CONTROLS if not self.only or each.id in self.only)
        return tuple(each for each in chosen if self.level(each) != "disabled")


_DEFAULTS = Params()


def read_settings(text: str, file: str, only: tuple[str, ...] = ()) -> Settings:
    """Read `{"control": "advisory" | {"enforcementLevel": ..., parameter: ...}, "all": ...}`.

    Raises:
        SettingsError: It is wrong; all that is wrong with it is told.
    """
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise SettingsError([f"{file}:{error.lineno}: not JSON: {error.msg}"]) from None
    except RecursionError:
        raise SettingsError([f"{file}: nested too deeply"]) from None
    if not isinstance(content, dict):
        raise SettingsError([f'{file}: no object; write {{"{IDS[0]}": "advisory"}}'])
    problems = [f"{file}: {problem}" for problem in _problems(content)]
    if problems:
        raise SettingsError(problems)
    exemptions = content.pop(EXEMPTIONS, {})
    granted, _ = read_exemptions(exemptions if isinstance(exemptions, dict) else {})
    levels = {name: _level(given) for name, given in content.items()}
    return Settings(
        default=levels.pop(ALL, None),
        levels={name: level for name, level in levels.items() if level},
        params={name: Params.model_validate(_values(given)) for name, given in content.items()},
        only=frozenset(only),
        exemptions=tuple(granted),
    )


def unknown_controls(names: tuple[str, ...]) -> Iterator[str]:
    """Say of each name that it is no control's, and which one may be meant."""
    for name in names:
        if name not in IDS:
            near = get_close_matches(name, IDS, n=1)
            hint = f"; write {near[0]}" if near else "; docs/controls/ lists them"
            yield f"{name}: no such control{hint}"


def _problems(content: Mapping[str, object]) -> Iterator[str]:
    yield from unknown_controls(tuple(name for name in content if name not in NO_CONTROLS))
    for name, given in content.items():
        if name == EXEMPTIONS:
            _, problems = read_exemptions(given if isinstance(given, dict) else {})
            yield from (f"{EXEMPTIONS}.{problem}" for problem in problems)
            continue
        level = given.get(LEVEL) if isinstance(given, dict) else given
        if not (level is None and isinstance(given, dict)) and level not in LEVELS:
            yield f"{name}: no level {level!r}; write one of {', '.join(LEVELS)}"
        try:
            Params.model_validate(_values(given))
        except ValidationError as error:
            for problem in error.errors(include_input=False, include_url=False):
                yield f"{name}.{'.'.join(map(str, problem['loc']))}: {problem['msg']}"


def _level(given: object) -> Level | None:
    level = given.get(LEVEL) if isinstance(given, dict) else given
    return next((each for each in LEVELS if each == level), None)


def _values(given: object) -> dict[str, object]:
    if not isinstance(given, dict):
        return {}
    return {str(name): value for name, value in given.items() if name != LEVEL}
