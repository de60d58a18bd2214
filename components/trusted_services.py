"""The AWS services that may act across the organization (trusted access), and what needs each."""

from dataclasses import dataclass

from config import LandingZone


@dataclass(frozen=True)
class TrustedService:
    """A service that the organization trusts.

    Attributes:
        principal: Its service principal. Source of the names:
            https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
        needed_by: What in the landing zone cannot be built without it.
    """

    principal: str
    needed_by: str


ROOT_ACCESS = TrustedService("iam.amazonaws.com", "central management of root access")
IDENTITY_CENTER = TrustedService("sso.amazonaws.com", "permission sets in member accounts")
CLOUDTRAIL = TrustedService("cloudtrail.amazonaws.com", "the organization trail")
CONFIG = TrustedService("config.amazonaws.com", "the aggregator of the whole organization")
CONFIG_RULES = TrustedService("config-multiaccountsetup.amazonaws.com", "rules for all accounts")
ACCESS_ANALYZER = TrustedService("access-analyzer.amazonaws.com", "analyzers of the organization")
GUARDDUTY = TrustedService("guardduty.amazonaws.com", "threat detection in all accounts")
MALWARE_PROTECTION = TrustedService(
    "malware-protection.guardduty.amazonaws.com", "GuardDuty's scans of members' volumes"
)
SECURITY_HUB = TrustedService("securityhub.amazonaws.com", "central configuration of standards")
INSPECTOR = TrustedService("inspector2.amazonaws.com", "vulnerability scans in all accounts")
MACIE = TrustedService("macie.amazonaws.com", "discovery of sensitive data in all accounts")

_ALWAYS = (ROOT_ACCESS, IDENTITY_CENTER, CLOUDTRAIL)


def trusted_services(landing_zone: LandingZone) -> tuple[TrustedService, ...]:
    """The services that this landing zone needs to trust, no more."""
    security = landing_zone.security
    return (
        *_ALWAYS,
        *((CONFIG, CONFIG_RULES) if security.config else ()),
        *((ACCESS_ANALYZER,) if security.access_analyzer else ()),
        *((GUARDDUTY, MALWARE_PROTECTION) if security.guardduty else ()),
        *((SECURITY_HUB,) if security.security_hub else ()),
        *((INSPECTOR,) if security.inspector else ()),
        *((MACIE,) if security.macie else ()),
    )
