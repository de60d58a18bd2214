"""What a network comes with: the groups and tables that EC2 makes by itself."""

from sandbox.provider import life
from sandbox.provider.check import check
from sandbox.provider.registry import resource
from sandbox.provider.session import Session


def _make(session: Session, token: str, **inputs: object) -> dict[str, object]:
    kind = resource(token)
    given = check(kind, session.settings, "example", inputs, {"__defaults": []}, b"0123456789")
    made, state = life.create(kind, session, given)
    return {**state, "id": made}


def test_a_vpc_names_its_own_defaults(session: Session) -> None:
    """The default group, route table and network ACL that a VPC names are in that VPC."""
    vpc = _make(session, "aws:ec2/vpc:Vpc", cidrBlock="10.0.0.0/20")

    found = (
        session.call(
            "ec2",
            "DescribeSecurityGroups",
            session.region,
            GroupIds=[vpc["defaultSecurityGroupId"]],
        )["SecurityGroups"],
        session.call(
            "ec2", "DescribeRouteTables", session.region, RouteTableIds=[vpc["mainRouteTableId"]]
        )["RouteTables"],
        session.call(
            "ec2", "DescribeNetworkAcls", session.region, NetworkAclIds=[vpc["defaultNetworkAclId"]]
        )["NetworkAcls"],
    )

    assert [one["VpcId"] for (one,) in found] == [vpc["id"]] * 3


def test_a_gateway_endpoint_names_the_list_of_its_service(session: Session) -> None:
    """The list of prefixes that an endpoint names is its own service's."""
    vpc = _make(session, "aws:ec2/vpc:Vpc", cidrBlock="10.0.0.0/20")
    service = f"com.amazonaws.{session.region}.dynamodb"
    endpoint = _make(
        session, "aws:ec2/vpcEndpoint:VpcEndpoint", serviceName=service, vpcId=vpc["id"]
    )

    (found,) = session.call(
        "ec2", "DescribePrefixLists", session.region, PrefixListIds=[endpoint["prefixListId"]]
    )["PrefixLists"]

    assert found["PrefixListName"] == service


def test_groups_are_made_without_rules(session: Session) -> None:
    """A new group lets nothing out, and the default group that is taken over nothing in or out."""
    vpc = _make(session, "aws:ec2/vpc:Vpc", cidrBlock="10.0.0.0/20")
    new = _make(session, "aws:ec2/securityGroup:SecurityGroup", name="new", vpcId=vpc["id"])
    default = _make(session, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", vpcId=vpc["id"])

    groups = session.call(
        "ec2", "DescribeSecurityGroups", session.region, GroupIds=[new["id"], default["id"]]
    )["SecurityGroups"]

    assert [(one["IpPermissions"], one["IpPermissionsEgress"]) for one in groups] == [([], [])] * 2
