"""The form in which flow logs are delivered."""

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.registry import answers


@answers("ec2", "CreateFlowLogs")
def create_flow_logs(call: Call) -> Answer:
    """Gap: moto forgets the options of the destination."""
    answer = call.forward()
    if options := call.params.get("DestinationOptions"):
        for flow_log_id in answer.get("FlowLogIds", ()):
            call.table("destination_options")[flow_log_id] = options
    return answer


@answers("ec2", "DescribeFlowLogs")
def describe_flow_logs(call: Call) -> Answer:
    """Gap: moto forgets the options of the destination."""
    answer = call.forward()
    kept = call.table("destination_options")
    for one in answer.get("FlowLogs", ()):
        if one["FlowLogId"] in kept:
            one["DestinationOptions"] = kept[one["FlowLogId"]]
    return answer
