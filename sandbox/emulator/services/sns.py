"""Amazon SNS: the data protection policy of a topic. Recorded; messages are not looked into."""

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.registry import answers


@answers("sns", "PutDataProtectionPolicy")
def put_data_protection_policy(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    call.table("data_protection")[call.params["ResourceArn"]] = call.params["DataProtectionPolicy"]
    return {}


@answers("sns", "GetDataProtectionPolicy")
def get_data_protection_policy(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    policy = call.table("data_protection").get(call.params["ResourceArn"], "")
    return {"DataProtectionPolicy": policy}
