"""Which function fills which gap."""

from collections import defaultdict
from collections.abc import Callable

from sandbox.emulator.call import Answer, Call

Handler = Callable[[Call], Answer]
Check = Callable[[Call], None]
Perspective = Callable[[Call], str]

ANY = "*"  # every operation of a service

HANDLERS: dict[tuple[str, str], Handler] = {}
CHECKS: defaultdict[tuple[str, str], list[Check]] = defaultdict(list)
PERSPECTIVES: dict[str, Perspective] = {}


def answers(service: str, *operations: str) -> Callable[[Handler], Handler]:
    """The function answers these operations instead of moto; it may ask moto by `call.forward()`.

    Raises:
        ValueError: Another function answers one of them already.
    """

    def keep(handler: Handler) -> Handler:
        for operation in operations:
            if (service, operation) in HANDLERS:
                raise ValueError(f"{service}:{operation} has two handlers")
            HANDLERS[service, operation] = handler
        return handler

    return keep


def before(service: str, *operations: str) -> Callable[[Check], Check]:
    """The function runs before the handler (or moto): it raises AwsError where AWS would refuse.

    It may also make what moto will look for. Several run by the names of their modules, and
    in a module as they are written.
    """

    def keep(check: Check) -> Check:
        for operation in operations:
            CHECKS[service, operation].append(check)
        return check

    return keep


def checks(service: str, operation: str) -> list[Check]:
    """What runs before this operation: the checks of every operation first."""
    return [*CHECKS.get((service, ANY), ()), *CHECKS.get((service, operation), ())]


def speaks_for(service: str) -> Callable[[Perspective], Perspective]:
    """The function says as which account a call to this service is carried out."""

    def keep(perspective: Perspective) -> Perspective:
        PERSPECTIVES[service] = perspective
        return perspective

    return keep
