"""IAM Access Analyzer.

Gap: moto has nothing of this service. Analyzers are recorded; they find nothing.
Source: API reference of Access Analyzer; its quotas: one organization analyzer of each kind for
external access in a region.
"""

from datetime import UTC, datetime
from typing import Any

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.delegation import registered
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers
from sandbox.emulator.services.organizations.organization import management_account
from sandbox.emulator.tagging import keep_tags, tags_of

PRINCIPAL = "access-analyzer.amazonaws.com"

keep_tags("accessanalyzer", arn="resourceArn", tags="tags", keys="tagKeys")


@answers("accessanalyzer", "CreateAnalyzer")
def create_analyzer(call: Call) -> Answer:
    """Record an analyzer; one for the organization only for those who may see all of it."""
    name, kind = call.params["analyzerName"], call.params["type"]
    if name in call.table("analyzers"):
        raise AwsError("ConflictException", f"An analyzer named {name} exists already.")
    if kind.startswith("ORGANIZATION"):
        _require_organization_wide(call)
    arn = f"arn:aws:access-analyzer:{call.region}:{call.account}:analyzer/{name}"
    call.table("analyzers")[name] = {
        "arn": arn,
        "name": name,
        "type": kind,
        "createdAt": datetime.now(UTC),
        "status": "ACTIVE",
        # A union: present with one member, or absent.
        **_configuration(call),
    }
    tags_of(call, arn).update(call.params.get("tags", {}))
    call.table("archive_rules")[name] = {
        rule["ruleName"]: _rule(rule) for rule in call.params.get("archiveRules", [])
    }
    return {"arn": arn}


def _configuration(call: Call) -> dict[str, Any]:
    configuration = call.params.get("configuration")
    return {"configuration": configuration} if configuration else {}


@answers("accessanalyzer", "GetAnalyzer")
def get_analyzer(call: Call) -> Answer:
    """One analyzer."""
    return {"analyzer": _with_tags(call, _analyzer(call))}


@answers("accessanalyzer", "ListAnalyzers")
def list_analyzers(call: Call) -> Answer:
    """All of the account's analyzers in the region, or those of one type."""
    kind = call.params.get("type")
    analyzers = call.table("analyzers").values()
    return {"analyzers": [_with_tags(call, a) for a in analyzers if kind in {None, a["type"]}]}


@answers("accessanalyzer", "UpdateAnalyzer")
def update_analyzer(call: Call) -> Answer:
    """Change the configuration."""
    analyzer = _analyzer(call)
    analyzer.update(_configuration(call))
    return {name: value for name, value in analyzer.items() if name == "configuration"}


@answers("accessanalyzer", "DeleteAnalyzer")
def delete_analyzer(call: Call) -> Answer:
    """Forget the analyzer, its rules and its tags."""
    analyzer = _analyzer(call)
    del call.table("analyzers")[analyzer["name"]]
    call.table("archive_rules").pop(analyzer["name"], None)
    call.table("tags").pop(analyzer["arn"], None)
    return {}


@answers("accessanalyzer", "CreateArchiveRule")
def create_archive_rule(call: Call) -> Answer:
    """Record a rule."""
    rules = call.table("archive_rules")[_analyzer(call)["name"]]
    if call.params["ruleName"] in rules:
        raise AwsError("ConflictException", f"A rule {call.params['ruleName']} exists already.")
    rules[call.params["ruleName"]] = _rule(call.params)
    return {}


@answers("accessanalyzer", "ListArchiveRules")
def list_archive_rules(call: Call) -> Answer:
    """The analyzer's rules."""
    return {"archiveRules": list(call.table("archive_rules")[_analyzer(call)["name"]].values())}


def _rule(params: dict[str, Any]) -> dict[str, Any]:
    now = datetime.now(UTC)
    names = {"ruleName": params["ruleName"], "filter": params["filter"]}
    return {**names, "createdAt": now, "updatedAt": now}


def _analyzer(call: Call) -> dict[str, Any]:
    found: dict[str, Any] | None = call.table("analyzers").get(call.params["analyzerName"])
    if found is None:
        raise AwsError(
            "ResourceNotFoundException", f"Analyzer {call.params['analyzerName']} not found."
        )
    return found


def _with_tags(call: Call, analyzer: dict[str, Any]) -> dict[str, Any]:
    return {**analyzer, "tags": tags_of(call, analyzer["arn"])}


def _require_organization_wide(call: Call) -> None:
    management = management_account(call.account)
    if management is None or call.account not in {management, *registered(management, PRINCIPAL)}:
        raise AwsError(
            "ValidationException",
            f"The account {call.account} is neither the management account of an organization nor "
            "its delegated administrator for Access Analyzer.",
        )
