"""The security services: an administrator account, and settings that are read back."""

import json
from dataclasses import dataclass
from typing import Any

import pytest

from tests.sandbox.emulator.aws import REGION, Aws, Organization


@dataclass(frozen=True)
class Delegating:
    """How one service names the administrator of an organization."""

    service: str
    account: str
    enable: str = "enable_organization_admin_account"
    disable: str = "disable_organization_admin_account"
    list: str = "list_organization_admin_accounts"
    listed: tuple[str, str] = ("AdminAccounts", "AccountId")
    refusal: str = ""
    absent: str = ""


DELEGATING = [
    Delegating(
        "guardduty",
        "AdminAccountId",
        listed=("AdminAccounts", "AdminAccountId"),
        refusal="BadRequestException",
    ),
    Delegating("securityhub", "AdminAccountId", refusal="InvalidAccessException"),
    Delegating(
        "macie2",
        "adminAccountId",
        listed=("adminAccounts", "accountId"),
        refusal="ValidationException",
        absent="ResourceNotFoundException",
    ),
    Delegating(
        "inspector2",
        "delegatedAdminAccountId",
        "enable_delegated_admin_account",
        "disable_delegated_admin_account",
        "list_delegated_admin_accounts",
        ("delegatedAdminAccounts", "accountId"),
        "ValidationException",
        "ResourceNotFoundException",
    ),
]


@pytest.mark.parametrize("how", DELEGATING, ids=lambda how: str(how.service))
def test_an_organization_has_one_administrator(organization: Organization, how: Delegating) -> None:
    """Management names a member, Organizations knows of it, and nobody else is named beside it."""
    aws, member = organization.aws, organization.member_id
    assert aws.refusal(how.service, how.enable, **{how.account: "999999999999"}) == how.refusal
    refusal = organization.member.refusal(how.service, how.enable, **{how.account: member})
    assert refusal == how.refusal
    aws.call(how.service, how.enable, **{how.account: member})
    assert aws.refusal(how.service, how.enable, **{how.account: "123456789012"}) == how.refusal
    collection, key = how.listed
    [listed] = aws.call(how.service, how.list)[collection]
    assert listed[key] == member
    services = aws.call("organizations", "list_delegated_services_for_account", AccountId=member)
    principal = services["DelegatedServices"][0]["ServicePrincipal"]
    assert principal.startswith(how.service.rstrip("2")[:5])
    aws.call(how.service, how.disable, **{how.account: member})
    assert aws.call(how.service, how.list)[collection] == []
    assert aws.call("organizations", "list_delegated_administrators") == {
        "DelegatedAdministrators": []
    }
    refusal = aws.refusal(how.service, how.disable, **{how.account: member})
    assert refusal == (how.absent or how.refusal)


def _administrator(organization: Organization, service: str) -> Aws:
    how = next(known for known in DELEGATING if known.service == service)
    organization.aws.call(service, how.enable, **{how.account: organization.member_id})
    return organization.member


def test_a_region_has_one_detector(organization: Organization) -> None:
    """GuardDuty refuses a second detector, and one that is not there."""
    aws = organization.aws
    detector = aws.call("guardduty", "create_detector", Enable=True)["DetectorId"]
    refused = "BadRequestException"
    assert aws.refusal("guardduty", "create_detector", Enable=True) == refused
    aws.call("guardduty", "delete_detector", DetectorId=detector)
    assert aws.refusal("guardduty", "delete_detector", DetectorId=detector) == refused


def test_detector_features_are_changed_one_by_one(aws: Aws) -> None:
    """An update of one feature leaves the others, and tags are kept."""
    detector = aws.call(
        "guardduty",
        "create_detector",
        Enable=True,
        Features=[{"Name": "S3_DATA_EVENTS", "Status": "ENABLED"}],
        Tags={"team": "security"},
    )["DetectorId"]
    change = {"Name": "LAMBDA_NETWORK_LOGS", "Status": "DISABLED"}
    aws.call("guardduty", "update_detector", DetectorId=detector, Features=[change])
    features = aws.call("guardduty", "get_detector", DetectorId=detector)["Features"]
    assert {feature["Name"]: feature["Status"] for feature in features} == {
        "S3_DATA_EVENTS": "ENABLED",
        "LAMBDA_NETWORK_LOGS": "DISABLED",
    }
    arn = {"ResourceArn": f"arn:aws:guardduty:{REGION}:123456789012:detector/{detector}"}
    aws.call("guardduty", "tag_resource", Tags={"tier": "1"}, **arn)
    aws.call("guardduty", "untag_resource", TagKeys=["team"], **arn)
    assert aws.call("guardduty", "list_tags_for_resource", **arn)["Tags"] == {"tier": "1"}


def test_guardduty_for_the_organization(organization: Organization) -> None:
    """Only the administrator sets what members get; features are kept by name."""
    own = organization.aws.call("guardduty", "create_detector", Enable=True)
    describe = "describe_organization_configuration"
    refusal = organization.aws.refusal("guardduty", describe, **own)
    assert refusal == "BadRequestException"
    administrator = _administrator(organization, "guardduty")
    [detector_id] = administrator.call("guardduty", "list_detectors")["DetectorIds"]
    detector = {"DetectorId": detector_id}
    begin = administrator.call("guardduty", describe, **detector)
    assert (begin["AutoEnable"], begin["AutoEnableOrganizationMembers"]) == (False, "NONE")
    monitoring = {
        "Name": "RUNTIME_MONITORING",
        "AutoEnable": "ALL",
        "AdditionalConfiguration": [{"Name": "EC2_AGENT_MANAGEMENT", "AutoEnable": "ALL"}],
    }
    events = {"Name": "S3_DATA_EVENTS", "AutoEnable": "NEW"}
    for feature in (monitoring, events):
        administrator.call(
            "guardduty",
            "update_organization_configuration",
            AutoEnableOrganizationMembers="ALL",
            Features=[feature],
            **detector,
        )
    kept = administrator.call("guardduty", describe, **detector)
    assert kept["AutoEnable"] is True
    assert kept["Features"] == [monitoring, events]


def test_the_hub_is_what_it_was_told(aws: Aws) -> None:
    """Without a hub nothing is answered; with one its settings, tags and standards are."""
    assert aws.refusal("securityhub", "describe_hub") == "InvalidAccessException"
    hub = {"EnableDefaultStandards": False, "ControlFindingGenerator": "STANDARD_CONTROL"}
    aws.call("securityhub", "enable_security_hub", Tags={"team": "security"}, **hub)
    assert aws.refusal("securityhub", "enable_security_hub") == "ResourceConflictException"
    aws.call("securityhub", "update_security_hub_configuration", AutoEnableControls=False)
    kept = aws.call("securityhub", "describe_hub")
    assert (kept["AutoEnableControls"], kept["ControlFindingGenerator"]) == (
        False,
        "STANDARD_CONTROL",
    )
    tags = aws.call("securityhub", "list_tags_for_resource", ResourceArn=kept["HubArn"])["Tags"]
    assert tags == {"team": "security"}
    aws.call("securityhub", "disable_security_hub")
    assert aws.refusal("securityhub", "describe_hub") == "InvalidAccessException"


@pytest.mark.parametrize(
    ("service", "operation", "arguments", "refusal"),
    [
        ("guardduty", "get_detector", {"DetectorId": "none"}, "BadRequestException"),
        ("guardduty", "update_detector", {"DetectorId": "none"}, "BadRequestException"),
        ("macie2", "disable_macie", {}, "AccessDeniedException"),
        ("macie2", "update_macie_session", {"status": "PAUSED"}, "AccessDeniedException"),
        ("macie2", "describe_organization_configuration", {}, "AccessDeniedException"),
        (
            "macie2",
            "update_organization_configuration",
            {"autoEnable": True},
            "AccessDeniedException",
        ),
        ("securityhub", "disable_security_hub", {}, "InvalidAccessException"),
        ("securityhub", "get_enabled_standards", {}, "InvalidAccessException"),
        ("securityhub", "update_security_hub_configuration", {}, "InvalidAccessException"),
        (
            "securityhub",
            "batch_enable_standards",
            {"StandardsSubscriptionRequests": [{"StandardsArn": "none"}]},
            "InvalidAccessException",
        ),
        (
            "securityhub",
            "batch_disable_standards",
            {"StandardsSubscriptionArns": ["none"]},
            "InvalidAccessException",
        ),
        (
            "securityhub",
            "create_finding_aggregator",
            {"RegionLinkingMode": "ALL_REGIONS"},
            "InvalidAccessException",
        ),
        (
            "securityhub",
            "create_configuration_policy",
            {"Name": "baseline", "ConfigurationPolicy": {"SecurityHub": {}}},
            "InvalidAccessException",
        ),
    ],
)
def test_nothing_is_asked_of_a_service_that_is_off(
    aws: Aws, service: str, operation: str, arguments: dict[str, Any], refusal: str
) -> None:
    """What needs a detector, a session or a hub is refused without one."""
    assert aws.refusal(service, operation, **arguments) == refusal


def test_standards_are_subscribed(aws: Aws) -> None:
    """Two standards come with the hub; others are enabled and disabled by their ARN."""
    aws.call("securityhub", "enable_security_hub")
    enabled = aws.call("securityhub", "get_enabled_standards")["StandardsSubscriptions"]
    assert len(enabled) == 2
    arns = [s["StandardsSubscriptionArn"] for s in enabled]
    disable = {"StandardsSubscriptionArns": arns}
    aws.call("securityhub", "batch_disable_standards", **disable)
    assert aws.refusal("securityhub", "batch_disable_standards", **disable) != ""
    standards = aws.call("securityhub", "describe_standards")["Standards"]
    wanted = [{"StandardsArn": standard["StandardsArn"]} for standard in standards]
    enable = "batch_enable_standards"
    aws.call("securityhub", enable, StandardsSubscriptionRequests=wanted)
    enabled = aws.call("securityhub", "get_enabled_standards")["StandardsSubscriptions"]
    assert {s["StandardsStatus"] for s in enabled} == {"READY"}
    assert len(enabled) == len(standards)
    unknown = {"StandardsSubscriptionRequests": [{"StandardsArn": "arn:aws:securityhub:::none"}]}
    assert aws.refusal("securityhub", enable, **unknown) == "InvalidInputException"


CENTRAL: dict[str, Any] = {
    "AutoEnable": False,
    "AutoEnableStandards": "NONE",
    "OrganizationConfiguration": {"ConfigurationType": "CENTRAL"},
}


def test_central_configuration_has_conditions(organization: Organization) -> None:
    """It needs the administrator, a home region, and leaves nothing to AutoEnable."""
    update = ("securityhub", "update_organization_configuration")
    assert organization.aws.refusal(*update, **CENTRAL) == "InvalidAccessException"
    administrator = _administrator(organization, "securityhub")
    assert administrator.refusal(*update, **CENTRAL) == "InvalidInputException"
    policy = {"Name": "baseline", "ConfigurationPolicy": {"SecurityHub": {"ServiceEnabled": True}}}
    create = ("securityhub", "create_configuration_policy")
    assert administrator.refusal(*create, **policy) == "AccessDeniedException"
    aggregator = ("securityhub", "create_finding_aggregator")
    administrator.call(*aggregator, RegionLinkingMode="ALL_REGIONS")
    refusal = administrator.refusal(*aggregator, RegionLinkingMode="ALL_REGIONS")
    assert refusal == "LimitExceededException"
    assert administrator.refusal(*update, **{**CENTRAL, "AutoEnable": True}) != ""
    administrator.call(*update, **CENTRAL)
    kept = administrator.call("securityhub", "describe_organization_configuration")
    assert kept["OrganizationConfiguration"]["ConfigurationType"] == "CENTRAL"
    assert administrator.refusal(*create, **policy) == ""


def test_the_finding_aggregator_is_kept(aws: Aws) -> None:
    """An account's one aggregator is seen from every region, changed and deleted."""
    aws.call("securityhub", "enable_security_hub")
    created = aws.call("securityhub", "create_finding_aggregator", RegionLinkingMode="ALL_REGIONS")
    arn = {"FindingAggregatorArn": created["FindingAggregatorArn"]}
    specified = {"RegionLinkingMode": "SPECIFIED_REGIONS", "Regions": ["eu-central-1"]}
    aws.call("securityhub", "update_finding_aggregator", **arn, **specified)
    elsewhere = Aws(aws.endpoint, aws.credentials, "eu-central-1")
    kept = elsewhere.call("securityhub", "get_finding_aggregator", **arn)
    assert kept == {**arn, **specified, "FindingAggregationRegion": REGION}
    listed = elsewhere.call("securityhub", "list_finding_aggregators")["FindingAggregators"]
    assert listed == [arn]
    aws.call("securityhub", "delete_finding_aggregator", **arn)
    refusal = aws.refusal("securityhub", "get_finding_aggregator", **arn)
    assert refusal == "ResourceNotFoundException"


def test_configuration_policies_are_associated(organization: Organization) -> None:
    """A policy is made, changed, associated, and deleted once nothing has it any more."""
    administrator = _administrator(organization, "securityhub")
    administrator.call("securityhub", "create_finding_aggregator", RegionLinkingMode="ALL_REGIONS")
    administrator.call("securityhub", "update_organization_configuration", **CENTRAL)
    content = {"SecurityHub": {"ServiceEnabled": True, "EnabledStandardIdentifiers": []}}
    create = {"Name": "baseline", "ConfigurationPolicy": content}
    policy = administrator.call("securityhub", "create_configuration_policy", **create)
    again = administrator.refusal("securityhub", "create_configuration_policy", **create)
    assert again == "ResourceConflictException"
    identifier = {"Identifier": policy["Arn"]}
    administrator.call(
        "securityhub", "update_configuration_policy", Description="All of us", **identifier
    )
    kept = administrator.call("securityhub", "get_configuration_policy", **identifier)
    arn = {"ResourceArn": policy["Arn"]}
    administrator.call("securityhub", "tag_resource", Tags={"a": "1", "b": "2"}, **arn)
    administrator.call("securityhub", "untag_resource", TagKeys=["a"], **arn)
    tags = administrator.call("securityhub", "list_tags_for_resource", **arn)["Tags"]
    assert tags == {"b": "2"}
    assert (kept["Description"], kept["ConfigurationPolicy"]) == ("All of us", content)
    target = {"Target": {"RootId": organization.root_id}}
    association = {"ConfigurationPolicyIdentifier": policy["Id"], **target}
    administrator.call("securityhub", "start_configuration_policy_association", **association)
    get = ("securityhub", "get_configuration_policy_association")
    found = administrator.call(*get, **target)
    [summary] = administrator.call("securityhub", "list_configuration_policies")[
        "ConfigurationPolicySummaries"
    ]
    assert (summary["Id"], summary["ServiceEnabled"]) == (policy["Id"], True)
    listing = "list_configuration_policy_associations"
    for policy_id, count in ((policy["Id"], 1), ("other", 0)):
        filters = {"ConfigurationPolicyId": policy_id}
        listed = administrator.call("securityhub", listing, Filters=filters)
        assert len(listed["ConfigurationPolicyAssociationSummaries"]) == count
    assert (found["AssociationStatus"], found["TargetType"]) == ("SUCCESS", "ROOT")
    delete = ("securityhub", "delete_configuration_policy")
    assert administrator.refusal(*delete, **identifier) == "ResourceConflictException"
    administrator.call("securityhub", "start_configuration_policy_disassociation", **association)
    assert administrator.refusal(*get, **target) == "ResourceNotFoundException"
    assert administrator.refusal(*delete, **identifier) == ""


def test_analyzers_are_kept(organization: Organization) -> None:
    """An analyzer is made, told, changed, tagged and deleted; one of the organization by few."""
    member = organization.member
    analyzer = {
        "analyzerName": "unused",
        "type": "ORGANIZATION_UNUSED_ACCESS",
        "configuration": {"unusedAccess": {"unusedAccessAge": 90}},
        "tags": {"team": "security"},
        "archiveRules": [{"ruleName": "known", "filter": {"status": {"eq": ["ACTIVE"]}}}],
    }
    assert member.refusal("accessanalyzer", "create_analyzer", **analyzer) == "ValidationException"
    organization.delegate("access-analyzer.amazonaws.com")
    arn = member.call("accessanalyzer", "create_analyzer", **analyzer)["arn"]
    assert member.refusal("accessanalyzer", "create_analyzer", **analyzer) == "ConflictException"
    name = {"analyzerName": "unused"}
    changed = {"unusedAccess": {"unusedAccessAge": 30}}
    member.call("accessanalyzer", "update_analyzer", configuration=changed, **name)
    member.call("accessanalyzer", "tag_resource", resourceArn=arn, tags={"tier": "1"})
    member.call("accessanalyzer", "untag_resource", resourceArn=arn, tagKeys=["team"])
    tags = member.call("accessanalyzer", "list_tags_for_resource", resourceArn=arn)["tags"]
    kept = member.call("accessanalyzer", "get_analyzer", **name)["analyzer"]
    assert (kept["arn"], kept["configuration"], kept["tags"]) == (arn, changed, tags)
    assert tags == {"tier": "1"}
    rule = {"ruleName": "later", "filter": {"status": {"eq": ["ARCHIVED"]}}, **name}
    assert member.refusal("accessanalyzer", "create_archive_rule", **rule) == ""
    again = member.refusal("accessanalyzer", "create_archive_rule", **rule)
    assert again == "ConflictException"
    rules = member.call("accessanalyzer", "list_archive_rules", **name)["archiveRules"]
    assert [rule["ruleName"] for rule in rules] == ["known", "later"]
    other = member.call("accessanalyzer", "list_analyzers", type="ACCOUNT")
    assert other["analyzers"] == []
    member.call("accessanalyzer", "delete_analyzer", **name)
    refusal = member.refusal("accessanalyzer", "get_analyzer", **name)
    assert refusal == "ResourceNotFoundException"


def _recorder(aws: Aws, **changes: object) -> None:
    recorder = {"name": "default", "roleARN": "arn:aws:iam::123456789012:role/config", **changes}
    aws.call("config", "put_configuration_recorder", ConfigurationRecorder=recorder)


def test_a_recorder_is_what_it_was_told(aws: Aws) -> None:
    """The recording mode is kept, and the recorder has an ARN that stays."""

    def kept() -> dict[str, Any]:
        [recorder] = aws.call("config", "describe_configuration_recorders")[
            "ConfigurationRecorders"
        ]
        return dict(recorder)

    _recorder(aws)
    begin = kept()
    assert begin["recordingMode"] == {"recordingFrequency": "CONTINUOUS"}
    _recorder(aws, recordingMode={"recordingFrequency": "DAILY"})
    assert kept() == {**begin, "recordingMode": {"recordingFrequency": "DAILY"}}
    aws.call("config", "delete_configuration_recorder", ConfigurationRecorderName="default")
    _recorder(aws)
    assert kept()["recordingMode"] == {"recordingFrequency": "CONTINUOUS"}


def test_a_channel_needs_a_bucket_that_admits_it(organization: Organization) -> None:
    """A bucket that is not there, and another account's without permission, are refused."""
    aws, member = organization.aws, organization.member
    location = {"LocationConstraint": REGION}
    aws.call("s3", "create_bucket", Bucket="config-logs", CreateBucketConfiguration=location)
    _recorder(member)
    put = ("config", "put_delivery_channel")
    none = {"DeliveryChannel": {"name": "default", "s3BucketName": "none"}}
    channel = {"DeliveryChannel": {"name": "default", "s3BucketName": "config-logs"}}
    assert member.refusal(*put, **none) == "NoSuchBucketException"
    assert member.refusal(*put, **channel) == "InsufficientDeliveryPolicyException"
    path = f"AWSLogs/{organization.member_id}/Config/*"
    admit = {
        "Effect": "Allow",
        "Principal": {"Service": "config.amazonaws.com"},
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::config-logs/{path}",
        "Condition": {"StringEquals": {"aws:SourceAccount": organization.member_id}},
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [admit]})
    aws.call("s3", "put_bucket_policy", Bucket="config-logs", Policy=policy)
    assert member.refusal(*put, **channel) == ""


def test_the_organization_is_aggregated_by_few(organization: Organization) -> None:
    """Only management and Config's delegated administrator aggregate the organization."""
    role = f"arn:aws:iam::{organization.member_id}:role/aggregator"
    aggregator = {
        "ConfigurationAggregatorName": "organization",
        "OrganizationAggregationSource": {"RoleArn": role, "AllAwsRegions": True},
    }
    put = ("config", "put_configuration_aggregator")
    refusal = organization.member.refusal(*put, **aggregator)
    assert refusal == "OrganizationAccessDeniedException"
    assert organization.delegate("config.amazonaws.com").refusal(*put, **aggregator) == ""


def test_macie_is_off_until_it_is_enabled(organization: Organization) -> None:
    """Nothing is told before it is enabled; then status and the organization's setting are kept."""
    member = organization.member
    assert member.refusal("macie2", "get_macie_session") == "AccessDeniedException"
    member.call("macie2", "enable_macie", findingPublishingFrequency="ONE_HOUR")
    assert member.refusal("macie2", "enable_macie") == "ConflictException"
    administrator = _administrator(organization, "macie2")
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
    _administrator(organization, "inspector2")
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
    administrator = _administrator(organization, "inspector2")
    assert administrator.call(*get)["delegatedAdmin"]["accountId"] == organization.member_id
    wanted = {"ec2": True, "ecr": True, "lambda": False, "lambdaCode": False}
    administrator.call("inspector2", "update_organization_configuration", autoEnable=wanted)
    assert administrator.call(*describe)["autoEnable"] == wanted


CONTACT = {
    "AlternateContactType": "SECURITY",
    "Name": "On call",
    "Title": "Security",
    "EmailAddress": "security@example.com",
    "PhoneNumber": "+1 555 0100",
}


def test_who_may_name_an_account(organization: Organization) -> None:
    """Management names members, with trusted access, and never itself; members name nobody."""
    aws, member = organization.aws, organization.member_id
    put = ("account", "put_alternate_contact")
    denied = "AccessDeniedException"
    assert aws.refusal(*put, AccountId=member, **CONTACT) == denied
    organization.trust("account.amazonaws.com")
    assert aws.refusal(*put, AccountId=member, **CONTACT) == ""
    assert aws.refusal(*put, AccountId="123456789012", **CONTACT) == denied
    assert aws.refusal(*put, AccountId="999999999999", **CONTACT) == denied
    assert organization.member.refusal(*put, AccountId=member, **CONTACT) == denied
    kept = organization.member.call(
        "account", "get_alternate_contact", AlternateContactType="SECURITY"
    )
    assert kept["AlternateContact"] == CONTACT


def test_an_account_is_renamed_for_the_organization(organization: Organization) -> None:
    """The name that an account is given is the one that Organizations shows."""
    organization.trust("account.amazonaws.com")
    account = {"AccountId": organization.member_id}
    organization.aws.call("account", "put_account_name", AccountName="renamed", **account)
    shown = organization.aws.call("organizations", "describe_account", **account)["Account"]
    told = organization.aws.call("account", "get_account_information", **account)
    assert shown["Name"] == told["AccountName"] == "renamed"
    email = organization.aws.call("account", "get_primary_email", **account)["PrimaryEmail"]
    assert email == "member@example.com"


def test_contact_information_is_kept(organization: Organization) -> None:
    """The contact of an account is read back; before there is one it is not found."""
    member = organization.member
    refusal = member.refusal("account", "get_contact_information")
    assert refusal == "ResourceNotFoundException"
    contact = {
        "FullName": "Example",
        "AddressLine1": "Main Street 1",
        "City": "Dublin",
        "PostalCode": "D01",
        "CountryCode": "IE",
        "PhoneNumber": "+353 1 555 0100",
    }
    member.call("account", "put_contact_information", ContactInformation=contact)
    kept = member.call("account", "get_contact_information")["ContactInformation"]
    assert kept == contact


def test_regions_are_opted_in(aws: Aws) -> None:
    """Old regions are always on; new ones are off until they are enabled."""
    opt = {"RegionName": "eu-south-2"}
    aws.call("account", "enable_region", **opt)
    enabled = aws.call("account", "list_regions", RegionOptStatusContains=["ENABLED"])["Regions"]
    assert enabled == [{**opt, "RegionOptStatus": "ENABLED"}]
    aws.call("account", "disable_region", **opt)
    assert aws.call("account", "get_region_opt_status", **opt)["RegionOptStatus"] == "DISABLED"
    for name in ("us-east-1", "mars-1"):
        refusal = aws.refusal("account", "enable_region", RegionName=name)
        assert refusal == "ValidationException"
    assert aws.refusal("account", "get_region_opt_status", RegionName="mars-1") != ""
