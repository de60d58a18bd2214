"""Network ACLs that are not there, and which kinds of ICMP their rules speak of."""

from moto.ec2.models import ec2_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers, before


@before("ec2", "DescribeNetworkAcls")
def the_acls_are_there(call: Call) -> None:
    """Refusal: moto says that a route table is missing. Source: error codes of Amazon EC2."""
    kept = ec2_backends[call.account][call.region].network_acls
    for acl_id in call.params.get("NetworkAclIds", ()):
        if acl_id not in kept:
            message = f"The networkAcl ID '{acl_id}' does not exist"
            raise AwsError("InvalidNetworkAclID.NotFound", message)


@answers("ec2", "CreateNetworkAclEntry")
def create_network_acl_entry(call: Call) -> Answer:
    """Gap: moto does not find the type and code of ICMP in what is sent."""
    answer = call.forward()
    acl = ec2_backends[call.account][call.region].network_acls[call.params["NetworkAclId"]]
    wanted = (call.params["RuleNumber"], call.params["Egress"])
    for entry in acl.network_acl_entries:
        if (int(entry.rule_number), entry.egress) == wanted:
            entry.icmp_code = call.params.get("IcmpTypeCode", {}).get("Code")
            entry.icmp_type = call.params.get("IcmpTypeCode", {}).get("Type")
    return answer
