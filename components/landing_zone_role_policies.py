"""Who may be the roles through which the landing zone's own people come in."""

from collections.abc import Mapping

from components.account_facts import AccountFacts
from components.permission_set_roles import permission_set_role_arn
from components.policy_document import Document, document


def audit_trust(facts: AccountFacts, permission_set: str) -> Document:
    """Sessions of the security team in the security account, and nobody else."""
    condition = {
        "ArnLike": {"aws:PrincipalArn": _sessions(facts, permission_set)},
        "StringEquals": {"aws:PrincipalOrgID": facts.organization_id},
    }
    return _from_security(facts, "SecurityTeam", ["sts:AssumeRole"], condition)


def break_glass_trust(facts: AccountFacts, permission_set: str) -> Document:
    """Emergency sessions in the security account that say who is behind them.

    The source identity stays with the session and stands in every event that it causes; without
    one nobody gets in. A second factor is Identity Center's to ask for: its sessions do not carry
    `aws:MultiFactorAuthPresent`. Source:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
    """
    condition = {
        "ArnLike": {"aws:PrincipalArn": _sessions(facts, permission_set)},
        "StringEquals": {"aws:PrincipalOrgID": facts.organization_id},
        "StringLike": {"sts:SourceIdentity": "?*"},
    }
    actions = ["sts:AssumeRole", "sts:SetSourceIdentity"]
    return _from_security(facts, "EmergencySessions", actions, condition)


def _sessions(facts: AccountFacts, permission_set: str) -> str:
    return permission_set_role_arn(facts.partition, facts.security_account_id, permission_set)


def _from_security(
    facts: AccountFacts, sid: str, actions: list[str], condition: Mapping[str, object]
) -> Document:
    principal = f"arn:{facts.partition}:iam::{facts.security_account_id}:root"
    return document(
        [
            {
                "Sid": sid,
                "Effect": "Allow",
                "Principal": {"AWS": principal},
                "Action": actions,
                "Condition": condition,
            }
        ]
    )
