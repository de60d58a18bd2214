"""The security account as delegated administrator of the security services."""

from collections.abc import Callable, Mapping

import pulumi
from pulumi_aws import cloudtrail, guardduty, inspector2, macie2, organizations, securityhub

from components import trusted_services as trusted
from config import LandingZone


class DelegatedAdministrators(pulumi.ComponentResource):
    """Registers the security account, so that nobody works in the management account.

    CloudTrail, Config and Access Analyzer register once for the organization. GuardDuty, Inspector
    and Macie register in each region; the first region makes the account delegated administrator
    in Organizations, so the home region goes first and the others follow. Security Hub registers
    in the home region: central configuration carries it to the linked ones, and from then on
    refuses every change. Each waits for the trusted access of its service. Sources:
    https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_organizations.html,
    https://docs.aws.amazon.com/inspector/latest/user/designating-admin.html,
    https://docs.aws.amazon.com/macie/latest/user/accounts-mgmt-ao-integrate.html and
    https://docs.aws.amazon.com/securityhub/latest/userguide/start-central-configuration.html
    """

    def __init__(
        self,
        name: str,
        *,
        landing_zone: LandingZone,
        account_id: pulumi.Input[str],
        trusted_access: Mapping[str, pulumi.Resource],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        """Register the account.

        Args:
            name: Name of the component.
            landing_zone: The configuration: which services are used, in which regions.
            account_id: The security account.
            trusted_access: The trusted access of each service, by its service principal.
            opts: Options, above all the management account's provider.
        """
        super().__init__("bulkhead:index:DelegatedAdministrators", name, None, opts)
        security = landing_zone.security
        self._account_id = account_id
        self._regions = _home_first(landing_zone)
        self._trusted_access = trusted_access
        self._cloudtrail()
        if security.config:
            self._organizations_wide(trusted.CONFIG)
            self._organizations_wide(trusted.CONFIG_RULES)
        if security.access_analyzer:
            self._organizations_wide(trusted.ACCESS_ANALYZER)
        if security.guardduty:
            self._in_each_region(trusted.GUARDDUTY, self._guardduty)
        if security.security_hub:
            self._security_hub()
        if security.inspector:
            self._in_each_region(trusted.INSPECTOR, self._inspector)
        if security.macie:
            self._in_each_region(trusted.MACIE, self._macie)
        self.register_outputs({})

    def _after(self, *resources: pulumi.Resource) -> pulumi.ResourceOptions:
        return pulumi.ResourceOptions(parent=self, depends_on=list(resources))

    def _cloudtrail(self) -> None:
        cloudtrail.OrganizationDelegatedAdminAccount(
            "cloudtrail",
            account_id=self._account_id,
            opts=self._after(self._trusted_access[trusted.CLOUDTRAIL.principal]),
        )

    def _organizations_wide(self, service: trusted.TrustedService) -> None:
        organizations.DelegatedAdministrator(
            service.principal,
            account_id=self._account_id,
            service_principal=service.principal,
            opts=self._after(self._trusted_access[service.principal]),
        )

    def _in_each_region(
        self,
        service: trusted.TrustedService,
        register: Callable[[str, pulumi.ResourceOptions], pulumi.Resource],
    ) -> None:
        home_region, *others = self._regions
        first = register(home_region, self._after(self._trusted_access[service.principal]))
        for region in others:
            register(region, self._after(first))

    def _guardduty(self, region: str, opts: pulumi.ResourceOptions) -> pulumi.Resource:
        return guardduty.OrganizationAdminAccount(
            f"guardduty-{region}", admin_account_id=self._account_id, region=region, opts=opts
        )

    def _security_hub(self) -> None:
        trusted_access = self._trusted_access[trusted.SECURITY_HUB.principal]
        # Members are enabled by their administrator; the management account must do it itself:
        # https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-settingup.html
        own = [
            securityhub.Account(
                f"security-hub-{region}",
                enable_default_standards=False,
                region=region,
                opts=self._after(trusted_access),
            )
            for region in self._regions
        ]
        securityhub.OrganizationAdminAccount(
            "security-hub",
            admin_account_id=self._account_id,
            region=self._regions[0],
            opts=self._after(*own),
        )

    def _inspector(self, region: str, opts: pulumi.ResourceOptions) -> pulumi.Resource:
        return inspector2.DelegatedAdminAccount(
            f"inspector-{region}", account_id=self._account_id, region=region, opts=opts
        )

    def _macie(self, region: str, opts: pulumi.ResourceOptions) -> pulumi.Resource:
        # The account that designates the administrator must use Macie itself.
        own = macie2.Account(f"macie-{region}", status="ENABLED", region=region, opts=opts)
        return macie2.OrganizationAdminAccount(
            f"macie-{region}",
            admin_account_id=self._account_id,
            region=region,
            opts=self._after(own),
        )


def _home_first(landing_zone: LandingZone) -> list[str]:
    home_region = landing_zone.organization.home_region
    return [home_region, *sorted({*landing_zone.organization.regions} - {home_region})]
