"""Network ACLs, with their rules and the subnets that they are for."""

from typing import Any

from sandbox.provider.declare import Resource
from sandbox.provider.resources.ec2.common import SERVICE, TAGS
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call, Run, Work

NETWORK_ACL = upstream("ec2/vpc_network_acl.go")
# EC2 closes every ACL with a rule of this number, which denies the rest and cannot be changed.
LAST_RULE = 32767


def _rules(work: Work) -> dict[str, object]:
    """The rules of both directions, as pulumi-aws tells them."""
    found = _entries(work)
    return {
        name: [_rule(one) for one in found if one["Egress"] is egress]
        for name, egress in (("egress", True), ("ingress", False))
    }


def _write(work: Work) -> None:
    """Bring rules and subnets to what is wanted: rules one by one, subnets from another ACL."""
    for one in _entries(work):
        number, egress = one["RuleNumber"], one["Egress"]
        members = {"NetworkAclId": work.id, "RuleNumber": number, "Egress": egress}
        work.call("DeleteNetworkAclEntry", **members)
    for name, egress in (("egress", True), ("ingress", False)):
        for rule in work.properties.get(name) or ():
            entry = _entry(rule)
            work.call("CreateNetworkAclEntry", NetworkAclId=work.id, Egress=egress, **entry)
    wanted = set(work.properties.get("subnetIds") or ())
    _move(work, wanted, work.id)
    gone = set(work.old.get("subnetIds") or ()) - wanted
    _move(work, gone, _default(work))


def _release(work: Work) -> None:
    """EC2 deletes no ACL that is in use: its subnets go back to the default one."""
    _move(work, set(work.properties.get("subnetIds") or ()), _default(work))


def _move(work: Work, subnets: set[str], acl_id: str) -> None:
    for acl in work.call("DescribeNetworkAcls")["NetworkAcls"]:
        for one in acl["Associations"]:
            if one["SubnetId"] in subnets and acl["NetworkAclId"] != acl_id:
                association = one["NetworkAclAssociationId"]
                members = {"AssociationId": association, "NetworkAclId": acl_id}
                work.call("ReplaceNetworkAclAssociation", **members)


def _default(work: Work) -> str:
    acls = work.call("DescribeNetworkAcls")["NetworkAcls"]
    vpc = work.properties["vpcId"]
    (found,) = (one for one in acls if one["VpcId"] == vpc and one["IsDefault"])
    return str(found["NetworkAclId"])


def _entries(work: Work) -> list[dict[str, Any]]:
    (found,) = work.call("DescribeNetworkAcls", NetworkAclIds=[work.id])["NetworkAcls"]
    return [one for one in found["Entries"] if one["RuleNumber"] < LAST_RULE]


def _rule(entry: dict[str, Any]) -> dict[str, Any]:
    ports, icmp = entry.get("PortRange", {}), entry.get("IcmpTypeCode", {})
    return {
        "action": entry["RuleAction"],
        "cidrBlock": entry["CidrBlock"],
        "fromPort": ports.get("From", 0),
        "icmpCode": icmp.get("Code", 0),
        "icmpType": icmp.get("Type", 0),
        "protocol": entry["Protocol"],
        "ruleNo": entry["RuleNumber"],
        "toPort": ports.get("To", 0),
    }


def _entry(rule: dict[str, Any]) -> dict[str, Any]:
    return {
        "CidrBlock": rule["cidrBlock"],
        "IcmpTypeCode": {"Code": rule.get("icmpCode", 0), "Type": rule.get("icmpType", 0)},
        "PortRange": {"From": rule["fromPort"], "To": rule["toPort"]},
        "Protocol": rule["protocol"],
        "RuleAction": rule["action"],
        "RuleNumber": rule["ruleNo"],
    }


WRITE = Run(_write, sends=("egress", "ingress", "subnetIds"))
NETWORK_ACL_TYPE = Resource(
    type="aws:ec2/networkAcl:NetworkAcl",
    service=SERVICE,
    id="{id}",
    create=(Call("CreateNetworkAcl", out={"id": "NetworkAcl.NetworkAclId"}), WRITE),
    read=(
        Call(
            "DescribeNetworkAcls",
            {"NetworkAclIds": ["$id"]},
            at="NetworkAcls[0]",
            out={
                "arn": "=arn:{partition}:ec2:{region}:{account}:network-acl/{id}",
                "subnetIds": "Associations[].SubnetId",
            },
        ),
        Run(_rules, reads=("egress", "ingress")),
    ),
    update=(WRITE,),
    delete=(Run(_release), Call("DeleteNetworkAcl", {"NetworkAclId": "$id"})),
    gone=("InvalidNetworkAclID.NotFound",),
    tags=TAGS,
    replace_on={"vpcId": NETWORK_ACL},
    sets=dict.fromkeys(("egress", "ingress", "subnetIds"), NETWORK_ACL),
)

RESOURCES = (NETWORK_ACL_TYPE,)
