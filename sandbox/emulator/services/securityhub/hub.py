"""The hub of an account in a region, which everything else in the service needs."""

from datetime import UTC, datetime

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers, before
from sandbox.emulator.services.securityhub.standards import DEFAULT_STANDARDS, subscribe
from sandbox.emulator.tagging import keep_tags, tags_of

SETTINGS = ("AutoEnableControls", "ControlFindingGenerator")

keep_tags("securityhub", arn="ResourceArn", tags="Tags", keys="TagKeys")


@before(
    "securityhub",
    "BatchDisableStandards",
    "BatchEnableStandards",
    "CreateConfigurationPolicy",
    "CreateFindingAggregator",
    "DescribeHub",
    "DisableSecurityHub",
    "GetEnabledStandards",
    "UpdateSecurityHubConfiguration",
)
def hub_is_there(call: Call) -> None:
    """Refusal: without a hub there is nothing to ask. API: InvalidAccessException."""
    if not call.table("hub"):
        raise AwsError(
            "InvalidAccessException",
            f"Account {call.account} is not subscribed to AWS Security Hub",
        )


def open_hub(call: Call, account: str) -> None:
    """Give an account its hub in the call's region, unless it has one."""
    hub = call.table("hub", account=account)
    if hub:
        return
    hub.update(
        HubArn=f"arn:aws:securityhub:{call.region}:{account}:hub/default",
        SubscribedAt=datetime.now(UTC).isoformat(),
        AutoEnableControls=True,
        ControlFindingGenerator="SECURITY_CONTROL",
    )


@answers("securityhub", "EnableSecurityHub")
def enable_security_hub(call: Call) -> Answer:
    """Gap: moto keeps no settings and enables no standards. Refusal: a second hub."""
    hub = call.table("hub")
    if hub:
        raise AwsError("ResourceConflictException", "Account is already subscribed to Security Hub")
    call.forward()
    open_hub(call, call.account)
    if "ControlFindingGenerator" in call.params:
        hub["ControlFindingGenerator"] = call.params["ControlFindingGenerator"]
    tags_of(call, hub["HubArn"]).update(call.params.get("Tags", {}))
    if call.params.get("EnableDefaultStandards", True):
        for standard in DEFAULT_STANDARDS:
            subscribe(call, standard.format(region=call.region))
    return {}


@answers("securityhub", "DescribeHub")
def describe_hub(call: Call) -> Answer:
    """Gap: moto answers with settings that nobody made."""
    hub = call.table("hub")
    if call.params.get("HubArn", hub["HubArn"]) != hub["HubArn"]:
        raise AwsError("ResourceNotFoundException", f"No hub {call.params['HubArn']} was found.")
    return hub


@answers("securityhub", "UpdateSecurityHubConfiguration")
def update_security_hub_configuration(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    changes = {name: call.params[name] for name in SETTINGS if name in call.params}
    call.table("hub").update(changes)
    return {}


@answers("securityhub", "DisableSecurityHub")
def disable_security_hub(call: Call) -> Answer:
    """Gap: with the hub go its standards and tags."""
    for name in ("hub", "standards", "tags"):
        call.table(name).clear()
    return call.forward()
