"""The roles through which pipelines outside AWS deploy into an account."""

from collections.abc import Callable, Mapping

import pulumi
from pulumi_aws import iam

from components.account_facts import AccountFacts, managed_policy, own_policy
from components.pipeline_policies import pipeline_trust, roles_within_boundary
from components.policy_document import rendered
from config.pipelines import Pipeline

_SECONDS_PER_MINUTE = 60


class PipelineRoles(pulumi.ComponentResource):
    """One role for each pipeline, which its tokens alone can be, within the permissions boundary.

    No pipeline holds a key: it shows a token of its own provider, which AWS checks. There is one
    OpenID Connect provider in an account for each issuer, with the audiences of all pipelines that
    come from it, and no thumbprint: AWS trusts the issuers' certificates by their authorities.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
    """

    def __init__(
        self,
        name: str,
        *,
        pipelines: Mapping[str, Pipeline],
        role_name: Callable[[str], str],
        facts: pulumi.Output[AccountFacts],
        boundary_arn: pulumi.Output[str],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the roles.

        Args:
            name: Name of the component and first part of its resources' names.
            pipelines: The account's pipelines by name.
            role_name: What the role of a pipeline is called in AWS.
            facts: What their policies need to know about the account.
            boundary_arn: The permissions boundary.
            opts: Options, above all the account's provider.
        """
        super().__init__("bulkhead:index:PipelineRoles", name, None, opts)
        self._name = name
        self._child = pulumi.ResourceOptions(parent=self)
        providers = {host: self._connect(host, pipelines) for host in _hosts(pipelines)}
        for pipeline, settings in pipelines.items():
            provider = providers[settings.issuer_host]
            role = self._role(pipeline, settings, role_name(pipeline), provider.arn, boundary_arn)
            self._attach(pipeline, settings, role, facts)
            if settings.makes_roles:
                self._let_make_roles(pipeline, settings.makes_roles, role, facts, boundary_arn)
        self.register_outputs({})

    def _connect(self, host: str, pipelines: Mapping[str, Pipeline]) -> iam.OpenIdConnectProvider:
        audiences = {
            pipeline.token_audience
            for pipeline in pipelines.values()
            if pipeline.issuer_host == host
        }
        return iam.OpenIdConnectProvider(
            f"{self._name}-{host}",
            url=f"https://{host}",
            client_id_lists=sorted(audiences),
            opts=self._child,
        )

    def _role(
        self,
        pipeline: str,
        settings: Pipeline,
        role_name: str,
        provider_arn: pulumi.Output[str],
        boundary_arn: pulumi.Output[str],
    ) -> iam.Role:
        return iam.Role(
            f"{self._name}-{pipeline}",
            name=role_name,
            description=settings.description,
            assume_role_policy=provider_arn.apply(
                lambda arn: rendered(pipeline_trust(settings, arn))
            ),
            permissions_boundary=boundary_arn,
            max_session_duration=settings.session_minutes * _SECONDS_PER_MINUTE,
            opts=self._child,
        )

    def _attach(
        self,
        pipeline: str,
        settings: Pipeline,
        role: iam.Role,
        facts: pulumi.Output[AccountFacts],
    ) -> None:
        managed = {each: managed_policy(each) for each in settings.managed_policies}
        own = {each: own_policy(each) for each in settings.customer_managed_policies}
        for policy, arn_in in {**managed, **own}.items():
            iam.RolePolicyAttachment(
                f"{self._name}-{pipeline}-{policy}",
                role=role.name,
                policy_arn=facts.apply(arn_in),
                opts=self._child,
            )

    def _let_make_roles(
        self,
        pipeline: str,
        roles: str,
        role: iam.Role,
        facts: pulumi.Output[AccountFacts],
        boundary_arn: pulumi.Output[str],
    ) -> None:
        policy = pulumi.Output.all(facts, boundary_arn).apply(
            lambda known: rendered(roles_within_boundary(known[0], roles, known[1]))
        )
        iam.RolePolicy(
            f"{self._name}-{pipeline}",
            name="roles-within-boundary",
            role=role.name,
            policy=policy,
            opts=self._child,
        )


def _hosts(pipelines: Mapping[str, Pipeline]) -> list[str]:
    return sorted({pipeline.issuer_host for pipeline in pipelines.values()})
