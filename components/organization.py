"""The organization itself: all features, the policy types it needs, the services it trusts."""

from collections.abc import Iterable, Mapping

import pulumi
from pulumi_aws import organizations

from components.existing_organization import ExistingOrganization
from components.trusted_services import trusted_services
from config import LandingZone


class Organization(pulumi.ComponentResource):
    """An AWS organization with all features.

    Everything else hangs on it, so it is protected, and retained when the stack is destroyed. An
    organization that exists already is imported when the configuration names its id, and is never
    created twice: AWS allows one for each management account.

    Trusted access is a resource for each service and not the list on the organization, which
    would switch off every service that it does not name. In the same way a policy type that is
    enabled stays enabled: disabling one detaches all its policies from every target, and enabling
    it again does not bring them back. Sources:
    https://docs.aws.amazon.com/organizations/latest/APIReference/API_DisablePolicyType.html and
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html

    Attributes:
        id: Id of the organization (`o-...`).
        arn: ARN of the organization.
        root_id: Id of its root (`r-...`).
        management_account_id: Id of the management account.
        trusted: The trusted access of each service, by its service principal.
    """

    id: pulumi.Output[str]
    arn: pulumi.Output[str]
    root_id: pulumi.Output[str]
    management_account_id: pulumi.Output[str]
    trusted: Mapping[str, pulumi.Resource]

    def __init__(
        self,
        name: str,
        *,
        landing_zone: LandingZone,
        policy_types: Iterable[str],
        existing: ExistingOrganization | None,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Build the organization.

        Args:
            name: Name of the component.
            landing_zone: The configuration.
            policy_types: Types of policy that the guardrails use.
            existing: What AWS holds already.
            opts: Options, above all the management account's provider.

        Raises:
            pulumi.RunError: If the configuration adopts another organization than exists.
        """
        super().__init__("bulkhead:index:Organization", name, None, opts)
        adopt = landing_zone.organization.adopt
        _require_adoptable(existing, adopt)
        enabled = existing.policy_types if existing else frozenset()
        organization = organizations.Organization(
            name,
            feature_set="ALL",
            enabled_policy_types=sorted({*policy_types, *enabled}),
            opts=pulumi.ResourceOptions(
                parent=self,
                protect=landing_zone.organization.protect,
                retain_on_delete=True,
                import_=adopt,
                ignore_changes=["awsServiceAccessPrincipals"],
                hooks=_refuse_second(existing) if existing and not adopt else None,
            ),
        )
        self.id = organization.id
        self.arn = organization.arn
        self.root_id = organization.roots[0].id
        self.management_account_id = organization.master_account_id
        self.trusted = {
            service.principal: organizations.AwsServiceAccess(
                service.principal,
                service_principal=service.principal,
                opts=pulumi.ResourceOptions(parent=self, depends_on=[organization]),
            )
            for service in trusted_services(landing_zone)
        }
        self.register_outputs({"id": self.id, "rootId": self.root_id})


def _require_adoptable(existing: ExistingOrganization | None, adopt: str | None) -> None:
    if adopt is None or (existing and existing.id == adopt):
        return
    found = f"it is in {existing.id}" if existing else "it is in no organization"
    raise pulumi.RunError(
        f"organization.adopt is {adopt}, but {found}: the credentials are those of another "
        "account, or the id is wrong"
    )


def _refuse_second(existing: ExistingOrganization) -> pulumi.ResourceHookBinding:
    """Stop the creation of an organization where one exists that the state does not know.

    Only the engine knows what is in the state, and it runs this hook just before it would create.
    """

    def refuse(_: pulumi.ResourceHookArgs) -> None:
        raise pulumi.RunError(
            f"account {existing.management_account_id} manages the organization {existing.id} "
            "already, and this stack did not create it; to take it over, set "
            f"`organization.adopt: {existing.id}` in landing-zone.yaml"
        )

    options = pulumi.ResourceHookOptions(on_dry_run=True)
    hook = pulumi.ResourceHook("organization-exists-already", refuse, options)
    return pulumi.ResourceHookBinding(before_create=[hook])
