"""Where an attack takes place: the accounts, and the policies that are to stop it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from bulkhead.attached.model import levels
from bulkhead.attack.api_call import ApiCall
from bulkhead.attack.prediction import denying_statement
from config import LandingZone
from config.guardrail_params import guardrail_params
from config.guardrail_plan import PlannedPolicy, guardrail_plan
from policies.controls import PROOF_PARAMS, Params, PolicyType, Request
from policies.controls._request import LOG_ARCHIVE_ACCOUNT, WORKLOAD_ACCOUNT


@dataclass(frozen=True)
class Scene:
    """The landing zone that is attacked.

    Attributes:
        landing_zone: The configuration, which says what must be stopped.
        organization_id: The organization's id.
        account_ids: The accounts' ids by their names in AWS.
        management_id: The id of the management account.
        policy_arns: The ARNs of the policies by their names in AWS.
        workload: The name of the account that the attackers are in.
    """

    landing_zone: LandingZone
    organization_id: str
    account_ids: Mapping[str, str]
    management_id: str
    policy_arns: Mapping[str, str]
    workload: str

    @property
    def region(self) -> str:
        """The home region."""
        return self.landing_zone.organization.home_region

    @cached_property
    def params(self) -> Params:
        """What the controls vary by."""
        return guardrail_params(self.landing_zone)

    @property
    def tags(self) -> Mapping[str, str]:
        """The tags that the landing zone asks for, with some value."""
        return dict.fromkeys(self.params.required_tags, "bulkhead-attack")

    @property
    def workload_id(self) -> str:
        """The id of the account that the attackers are in."""
        return self.account_ids[self.workload]

    @property
    def log_archive_id(self) -> str:
        """The id of the log archive account."""
        return self.account_ids[self.landing_zone.organization.accounts.log_archive]

    def policy_for(self, control_id: str, policy_type: PolicyType, account_id: str) -> str | None:
        """The name of the planned policy that brings a control to an account, if one does."""
        policies = self._above(account_id, policy_type)
        return next((p.name for p in policies if control_id in p.control_ids), None)

    def stopped_by(
        self, policy_type: PolicyType, call: ApiCall, request: Request, but: str
    ) -> bool:
        """Whether a planned policy of a type denies a call, other than one."""
        is_scp = policy_type == "SERVICE_CONTROL_POLICY"
        bound = request.account if is_scp else request.resource_account
        return any(
            denying_statement(planned.content, policy_type, call, request)
            for planned in self._above(bound, policy_type)
            if planned.name != but
        )

    def _above(self, account_id: str, policy_type: PolicyType) -> Iterator[PlannedPolicy]:
        """The planned policies of a type that bind an account; none bind one of others."""
        name = self.account_name(account_id)
        if name is None or name not in self.landing_zone.member_accounts:
            return
        above = set(levels(name, self.landing_zone.accounts[name].organizational_unit))
        for policy in self._planned:
            if policy.type == policy_type and above.intersection(policy.targets):
                yield policy

    @cached_property
    def _planned(self) -> tuple[PlannedPolicy, ...]:
        return guardrail_plan(self.landing_zone).policies

    def account_name(self, account_id: str) -> str | None:
        """The name of an account; None for one that is not the organization's."""
        names = (name for name, known in self.account_ids.items() if known == account_id)
        return next(names, None)

    def moved_here(self, request: Request) -> Request:
        """A proof's request in this landing zone: its accounts, log buckets and access role."""
        return replace(
            request,
            principal=self._here(request.principal),
            resource=self._here(request.resource),
            account=self._here(request.account),
            resource_account=self._here(request.resource_account),
        )

    def _here(self, text: str) -> str:
        for example, own in self._replacements():
            text = text.replace(example, own)
        return text

    def _replacements(self) -> tuple[tuple[str, str], ...]:
        own = self.params
        return (
            (WORKLOAD_ACCOUNT, self.workload_id),
            (LOG_ARCHIVE_ACCOUNT, self.log_archive_id),
            (PROOF_PARAMS.log_buckets[0], own.log_buckets[0]),
            (PROOF_PARAMS.access_role, own.access_role),
        )
