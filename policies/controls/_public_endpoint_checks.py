"""The checks of `services_without_public_endpoints`: services with an address on the internet."""

from ._check import Check
from ._rules import must_be, must_be_set, must_not_be
from ._types import tokens

PRIVATE = "publicly_accessible=False"
MSK = "brokerNodeGroupInfo.connectivityInfo.publicAccess.type"


def _msk(kind: str) -> dict[str, object]:
    return {"brokerNodeGroupInfo": {"connectivityInfo": {"publicAccess": {"type": kind}}}}


PUBLIC_ENDPOINT_CHECKS = (
    Check(
        name="publicly-accessible",
        types=(
            *tokens("rds", "ClusterInstance", "Instance", "ShardGroup"),
            *tokens("neptune", "ClusterInstance"),
            *tokens("dms", "ReplicationInstance"),
            *tokens("redshift", "Cluster"),
            *tokens("redshiftserverless", "Workgroup"),
            *tokens("mq", "Broker"),
            *tokens("lightsail", "Database"),
            *tokens("timestreaminfluxdb", "DbInstance"),
        ),
        find=must_be("publiclyAccessible", wanted=False, default=False, write=PRIVATE),
        passes=({}, {"publiclyAccessible": False}),
        fails=({"publiclyAccessible": True}, {"publiclyAccessible": "true"}),
    ),
    Check(
        name="cluster",
        types=tokens("eks", "Cluster"),
        find=must_be(
            "vpcConfig.endpointPublicAccess",
            wanted=False,
            write='vpc_config={"endpoint_public_access": False, ...}',
        ),
        passes=({"vpcConfig": {"endpointPublicAccess": False}},),
        fails=({"vpcConfig": {"subnetIds": []}}, {"vpcConfig": {"endpointPublicAccess": True}}),
    ),
    Check(
        name="notebook",
        types=tokens("sagemaker", "NotebookInstance"),
        find=must_be(
            "directInternetAccess", wanted="Disabled", write='direct_internet_access="Disabled"'
        ),
        passes=({"directInternetAccess": "Disabled"},),
        fails=({}, {"directInternetAccess": "Enabled"}),
    ),
    Check(
        name="studio-domain",
        types=tokens("sagemaker", "Domain"),
        find=must_be(
            "appNetworkAccessType", wanted="VpcOnly", write='app_network_access_type="VpcOnly"'
        ),
        passes=({"appNetworkAccessType": "VpcOnly"},),
        fails=({}, {"appNetworkAccessType": "PublicInternetOnly"}),
    ),
    Check(
        name="kafka",
        types=tokens("msk", "Cluster"),
        find=must_be(MSK, wanted="DISABLED", default="DISABLED", write='{"type": "DISABLED"}'),
        passes=({}, _msk("DISABLED")),
        fails=(_msk("SERVICE_PROVIDED_EIPS"),),
    ),
    Check(
        name="search",
        types=(*tokens("opensearch", "Domain"), *tokens("elasticsearch", "Domain")),
        find=must_be_set("vpcOptions", write='vpc_options={"subnet_ids": [...]}'),
        passes=({"vpcOptions": {"subnetIds": ["subnet-1"]}},),
        fails=({}, {"domainName": "orders"}),
    ),
    Check(
        name="transfer",
        types=tokens("transfer", "Server"),
        find=must_not_be(
            "endpointType",
            "PUBLIC",
            default="PUBLIC",
            problem="everybody reaches it",
            write='endpoint_type="VPC"',
        ),
        passes=({"endpointType": "VPC"},),
        fails=({}, {"endpointType": "PUBLIC"}),
    ),
    Check(
        name="airflow",
        types=tokens("mwaa", "Environment"),
        find=must_be(
            "webserverAccessMode",
            wanted="PRIVATE_ONLY",
            default="PRIVATE_ONLY",
            write='webserver_access_mode="PRIVATE_ONLY"',
        ),
        passes=({}, {"webserverAccessMode": "PRIVATE_ONLY"}),
        fails=(
            {"webserverAccessMode": "PUBLIC_ONLY"},
            {"webserverAccessMode": "PUBLIC_AND_PRIVATE"},
        ),
    ),
    Check(
        name="function-url",
        types=tokens("lambda", "FunctionUrl"),
        find=must_be("authorizationType", wanted="AWS_IAM", write='authorization_type="AWS_IAM"'),
        passes=({"functionName": "f", "authorizationType": "AWS_IAM"},),
        fails=({"functionName": "f", "authorizationType": "NONE"},),
    ),
    Check(
        name="emr",
        types=tokens("emr", "BlockPublicAccessConfiguration"),
        find=must_be(
            "blockPublicSecurityGroupRules",
            wanted=True,
            write="block_public_security_group_rules=True",
        ),
        passes=({"blockPublicSecurityGroupRules": True},),
        fails=({"blockPublicSecurityGroupRules": False},),
    ),
)
