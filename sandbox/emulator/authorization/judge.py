"""What the sandbox asks about a call, and what it wants to hear: the door to an evaluator.

The sandbox imports nothing from its siblings, and the evaluator is one of them. So the dependency
is turned round: these types are the sandbox's, whoever starts the emulator names a function that
takes and gives them (`python -m sandbox.emulator --judge module:function`), and the emulator
imports it by that name when it starts. Without a name nothing is enforced, as in moto.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from importlib import import_module


@dataclass(frozen=True)
class Attached:
    """A policy document that is attached somewhere.

    Attributes:
        arn: The policy's ARN.
        content: The document as JSON text.
    """

    arn: str
    content: str


@dataclass(frozen=True)
class Level:
    """What is attached to the root, an organizational unit or an account.

    Attributes:
        node: The id of that root, unit or account.
        policies: The attached policies of one type, but for AWS's own that allows everything.
        full_access: Whether AWS's own policy that allows everything is attached as well.
    """

    node: str
    policies: tuple[Attached, ...]
    full_access: bool


@dataclass(frozen=True)
class Guardrails:
    """The organization policies that may bind a call.

    Attributes:
        organization: The organization's id.
        management_account: Its management account.
        service_control: From the root down to the caller's account; empty where no service
            control policy binds it: outside of the organization, or while the type is disabled.
        resource_control: The same for the account that owns the resource, and for resource
            control policies.
    """

    organization: str
    management_account: str
    service_control: tuple[Level, ...]
    resource_control: tuple[Level, ...]


@dataclass(frozen=True)
class Question:
    """One action on one resource; a call may need several.

    Attributes:
        principal: The caller's ARN; for a role's session the role's. Or `anonymous`, or the name
            or ARN of an identity provider.
        account: The caller's account; empty for a caller that has none.
        action: The IAM action, `service:Operation`.
        resource: The ARN, `*` for an action without resources, None where it is not known.
        resource_account: The account that owns the resource.
        keys: The condition keys that the attached policies name and the call carries.
        unknown: The condition keys that they name and of which the sandbox knows nothing.
    """

    principal: str
    account: str
    action: str
    resource: str | None
    resource_account: str
    keys: Mapping[str, tuple[str, ...]]
    unknown: frozenset[str]


class Outcome(Enum):
    """What a judge says."""

    ALLOWED = "allowed"
    DENIED = "denied"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True)
class Verdict:
    """The answer to a question.

    Attributes:
        outcome: What is decided.
        policy_type: The kind of policy that decided, as AWS's messages name it.
        policy: The ARN of the policy that denies; empty where none allows.
        missing: What is not known and would decide: condition keys, or `resource`.
    """

    outcome: Outcome
    policy_type: str = ""
    policy: str = ""
    missing: tuple[str, ...] = ()


Judge = Callable[[Question, Guardrails], Verdict]


def load_judge(name: str) -> Judge:
    """Import a judge by its name, `module:function`.

    Raises:
        ImportError: There is no such module or function.
    """
    module, _, function = name.partition(":")
    try:
        judge: Judge = getattr(import_module(module), function)
    except (AttributeError, ValueError) as error:
        raise ImportError(f"{name!r} is no judge; write module:function") from error
    return judge
