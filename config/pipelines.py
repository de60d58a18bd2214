"""Pipelines outside AWS that deploy into an account, each through a role of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from config.account_texts import Description
from config.base import Distinct, Model, Shape, Whole
from config.guardrail_texts import Audience, IssuerUrl
from config.resource_names import CustomerManagedPolicy, ManagedPolicy, RolePattern

# A role's name has 64 characters at most, of which `<organization>-deploy-` takes up to 32.
PipelineName = Annotated[
    str,
    Shape(
        r"[a-z](?:[a-z0-9-]*[a-z0-9])?",
        "give 1 to 32 lower-case letters, digits and hyphens, a letter first",
        "deploy",
        32,
    ),
]
PipelineSubject = Annotated[
    str,
    Shape(
        r"[A-Za-z0-9_:/.@*-]+",
        "give the `sub` claim of the pipeline's tokens",
        "repo:example/payments:environment:production",
        255,
    ),
]

_NAME = r"[A-Za-z0-9_.@-]+"
_REF = r"[A-Za-z0-9_./@-]+"


@dataclass(frozen=True, kw_only=True)
class PipelineProvider:
    """Who vouches for pipelines, and what the claims of its tokens look like.

    Attributes:
        issuer: Host of its issuer, without `https://`.
        audience: What the `aud` claim of tokens for AWS says.
        subject: Regular expression of a `sub` claim that one branch, tag or environment of one
            repository has, and no other.
        example: Such a claim.
    """

    issuer: str
    audience: str
    subject: str
    example: str


# A token of Buildkite names the commit as well, which no role can know beforehand. Sources:
# https://docs.github.com/en/actions/reference/security/oidc
# https://docs.gitlab.com/ci/cloud_services/aws/
# https://buildkite.com/docs/pipelines/security/oidc/aws
PIPELINE_PROVIDERS: Mapping[str, PipelineProvider] = MappingProxyType(
    {
        "github": PipelineProvider(
            issuer="token.actions.githubusercontent.com",
            audience="sts.amazonaws.com",
            subject=rf"repo:{_NAME}/{_NAME}:(environment:{_NAME}|ref:refs/(heads|tags)/{_REF})",
            example="repo:example/payments:environment:production",
        ),
        "gitlab": PipelineProvider(
            issuer="gitlab.com",
            audience="https://gitlab.com",
            subject=rf"project_path:{_NAME}(/{_NAME})+:ref_type:(branch|tag):ref:{_REF}",
            example="project_path:example/payments:ref_type:branch:ref:main",
        ),
        "buildkite": PipelineProvider(
            issuer="agent.buildkite.com",
            audience="sts.amazonaws.com",
            subject=rf"organization:{_NAME}:pipeline:{_NAME}:ref:{_REF}:commit:\*:step:{_NAME}",
            example="organization:example:pipeline:payments:ref:refs/heads/main:commit:*:step:up",
        ),
    }
)


class Pipeline(Model):
    """A pipeline that deploys into the account; its key is its name."""

    description: Description = Field(description="What it deploys.")
    provider: Literal["github", "gitlab", "buildkite"] = Field(
        description="Whose tokens it comes with."
    )
    subject: PipelineSubject = Field(
        description="The `sub` claim of its tokens: one branch, tag or environment of one "
        "repository, without wildcards but for the commit that Buildkite names."
    )
    issuer: IssuerUrl | None = Field(
        default=None,
        description="Host of the issuer, without `https://`, where it is one's own (GitHub "
        "Enterprise Server, GitLab Self-Managed). Default: the provider's.",
    )
    audience: Audience | None = Field(
        default=None,
        description="The `aud` claim of its tokens. Default: what the provider documents for AWS.",
    )
    managed_policies: Annotated[tuple[ManagedPolicy, ...], Distinct()] = Field(
        default=(),
        description="What it may do: policies that AWS manages, by what follows `policy/` in their "
        "ARN. The permissions boundary limits all of them.",
    )
    customer_managed_policies: Annotated[tuple[CustomerManagedPolicy, ...], Distinct()] = Field(
        default=(), description="What it may do: names of policies in the account, path `/`."
    )
    makes_roles: RolePattern | None = Field(
        default=None,
        description="Names (with `*`) of the roles that it may make, change and pass on, all "
        "within the permissions boundary. Default: none.",
    )
    # IAM API Reference, CreateRole: MaxSessionDuration from one to twelve hours.
    session_minutes: Whole = Field(
        default=60, ge=60, le=720, description="Longest session in minutes."
    )

    @model_validator(mode="after")
    def _one_subject(self) -> Self:
        provider = PIPELINE_PROVIDERS[self.provider]
        if not re.fullmatch(provider.subject, self.subject, re.ASCII):
            raise ValueError(
                f"subject {self.subject} is not one branch, tag or environment of one repository; "
                f"give one such as {provider.example}"
            )
        return self

    @property
    def issuer_host(self) -> str:
        """The issuer, without `https://`: its own, or the provider's."""
        return self.issuer or PIPELINE_PROVIDERS[self.provider].issuer

    @property
    def token_audience(self) -> str:
        """What the `aud` claim of its tokens says."""
        return self.audience or PIPELINE_PROVIDERS[self.provider].audience
