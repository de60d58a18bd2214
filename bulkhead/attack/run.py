"""Runs the attack on a sandbox that is up."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field

from bulkhead.attack import casting
from bulkhead.attack.api_call import make
from bulkhead.attack.attackers import Session, administrator, landing_zone_session
from bulkhead.attack.attempt import Attempt, Outcome, Untried
from bulkhead.attack.attempts import attempts
from bulkhead.attack.bounded import (
    BOUNDARY,
    beyond_boundary,
    bounded_administrator,
    steps_within_boundary,
)
from bulkhead.attack.everyday import Done, work
from bulkhead.attack.everyday_steps import steps
from bulkhead.attack.props import props
from bulkhead.attack.scene import Scene
from config import LandingZone
from sandbox.errors import SandboxError

POLICY_ARN = re.compile(r"arn:aws:organizations::\d{12}:policy/o-[a-z0-9]+/[a-z0-9_]+/p-[a-z0-9]+")
POLICY_TYPES = (
    "SERVICE_CONTROL_POLICY",
    "RESOURCE_CONTROL_POLICY",
    "DECLARATIVE_POLICY_EC2",
    "S3_POLICY",
)
Maker = Callable[[Session, str, str], AbstractContextManager[Session]]
"""Makes a role in an account with the access role's session, and removes it at the end."""


@dataclass(frozen=True)
class Report:
    """All that was tried.

    Attributes:
        outcomes: How the attempts ended.
        untried: What proofs deny and nobody could try.
        everyday: How everyday work went.
    """

    outcomes: tuple[Outcome, ...]
    untried: tuple[Untried, ...]
    everyday: tuple[Done, ...]


def look_around(landing_zone: LandingZone, variables: Mapping[str, str], workload: str) -> Scene:
    """See what is there: accounts and policies by name, as AWS lists them.

    Raises:
        SandboxError: The organization is not built, or not that far.
    """
    session = landing_zone_session(variables)
    client = session.client("organizations", landing_zone.organization.home_region)
    try:
        organization = client.describe_organization()["Organization"]
    except client.exceptions.AWSOrganizationsNotInUseException:
        raise SandboxError("there is no organization to attack; build it with `make up`") from None
    pages = client.get_paginator("list_accounts").paginate()
    accounts = {one["Name"]: one["Id"] for page in pages for one in page["Accounts"]}
    needed = {workload, landing_zone.organization.accounts.log_archive}
    if lacking := sorted(needed - accounts.keys()):
        raise SandboxError(f"there is no account {', '.join(lacking)}; build it with `make up`")
    found = {
        policy["Name"]: policy["Arn"]
        for policy_type in POLICY_TYPES
        for page in client.get_paginator("list_policies").paginate(Filter=policy_type)
        for policy in page["Policies"]
    }
    return Scene(
        landing_zone=landing_zone,
        organization_id=organization["Id"],
        account_ids=accounts,
        management_id=organization["MasterAccountId"],
        policy_arns=found,
        workload=workload,
    )


@dataclass
class Cast:
    """The attackers' sessions, each made when it is first needed."""

    scene: Scene
    landing_zone: Session
    stack: ExitStack
    _sessions: dict[tuple[str, str], Session] = field(default_factory=dict)

    def session(self, attacker: str, place: str) -> Session:
        """The session of an attacker: see `casting.Role`."""
        if (attacker, place) not in self._sessions:
            self._sessions[attacker, place] = self._new(attacker, place)
        return self._sessions[attacker, place]

    def _new(self, attacker: str, place: str) -> Session:
        ids, own = self.scene.account_ids, self.landing_zone
        made: Mapping[str, Callable[[], Session]] = {
            casting.ACCESS_ROLE: lambda: own.assume(self._access_role(place), self.scene.region),
            casting.ADMINISTRATOR: lambda: self._made(administrator, place),
            casting.ANYBODY: own.unsigned,
            casting.BOUNDED: lambda: self._made(bounded_administrator, place),
            casting.MANAGEMENT: lambda: own,
            casting.OUTSIDER: lambda: own.as_key(f"sandbox-root-{place}"),
            casting.PROVIDER: own.unsigned,
            casting.ROOT_USER: lambda: own.as_key(f"sandbox-root-{ids[place]}"),
            casting.SERVICE: lambda: own.as_key(f"sandbox-service-{place}"),
        }
        return made[attacker]()

    def _access_role(self, place: str) -> str:
        account = self.scene.account_ids[place]
        return f"arn:aws:iam::{account}:role/{self.scene.params.access_role}"

    def _made(self, make: Maker, place: str) -> Session:
        access = self.session(casting.ACCESS_ROLE, place)
        account, region = self.scene.account_ids[place], self.scene.region
        return self.stack.enter_context(make(access, account, region))


def attack(scene: Scene, variables: Mapping[str, str]) -> Report:
    """Try everything, then do everyday work; what was made is removed."""
    with ExitStack() as stack:
        cast = Cast(scene, landing_zone_session(variables), stack)
        made = stack.enter_context(props(scene, cast.session(casting.ACCESS_ROLE, scene.workload)))
        found = [*attempts(scene, made), *beyond_boundary(scene)]
        outcomes = [_outcome(each, cast) for each in found if isinstance(each, Attempt)]
        everyday = tuple(_everyday(cast))
    untried = tuple(each for each in found if isinstance(each, Untried))
    return Report(tuple(outcomes), untried, everyday)


def _everyday(cast: Cast) -> Iterator[Done]:
    scene = cast.scene
    worker = cast.session(casting.ADMINISTRATOR, scene.workload)
    bounded = cast.session(casting.BOUNDED, scene.workload)
    yield from work(worker, steps(scene.workload_id, scene.region, scene.tags), scene.region)
    yield from work(bounded, steps_within_boundary(), scene.region)


def _outcome(attempt: Attempt, cast: Cast) -> Outcome:
    session = cast.session(attempt.attacker, attempt.account)
    answer = make(attempt.call, session.client(attempt.call.service, attempt.call.region))
    names = list(_policies_named(answer.message, cast.scene.policy_arns))
    return Outcome(attempt, answer, ", ".join(names))


def _policies_named(message: str, arns: Mapping[str, str]) -> Iterator[str]:
    """The policies whose ARNs are in a message, by name; a boundary by its kind."""
    known = {arn: name for name, arn in arns.items()}
    if BOUNDARY in message:
        yield BOUNDARY
    for arn in POLICY_ARN.findall(message):
        yield known.get(arn, arn)
