"""Amazon Macie and Amazon Inspector: what is on, and for whom."""

from tests.sandbox.emulator.aws import Organization
from tests.sandbox.emulator.delegating import administrator_of


def test_macie_is_off_until_it_is_enabled(organization: Organization) -> None:
    """Nothing is told before it is enabled; then status and the organization's setting are kept."""
    member = organization.member
    assert member.refusal("macie2", "get_macie_session") == "AccessDeniedException"
    member.call("macie2", "enable_macie", findingPublishingFrequency="ONE_HOUR")
    assert member.refusal("macie2", "enable_macie") == "ConflictException"
    administrator = administrator_of(organization, "macie2")
    administrator.call("macie2", "update_macie_session", status="PAUSED")
    session = administrator.call("macie2", "get_macie_session")
    assert (session["status"], session["findingPublishingFrequency"]) == ("PAUSED", "ONE_HOUR")
    administrator.call("macie2", "update_organization_configuration", autoEnable=True)
    kept = administrator.call("macie2", "describe_organization_configuration")
    assert kept["autoEnable"] is True
    administrator.call("macie2", "disable_macie")
    assert administrator.refusal("macie2", "get_macie_session") == "AccessDeniedException"


def test_inspector_scans_ones_own_account(organization: Organization) -> None:
    """Without account ids a call means one's own account; others only for the administrator."""
    member = organization.member

    def enabled(account_ids: list[str]) -> dict[str, list[str]]:
        accounts = member.call("inspector2", "batch_get_account_status", accountIds=account_ids)
        return {
            account["accountId"]: [
                name
                for name, state in account["resourceState"].items()
                if state["status"] == "ENABLED"
            ]
            for account in accounts["accounts"]
        }

    own = organization.member_id
    member.call("inspector2", "enable", resourceTypes=["EC2", "LAMBDA_CODE"])
    assert enabled([]) == {own: ["ec2", "lambdaCode"]}
    other = {"accountIds": ["123456789012"], "resourceTypes": ["ECR"]}
    assert member.refusal("inspector2", "enable", **other) == "ValidationException"
    administrator_of(organization, "inspector2")
    member.call("inspector2", "enable", **other)
    assert enabled([own, "123456789012"])["123456789012"] == ["ecr"]
    member.call("inspector2", "disable")
    assert enabled([]) == {own: []}


def test_inspector_for_the_organization(organization: Organization) -> None:
    """The administrator is told of, and sets what new members get."""
    get = ("inspector2", "get_delegated_admin_account")
    assert organization.aws.refusal(*get) == "ResourceNotFoundException"
    describe = ("inspector2", "describe_organization_configuration")
    assert organization.member.refusal(*describe) == "ValidationException"
    administrator = administrator_of(organization, "inspector2")
    assert administrator.call(*get)["delegatedAdmin"]["accountId"] == organization.member_id
    wanted = {"ec2": True, "ecr": True, "lambda": False, "lambdaCode": False}
    administrator.call("inspector2", "update_organization_configuration", autoEnable=wanted)
    assert administrator.call(*describe)["autoEnable"] == wanted
