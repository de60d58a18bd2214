"""The end of VPC endpoints."""

from moto.ec2.models import ec2_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.registry import answers


@answers("ec2", "DeleteVpcEndpoints")
def delete_vpc_endpoints(call: Call) -> Answer:
    """Gap: moto looks for the routes of what is deleted already, and fails.

    Source: API reference of DeleteVpcEndpoints: what cannot be deleted is told in the answer.
    """
    endpoints = ec2_backends[call.account][call.region].vpc_end_points
    gone = [
        each
        for each in call.params["VpcEndpointIds"]
        if each not in endpoints or endpoints[each].state == "deleted"
    ]
    if not gone:
        return call.forward()
    error = {"Code": "InvalidVpcEndpoint.NotFound", "Message": "it does not exist"}
    return {"Unsuccessful": [{"ResourceId": each, "Error": error} for each in gone]}
