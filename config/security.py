"""The security services, for every account and region; a service without a section stays off."""

from typing import Annotated, Literal

from pydantic import Field

from config.account_texts import Email
from config.base import Distinct, Model, Switch, Whole
from config.resource_names import Standard


class GuardDuty(Model):
    """Threat detection."""

    # OrgFeature in the GuardDuty API; EKS_RUNTIME_MONITORING is left out, because
    # RUNTIME_MONITORING contains it and both together are refused.
    protection_plans: Annotated[
        tuple[
            Literal[
                "S3_DATA_EVENTS",
                "EKS_AUDIT_LOGS",
                "EBS_MALWARE_PROTECTION",
                "RDS_LOGIN_EVENTS",
                "LAMBDA_NETWORK_LOGS",
                "RUNTIME_MONITORING",
                "AI_PROTECTION",
            ],
            ...,
        ],
        Distinct(),
    ] = Field(default=(), description="Protection plans beyond the foundation, each at a price.")


class SecurityHub(Model):
    """Posture checks and the one place for findings."""

    standards: Annotated[tuple[Standard, ...], Distinct()] = Field(
        min_length=1,
        description="Standards that every account is checked against: name and version as they "
        "end the standard's ARN.",
    )


class AccessAnalyzer(Model):
    """Finds what is shared with outsiders, and access that nobody uses."""

    # IAM Access Analyzer API Reference, UnusedAccessConfiguration: 1 to 365.
    unused_access_age_days: Whole = Field(
        ge=1, le=365, description="Access unused for this many days is a finding."
    )


class ConfigurationRecording(Model):
    """AWS Config: what resources looked like, and when."""

    recording_frequency: Literal["CONTINUOUS", "DAILY"] = Field(
        description="CONTINUOUS records each change, DAILY the state once a day, which costs less "
        "where much changes."
    )


class Inspector(Model):
    """Vulnerability scans."""

    resource_types: Annotated[
        tuple[Literal["EC2", "ECR", "LAMBDA", "LAMBDA_CODE", "CODE_REPOSITORY"], ...], Distinct()
    ] = Field(min_length=1, description="What is scanned in every account.")


class Security(Model):
    """The security services, for every account and region."""

    guardduty: GuardDuty | None = Field(default=None, description="Amazon GuardDuty.")
    security_hub: SecurityHub | None = Field(default=None, description="AWS Security Hub.")
    access_analyzer: AccessAnalyzer | None = Field(default=None, description="IAM Access Analyzer.")
    config: ConfigurationRecording | None = Field(default=None, description="AWS Config.")
    inspector: Inspector | None = Field(default=None, description="Amazon Inspector.")
    macie: Switch = Field(
        default=False,
        description="Amazon Macie, which looks for sensitive data in S3. AWS enables it for the "
        "security account with settings of its own, so there are none here.",
    )


class Alarms(Model):
    """Where alarms go about root logins, trail and guardrail changes and break-glass use."""

    email_addresses: Annotated[tuple[Email, ...], Distinct()] = Field(
        min_length=1, description="Addresses that get every alarm; each must confirm once."
    )
