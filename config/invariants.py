"""What must stay possible and what must stay impossible, whatever the guardrails become."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator

from config.account_texts import AccountName, Description
from config.base import Distinct, Model, Shape, Switch
from config.resource_names import PermissionSetName, Place

# What `{...}` may stand for in an ARN or a context value: what follows from the configuration, or
# is known to AWS only, such as an account's id.
HOLES = ("account", "home_region", "log_archive", "management", "partition", "security")

InvariantName = Annotated[
    str,
    Shape(
        r"[a-z](?:[a-z0-9-]*[a-z0-9])?",
        "give 1 to 64 lower-case letters, digits and hyphens, a letter first",
        "payments-can-deploy",
        64,
    ),
]
# A proof is about one request, so that what is proved is what is written.
IamAction = Annotated[
    str,
    Shape(
        r"[a-z0-9-]+:[A-Za-z0-9]+",
        "give one IAM action, service:Operation, without wildcards",
        "cloudformation:CreateStack",
        128,
    ),
]
ResourceArn = Annotated[
    str,
    Shape(
        r"\*|arn:.+",
        "give the ARN of one resource, in which {account} stands for the account's id, or * for an "
        "action without resources",
        "arn:aws:s3:::orders/invoice.pdf",
        2048,
    ),
]
RolePath = Annotated[
    str,
    Shape(
        r"(?:[A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]{1,64}",
        "give a role's name, with its path if it has one",
        "github-deploy",
        512,
    ),
]
ServicePrincipal = Annotated[
    str,
    Shape(
        r"[a-z0-9.-]+\.(?:amazonaws\.com(?:\.cn)?|aws\.internal)",
        "give a service's principal",
        "cloudtrail.amazonaws.com",
        128,
    ),
]
ContextKey = Annotated[
    str,
    Shape(
        r"[A-Za-z0-9._/-]+:.+",
        "give a condition key such as aws:RequestedRegion",
        "aws:RequestedRegion",
        256,
    ),
]


class Who(Model):
    """Who calls: exactly one of these."""

    role: RolePath | None = Field(default=None, description="A role of the account by its name.")
    permission_set: PermissionSetName | None = Field(
        default=None, description="People who use this permission set in the account."
    )
    root_user: Switch = Field(default=False, description="The account's root user.")
    service: ServicePrincipal | None = Field(
        default=None, description="An AWS service that acts for itself."
    )
    outsider: Switch = Field(
        default=False, description="A role of an account that is not in the organization."
    )

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        given = [name for name in type(self).model_fields if getattr(self, name)]
        if len(given) != 1:
            raise ValueError(f"gives {' and '.join(given) or 'nobody'}; {_ONE_CALLER}")
        return self


_ONE_CALLER = "give exactly one of role, permission_set, root_user, service and outsider"


class Places(Model):
    """Where it holds: these accounts, and every account in or below these units."""

    accounts: Annotated[tuple[AccountName, ...], Distinct()] = Field(
        default=(), description="Accounts, by the name of their file in accounts/."
    )
    organizational_units: Annotated[tuple[Place, ...], Distinct()] = Field(
        default=(),
        description="Organizational units: every account in or below them; `root` for all "
        "accounts, the management account included.",
    )


class Invariant(Model):
    """A request that must stay possible, or impossible; proved before guardrails change."""

    # `in` is a word of Python's own.
    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    reason: Description = Field(description="Why it must be so; shown when it is not.")
    who: Who = Field(description="Who calls.")
    can: Annotated[tuple[IamAction, ...], Distinct()] = Field(
        default=(), description="Actions that guardrails must let pass; or else give `cannot`."
    )
    cannot: Annotated[tuple[IamAction, ...], Distinct()] = Field(
        default=(), description="Actions that guardrails must deny; or else give `can`."
    )
    resource: ResourceArn = Field(
        default="*",
        description="ARN of what is acted upon; `*` for an action without resources. "
        f"{', '.join('`{' + hole + '}`' for hole in HOLES)} are filled in.",
    )
    resource_account: AccountName | None = Field(
        default=None,
        description="Account that owns the resource, by the name of its file; by default the "
        "account that calls.",
    )
    places: Places | None = Field(
        default=None,
        alias="in",
        description="Where it holds; by default in every account but the management account.",
    )
    context: Mapping[ContextKey, str | tuple[str, ...]] = Field(
        default_factory=dict,
        examples=[{"aws:RequestedRegion": "eu-central-1"}],
        description="Condition keys of the request. The region is the home region, and the "
        "connection encrypted, unless something else is said here; other keys are absent.",
    )
    unknown: Annotated[tuple[ContextKey, ...], Distinct()] = Field(
        default=(),
        examples=[["aws:RequestedRegion"]],
        description="Condition keys that may have any value: it must hold whatever they are. "
        "Where the caller comes from and the time of day are always among them.",
    )
    accept_undetermined: Switch = Field(
        default=False,
        description="Whether it passes when the decision depends on a key that is not known. "
        "It is shown either way.",
    )

    @model_validator(mode="after")
    def _one_of_can_and_cannot(self) -> Self:
        if bool(self.can) == bool(self.cannot):
            raise ValueError("give actions under one of `can` and `cannot`, and only one")
        return self

    @model_validator(mode="after")
    def _no_key_is_known_and_unknown(self) -> Self:
        known = {key.lower() for key in self.context}
        both = sorted(key for key in self.unknown if key.lower() in known)
        if both:
            raise ValueError(f"has {', '.join(both)} in both context and unknown; remove one")
        return self
