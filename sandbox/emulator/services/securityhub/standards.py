"""Security standards: which there are, and which are enabled. Recorded; no control is checked.

Gap: moto has no standards.
Source: "Security standards reference", Security Hub User Guide, as of 2026-11-23.
"""

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers

REGIONAL = "arn:aws:securityhub:{region}::standards/"
FOUNDATIONAL = f"{REGIONAL}aws-foundational-security-best-practices/v/1.0.0"
CIS_FIRST = "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0"
STANDARDS = {
    FOUNDATIONAL: "AWS Foundational Security Best Practices v1.0.0",
    CIS_FIRST: "CIS AWS Foundations Benchmark v1.2.0",
    f"{REGIONAL}cis-aws-foundations-benchmark/v/1.4.0": "CIS AWS Foundations Benchmark v1.4.0",
    f"{REGIONAL}cis-aws-foundations-benchmark/v/3.0.0": "CIS AWS Foundations Benchmark v3.0.0",
    f"{REGIONAL}cis-aws-foundations-benchmark/v/5.0.0": "CIS AWS Foundations Benchmark v5.0.0",
    f"{REGIONAL}aws-resource-tagging-standard/v/1.0.0": "AWS Resource Tagging Standard v1.0.0",
    f"{REGIONAL}nist-800-53/v/5.0.0": "NIST Special Publication 800-53 Revision 5",
    f"{REGIONAL}nist-800-171/v/2.0.0": "NIST Special Publication 800-171 Revision 2",
    f"{REGIONAL}pci-dss/v/3.2.1": "PCI DSS v3.2.1",
    f"{REGIONAL}pci-dss/v/4.0.1": "PCI DSS v4.0.1",
}
DEFAULT_STANDARDS = (FOUNDATIONAL, CIS_FIRST)  # API reference of EnableSecurityHub


@answers("securityhub", "DescribeStandards")
def describe_standards(call: Call) -> Answer:
    """Every standard there is."""
    return {
        "Standards": [
            {
                "StandardsArn": arn.format(region=call.region),
                "Name": name,
                "EnabledByDefault": arn in DEFAULT_STANDARDS,
            }
            for arn, name in STANDARDS.items()
        ]
    }


@answers("securityhub", "BatchEnableStandards")
def batch_enable_standards(call: Call) -> Answer:
    """Enable standards; ready at once."""
    wanted = [request["StandardsArn"] for request in call.params["StandardsSubscriptionRequests"]]
    known = {arn.format(region=call.region) for arn in STANDARDS}
    unknown = [arn for arn in wanted if arn not in known]
    if unknown:
        raise AwsError("InvalidInputException", f"Standard {unknown[0]} does not exist.")
    return {"StandardsSubscriptions": [subscribe(call, arn) for arn in wanted]}


@answers("securityhub", "BatchDisableStandards")
def batch_disable_standards(call: Call) -> Answer:
    """Disable standards."""
    disabled = []
    for arn in call.params["StandardsSubscriptionArns"]:
        if arn not in call.table("standards"):
            raise AwsError("InvalidInputException", f"No subscription {arn}.")
        disabled.append({**call.table("standards").pop(arn), "StandardsStatus": "DELETING"})
    return {"StandardsSubscriptions": disabled}


@answers("securityhub", "GetEnabledStandards")
def get_enabled_standards(call: Call) -> Answer:
    """The enabled standards, or those of them that are named."""
    enabled = call.table("standards")
    named = call.params.get("StandardsSubscriptionArns") or list(enabled)
    return {"StandardsSubscriptions": [enabled[arn] for arn in named if arn in enabled]}


def subscribe(call: Call, standard_arn: str) -> dict[str, object]:
    """Enable one standard in the account."""
    name = standard_arn.partition("/")[2]
    arn = f"arn:aws:securityhub:{call.region}:{call.account}:subscription/{name}"
    subscription: dict[str, object] = {
        "StandardsSubscriptionArn": arn,
        "StandardsArn": standard_arn,
        "StandardsInput": {},
        "StandardsStatus": "READY",
    }
    return call.table("standards").setdefault(arn, subscription)  # type: ignore[no-any-return]
