"""AWS Account Management: contacts, names and regions."""

from tests.sandbox.emulator.aws import Aws, Organization

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
    """The contact is read back, from any region; before there is one it is not found."""
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
    elsewhere = Aws(member.endpoint, member.credentials, "us-east-1")
    for seen_from in (member, elsewhere):
        kept = seen_from.call("account", "get_contact_information")["ContactInformation"]
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
