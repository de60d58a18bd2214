"""Databases, clusters and notebooks are made without an endpoint on the internet.

A database with a public name is found by everybody who looks; the API of a Kubernetes cluster on
the internet is one stolen token away from the cluster. Both are reached from the inside, through a
VPN or Session Manager.

Exceptions: the landing zone's own roles and `network_roles`. Changing a database later carries no
key to compare with (rds:ModifyDBInstance has none): the pack sees it where Pulumi does it, and the
audit finds it.
"""

from ._audit import AuditQuery
from ._collection_checks import COLLECTION_NETWORK_CHECK
from ._model import Control, Frameworks
from ._public_endpoint_checks import PUBLIC_ENDPOINT_CHECKS
from ._request import ADMINISTRATOR, LANDING_ZONE, NETWORK_BUILDER, calls
from ._statement import Deny, Param

DATABASE = "arn:aws:rds:eu-central-1:111111111111:db:orders"
CREATE = ("rds:CreateDBInstance", "rds:RestoreDBInstanceFromDBSnapshot")
CREATE_CLUSTER = "eks:CreateCluster"
UPDATE_CLUSTER = "eks:UpdateClusterConfig"
NOTEBOOK = "sagemaker:CreateNotebookInstance"
PUBLIC = {"rds:PubliclyAccessible": "true"}
PRIVATE = {"rds:PubliclyAccessible": "false"}
PUBLIC_API = {"eks:endpointPublicAccess": "true"}
PRIVATE_API = {"eks:endpointPublicAccess": "false"}
DIRECT = "sagemaker:DirectInternetAccess"

CONTROL = Control(
    severity="high",
    bundle="network",
    frameworks=Frameworks(
        cis_3_0=("2.3.3",),
        cis_5_0=("2.2.3",),
        fsbp=(
            "DMS.1",
            "EKS.1",
            "EMR.2",
            "ES.2",
            "MSK.4",
            "Opensearch.2",
            "RDS.2",
            "Redshift.1",
            "RedshiftServerless.3",
            "SageMaker.1",
        ),
    ),
    service_control=(
        Deny(
            sid="DenyPublicDatabases",
            actions=(
                "rds:CreateDBInstance",
                "rds:CreateDBInstanceReadReplica",
                "rds:CreateDBShardGroup",
                "rds:RestoreDBInstanceFromDBSnapshot",
                "rds:RestoreDBInstanceFromS3",
                "rds:RestoreDBInstanceToPointInTime",
            ),
            condition={"Bool": PUBLIC},
            exempt_role_arns=(Param("network_role_arns"),),
            denied=calls(ADMINISTRATOR, *CREATE, resource=DATABASE, context=PUBLIC),
            allowed=(
                *calls(ADMINISTRATOR, *CREATE, resource=DATABASE, context=PRIVATE),
                *calls(ADMINISTRATOR, *CREATE, resource=DATABASE),
                *calls(NETWORK_BUILDER, *CREATE, resource=DATABASE, context=PUBLIC),
                *calls(LANDING_ZONE, *CREATE, resource=DATABASE, context=PUBLIC),
            ),
        ),
        Deny(
            sid="DenyPublicClusters",
            actions=(CREATE_CLUSTER,),
            # Who does not say gets a public endpoint.
            condition={"BoolIfExists": PUBLIC_API},
            exempt_role_arns=(Param("network_role_arns"),),
            denied=(
                *calls(ADMINISTRATOR, CREATE_CLUSTER, context=PUBLIC_API),
                *calls(ADMINISTRATOR, CREATE_CLUSTER),
            ),
            allowed=(
                *calls(ADMINISTRATOR, CREATE_CLUSTER, context=PRIVATE_API),
                *calls(NETWORK_BUILDER, CREATE_CLUSTER, context=PUBLIC_API),
            ),
        ),
        Deny(
            sid="DenyOpeningClusters",
            actions=(UPDATE_CLUSTER,),
            condition={"Bool": PUBLIC_API},
            exempt_role_arns=(Param("network_role_arns"),),
            denied=calls(ADMINISTRATOR, UPDATE_CLUSTER, context=PUBLIC_API),
            allowed=(
                *calls(ADMINISTRATOR, UPDATE_CLUSTER, context=PRIVATE_API),
                *calls(ADMINISTRATOR, UPDATE_CLUSTER),
                *calls(NETWORK_BUILDER, UPDATE_CLUSTER, context=PUBLIC_API),
            ),
        ),
        Deny(
            sid="DenyNotebooksOnInternet",
            actions=(NOTEBOOK,),
            # Who does not say gets direct access.
            condition={"StringNotEqualsIfExists": {DIRECT: "Disabled"}},
            exempt_role_arns=(Param("network_role_arns"),),
            denied=(
                *calls(ADMINISTRATOR, NOTEBOOK, context={DIRECT: "Enabled"}),
                *calls(ADMINISTRATOR, NOTEBOOK),
            ),
            allowed=(
                *calls(ADMINISTRATOR, NOTEBOOK, context={DIRECT: "Disabled"}),
                *calls(LANDING_ZONE, NOTEBOOK, context={DIRECT: "Enabled"}),
                *calls(NETWORK_BUILDER, NOTEBOOK, context={DIRECT: "Enabled"}),
            ),
        ),
    ),
    checks=(*PUBLIC_ENDPOINT_CHECKS, COLLECTION_NETWORK_CHECK),
    audit=(
        AuditQuery(
            sentence="No database has a public name.",
            scope="region",
            service="rds",
            operation="DescribeDBInstances",
            expression="DBInstances[?PubliclyAccessible].DBInstanceIdentifier",
        ),
    ),
)
