"""Which of the landing zone's stacks Pulumi has selected.

A stack is imported when it is built: what the other two use of pulumi_aws takes 0.2 to 0.4 s of CPU
time to import.
"""

from collections.abc import Callable, Mapping

import pulumi

from config import ConfigurationError, LandingZone, load
from config.location import configuration_folder


def build() -> None:
    """Build the selected stack from the configuration.

    The configuration is the folder that the environment variable BULKHEAD_CONFIG names, or
    `config` beside the program.

    Raises:
        pulumi.RunError: If the configuration has errors, with all of them, or if there is no stack
            of the selected name, with those that there are. Pulumi shows it without a traceback.
    """
    landing_zone = _configuration()
    stacks = _stacks(landing_zone)
    selected = pulumi.get_stack()
    if selected not in stacks:
        raise pulumi.RunError(_no_such_stack(selected, landing_zone, ", ".join(stacks)))
    stacks[selected](landing_zone)


def _configuration() -> LandingZone:
    try:
        return load(configuration_folder())
    except ConfigurationError as error:
        raise pulumi.RunError(str(error)) from error


def _stacks(landing_zone: LandingZone) -> Mapping[str, Callable[[LandingZone], object]]:
    accounts = landing_zone.organization.accounts
    return {
        "organization": _organization,
        accounts.log_archive: _log_archive,
        accounts.security: _security,
    }


def _organization(landing_zone: LandingZone) -> None:
    from components.stacks.organization import organization  # noqa: PLC0415 - as said above

    organization(landing_zone)


def _log_archive(landing_zone: LandingZone) -> None:
    from components.stacks.log_archive import log_archive  # noqa: PLC0415 - as said above

    log_archive(landing_zone)


def _security(landing_zone: LandingZone) -> None:
    from components.stacks.security import security  # noqa: PLC0415 - as said above

    security(landing_zone)


def _no_such_stack(selected: str, landing_zone: LandingZone, valid: str) -> str:
    if selected in landing_zone.accounts:
        return f"account {selected} has no stack of its own yet; the stacks are {valid}"
    return f"no stack is called {selected}; the stacks are {valid}"
