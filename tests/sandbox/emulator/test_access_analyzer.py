"""IAM Access Analyzer."""

from tests.sandbox.emulator.aws import Aws, Organization

UNUSED = {"unusedAccess": {"unusedAccessAge": 90}}


def test_an_analyzer_of_external_access_has_no_configuration(aws: Aws) -> None:
    """An analyzer's configuration is there with one member, or not at all."""
    aws.call("accessanalyzer", "create_analyzer", analyzerName="external", type="ACCOUNT")
    found = aws.call("accessanalyzer", "get_analyzer", analyzerName="external")["analyzer"]
    assert "configuration" not in found


def test_the_configuration_of_an_analyzer_changes(aws: Aws) -> None:
    """An analyzer of unused access takes over another age."""
    create = {"analyzerName": "unused", "type": "ACCOUNT_UNUSED_ACCESS", "configuration": UNUSED}
    aws.call("accessanalyzer", "create_analyzer", **create)
    later = {"unusedAccess": {"unusedAccessAge": 30}}
    aws.call("accessanalyzer", "update_analyzer", analyzerName="unused", configuration=later)
    found = aws.call("accessanalyzer", "get_analyzer", analyzerName="unused")["analyzer"]
    assert found["configuration"] == later


ORGANIZATION_WIDE = {
    "analyzerName": "unused",
    "type": "ORGANIZATION_UNUSED_ACCESS",
    "configuration": UNUSED,
    "tags": {"team": "security"},
}


def test_few_may_analyze_the_organization(organization: Organization) -> None:
    """A member makes an analyzer of the whole organization only as its administrator."""
    create = ("accessanalyzer", "create_analyzer")
    member = organization.member
    assert member.refusal(*create, **ORGANIZATION_WIDE) == "ValidationException"
    organization.delegate("access-analyzer.amazonaws.com")
    assert member.refusal(*create, **ORGANIZATION_WIDE) == ""
    assert organization.aws.refusal(*create, **ORGANIZATION_WIDE) == ""


def test_an_analyzer_is_kept_until_it_is_deleted(organization: Organization) -> None:
    """A name is taken once; type and tags are read back; what is deleted is gone."""
    aws, create = organization.aws, ("accessanalyzer", "create_analyzer")
    arn = {"resourceArn": aws.call(*create, **ORGANIZATION_WIDE)["arn"]}
    assert aws.refusal(*create, **ORGANIZATION_WIDE) == "ConflictException"
    aws.call("accessanalyzer", "tag_resource", tags={"tier": "1"}, **arn)
    aws.call("accessanalyzer", "untag_resource", tagKeys=["team"], **arn)
    tags = aws.call("accessanalyzer", "list_tags_for_resource", **arn)["tags"]
    for kind, count in (("ORGANIZATION_UNUSED_ACCESS", 1), ("ACCOUNT", 0)):
        analyzers = aws.call("accessanalyzer", "list_analyzers", type=kind)["analyzers"]
        assert [known["tags"] for known in analyzers] == [{"tier": "1"}] * count
    assert tags == {"tier": "1"}
    name = {"analyzerName": "unused"}
    aws.call("accessanalyzer", "delete_analyzer", **name)
    refusal = aws.refusal("accessanalyzer", "get_analyzer", **name)
    assert refusal == "ResourceNotFoundException"


def test_archive_rules_are_kept(aws: Aws) -> None:
    """Rules of the creation and later ones are listed; a name is taken once."""
    rule = {"ruleName": "known", "filter": {"status": {"eq": ["ACTIVE"]}}}
    name = {"analyzerName": "external"}
    aws.call("accessanalyzer", "create_analyzer", type="ACCOUNT", archiveRules=[rule], **name)
    create = ("accessanalyzer", "create_archive_rule")
    assert aws.refusal(*create, **name, **rule) == "ConflictException"
    assert aws.refusal(*create, **name, **{**rule, "ruleName": "later"}) == ""
    rules = aws.call("accessanalyzer", "list_archive_rules", **name)["archiveRules"]
    assert [kept["ruleName"] for kept in rules] == ["known", "later"]
