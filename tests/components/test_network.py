"""The networks that account stacks register."""

import json
from collections.abc import Callable
from ipaddress import IPv4Network

import pytest

from config import FlowLogs, LandingZone, NetworkTier
from config.network import INTERFACE_SERVICES
from tests.components.account_stacks import run_account
from tests.components.deployment import Deployment
from tests.components.identities import ORGANIZATION_ID
from tests.components.registered import Registered

SUBNET = "aws:ec2/subnet:Subnet"
TABLE = "aws:ec2/routeTable:RouteTable"
ROUTE = "aws:ec2/route:Route"
ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint"
NAT_GATEWAY = "aws:ec2/natGateway:NatGateway"
FLOW_LOG = "aws:ec2/flowLog:FlowLog"
INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"
EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"
ACCOUNT = "payments-prod"
ANSWERS = ((1024, 3388), (3390, 65535))  # all ports but RDP's

RunTier = Callable[[NetworkTier], Deployment]


@pytest.fixture(name="run_tier", scope="module")
def _run_tier(landing_zone: LandingZone) -> RunTier:
    """A function that builds an account whose network is of a tier."""

    def run(tier: NetworkTier) -> Deployment:
        assert landing_zone.network
        plan = landing_zone.network.model_copy(update={"tiers": {"production": tier}})
        return run_account(landing_zone.model_copy(update={"network": plan}), ACCOUNT)

    return run


@pytest.fixture(name="production", scope="module")
def _production(run_tier: RunTier) -> Deployment:
    return run_tier(NetworkTier())


def test_an_account_without_a_network_has_no_vpc(landing_zone: LandingZone) -> None:
    """A network is made where the account's file has one."""
    account = landing_zone.accounts[ACCOUNT].model_copy(update={"network": None})
    accounts = {**landing_zone.accounts, ACCOUNT: account}
    deployment = run_account(landing_zone.model_copy(update={"accounts": accounts}), ACCOUNT)

    assert deployment.of_type("aws:ec2/vpc:Vpc") == []


def test_the_vpc_has_the_accounts_range(production: Deployment, landing_zone: LandingZone) -> None:
    """The range in the account's file is the VPC's, and every subnet is a part of it."""
    network = landing_zone.accounts[ACCOUNT].network
    assert network
    vpc = production.one("aws:ec2/vpc:Vpc").inputs
    subnets = production.of_type(SUBNET)

    assert vpc["cidrBlock"] == str(network.cidr)
    assert vpc["enableDnsSupport"] is vpc["enableDnsHostnames"] is True
    assert all(IPv4Network(one.inputs["cidrBlock"]).subnet_of(network.cidr) for one in subnets)
    assert not any(one.inputs["mapPublicIpOnLaunch"] for one in subnets)
    assert {one.inputs["availabilityZoneId"] for one in subnets} == {
        "euc1-az1",
        "euc1-az2",
        "euc1-az3",
    }


@pytest.mark.parametrize(
    ("nat", "gateways", "ways_out"),
    [
        ("per_zone", ["network-nat-1", "network-nat-2"], ["network-nat-1", "network-nat-2"]),
        ("single", ["network-nat-1"], ["network-nat-1", "network-nat-1"]),
        ("none", [], []),
    ],
)
def test_private_subnets_go_out_as_the_tier_says(
    run_tier: RunTier, nat: str, gateways: list[str], ways_out: list[str]
) -> None:
    """Each zone has its own NAT gateway, or all share one, or nothing inside goes out."""
    deployment = run_tier(NetworkTier.model_validate({"zones": 2, "nat": nat}))
    made = deployment.of_type(NAT_GATEWAY)
    names = {deployment.ids[one.urn]: one.name for one in made}
    routes = {one.name: one.inputs for one in deployment.of_type(ROUTE)}
    private = [routes[name] for name in sorted(routes) if name.startswith("network-private")]

    assert [one.name for one in made] == gateways
    assert [names[one["natGatewayId"]] for one in private] == ways_out
    assert {one["destinationCidrBlock"] for one in routes.values()} == {"0.0.0.0/0"}


def test_only_public_subnets_lead_to_the_internet(production: Deployment) -> None:
    """The internet gateway is in the public route table, and isolated subnets have no route."""
    tables = {production.ids[one.urn]: one.name for one in production.of_type(TABLE)}
    association = "aws:ec2/routeTableAssociation:RouteTableAssociation"
    used = {one.name: tables[one.inputs["routeTableId"]] for one in production.of_type(association)}
    to_internet = {
        tables[one.inputs["routeTableId"]]
        for one in production.of_type(ROUTE)
        if "gatewayId" in one.inputs
    }
    with_route = {tables[one.inputs["routeTableId"]] for one in production.of_type(ROUTE)}

    assert to_internet == {"network-public"}
    assert {table for name, table in used.items() if "public" in name} == to_internet
    assert with_route.isdisjoint(table for name, table in used.items() if "isolated" in name)
    assert len(used) == len(production.of_type(SUBNET))


@pytest.mark.parametrize("opened", [True, False])
def test_only_public_subnets_are_opened(run_tier: RunTier, *, opened: bool) -> None:
    """A block of public access leaves out the public subnets where the tier says so."""
    deployment = run_tier(NetworkTier(internet_ingress=opened))
    names = {deployment.ids[one.urn]: one.name for one in deployment.of_type(SUBNET)}
    token = "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion"  # noqa: S105 a type
    excluded = [names[one.inputs["subnetId"]] for one in deployment.of_type(token)]
    public = sorted(name for name in names.values() if "public" in name)

    assert excluded == (public if opened else [])


@pytest.mark.parametrize("fenced", [True, False])
def test_a_coarse_acl_stands_before_public_subnets(run_tier: RunTier, *, fenced: bool) -> None:
    """Where the tier says so, HTTPS, answers and the network itself come in, and nothing else."""
    deployment = run_tier(NetworkTier(perimeter_acl=fenced))
    names = {deployment.ids[one.urn]: one.name for one in deployment.of_type(SUBNET)}
    acls = deployment.of_type("aws:ec2/networkAcl:NetworkAcl")

    assert len(acls) == fenced
    for acl in acls:
        public = {name for name in names.values() if "public" in name}
        assert {names[one] for one in acl.inputs["subnetIds"]} == public
        anywhere = {
            (rule["protocol"], rule["fromPort"], rule["toPort"])
            for rule in acl.inputs["ingress"]
            if rule["cidrBlock"] == "0.0.0.0/0"
        }
        assert anywhere == {
            ("6", 443, 443),
            *((protocol, *ports) for protocol in ("6", "17") for ports in ANSWERS),
            ("1", 0, 0),
        }
        assert "perimeter" in acl.inputs["tags"]


def test_every_service_has_its_endpoint(production: Deployment) -> None:
    """S3 and DynamoDB by gateway, the tier's services by interface under their public names."""
    endpoints = {
        one.inputs["serviceName"].removeprefix("com.amazonaws.eu-central-1."): one.inputs
        for one in production.of_type(ENDPOINT)
    }
    interfaces = {
        service
        for service, inputs in endpoints.items()
        if inputs["vpcEndpointType"] == "Interface" and inputs["privateDnsEnabled"]
    }

    assert interfaces == set(INTERFACE_SERVICES)
    assert set(endpoints) - interfaces == {"s3", "dynamodb"}
    assert all(len(endpoints[service]["subnetIds"]) == 3 for service in interfaces)
    assert len(endpoints["s3"]["routeTableIds"]) == 4


def test_endpoints_are_for_the_organization(production: Deployment) -> None:
    """Every endpoint's policy admits callers of the organization to what the organization owns."""
    ours = {"aws:PrincipalOrgID": ORGANIZATION_ID, "aws:ResourceOrgID": ORGANIZATION_ID}
    for endpoint in production.of_type(ENDPOINT):
        first, *others = json.loads(endpoint.inputs["policy"])["Statement"]
        assert first["Condition"] == {"StringEquals": ours}
        assert all("Condition" in statement for statement in others)


def test_groups_refer_to_groups(production: Deployment) -> None:
    """No rule names an address: groups let in groups, and out to groups and AWS's own lists."""
    rules = [*production.of_type(INGRESS), *production.of_type(EGRESS)]

    assert len(rules) == 4
    for rule in rules:
        assert {"referencedSecurityGroupId", "prefixListId"} & rule.inputs.keys()
        assert (rule.inputs["fromPort"], rule.inputs["toPort"]) == (443, 443)
    kind = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"
    for default in production.of_type(kind):
        assert {"ingress", "egress"}.isdisjoint(default.inputs)
    networks = {production.ids[one.urn] for one in production.of_type("aws:ec2/vpc:Vpc")}
    assert networks < {default.inputs["vpcId"] for default in production.of_type(kind)}


def _logged(flow_log: Registered) -> str:
    (of,) = {"vpcId", "subnetId"} & flow_log.inputs.keys()
    return of


@pytest.mark.parametrize(
    ("flow_logs", "of", "traffic"),
    [
        (FlowLogs(), {"vpcId"}, "ALL"),
        (FlowLogs(traffic="rejected"), {"vpcId"}, "REJECT"),
        (FlowLogs(sample_percent=10), {"subnetId"}, "ALL"),
    ],
)
def test_traffic_is_recorded_as_the_tier_says(
    run_tier: RunTier, flow_logs: FlowLogs, of: set[str], traffic: str
) -> None:
    """The whole network, or some subnets; to the log archive, as Parquet, by the hour."""
    found = run_tier(NetworkTier(flow_logs=flow_logs)).of_type(FLOW_LOG)

    assert {_logged(one) for one in found} == of
    for one in found:
        assert one.inputs["trafficType"] == traffic
        assert one.inputs["logDestination"].startswith("arn:aws:s3:::example-flow-logs-")
        assert one.inputs["destinationOptions"]["fileFormat"] == "parquet"
        assert one.inputs["destinationOptions"]["perHourPartition"] is True


@pytest.mark.parametrize(("recorded", "count"), [(True, 1), (False, 0)])
def test_names_that_are_looked_up_are_recorded(
    run_tier: RunTier, *, recorded: bool, count: int
) -> None:
    """DNS queries are recorded where the tier says so."""
    deployment = run_tier(NetworkTier(dns_query_logs=recorded))
    token = "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation"  # noqa: S105 a type

    assert len(deployment.of_type(token)) == count
