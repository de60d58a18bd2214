"""Network ACLs that are not there."""

from moto.ec2.models import ec2_backends

from sandbox.emulator.call import Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import before


@before("ec2", "DescribeNetworkAcls")
def the_acls_are_there(call: Call) -> None:
    """Refusal: moto says that a route table is missing. Source: error codes of Amazon EC2."""
    kept = ec2_backends[call.account][call.region].network_acls
    for acl_id in call.params.get("NetworkAclIds", ()):
        if acl_id not in kept:
            message = f"The networkAcl ID '{acl_id}' does not exist"
            raise AwsError("InvalidNetworkAclID.NotFound", message)
