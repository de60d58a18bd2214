"""The checks of `passwords_managed_by_aws`: which password each service would manage, or not need.

Sources: "Password management with Amazon RDS and AWS Secrets Manager", and the pages of the same
matter of Amazon DocumentDB, Amazon Redshift and AWS DMS; "Identity and access management for
authentication with IAM" of Amazon ElastiCache and MemoryDB; "Fine-grained access control in Amazon
OpenSearch Service" (an IAM role as the master user); the properties in pulumi-aws 7.51.1.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool
from ._params import Params
from ._rules import Rule, in_each, must_be
from ._types import tokens


def _unless_managed(*passwords: str, managed: str = "", write: str) -> Rule:
    """None of some passwords is given, unless AWS is told to manage it.

    Args:
        passwords: Where the service takes a password, or a list of them.
        managed: The boolean that makes AWS manage it; there may be none.
        write: The Pulumi code (Python) to write.
    """

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        switch = inputs.get(managed) if managed else False
        if as_bool(switch) is True:
            return
        for path in passwords:
            given = inputs.get(path)
            if given in (None, "", [], ()):
                continue
            if UNKNOWN in (given, switch):
                yield Undecided(inputs.at(path))
            else:
                yield Violation(inputs.at(path), "is set by the program", write)

    return find


MANAGED = "manage_master_user_password=True"
BY_IAM = 'authentication_mode={"type": "iam"}'
SEARCH_ROLE = 'master_user_options={"master_user_arn": role.arn}'
KEPT = "arn:aws:secretsmanager:eu-central-1:111111111111:secret:s"


def _master(**options: object) -> dict[str, object]:
    return {"advancedSecurityOptions": {"enabled": True, "masterUserOptions": options}}


PASSWORD_CHECKS = (
    Check(
        name="database",
        types=(*tokens("rds", "Cluster"), *tokens("docdb", "Cluster")),
        find=_unless_managed(
            "masterPassword", "masterPasswordWo", managed="manageMasterUserPassword", write=MANAGED
        ),
        passes=({"manageMasterUserPassword": True}, {"snapshotIdentifier": "orders-2026-11-24"}),
        fails=(
            {"masterPassword": "x"},
            {"engine": "docdb", "masterPassword": "y"},
            {"masterPasswordWo": "z"},
        ),
    ),
    Check(
        name="instance",
        types=tokens("rds", "Instance"),
        find=_unless_managed(
            "password", "passwordWo", managed="manageMasterUserPassword", write=MANAGED
        ),
        passes=({"manageMasterUserPassword": True}, {"replicateSourceDb": "orders"}),
        fails=({"password": "x"}, {"passwordWo": "x"}),
    ),
    Check(
        name="elastic-document-database",
        types=tokens("docdb", "ElasticCluster"),
        # The "password" is the secret's ARN then.
        find=must_be(
            "authType",
            wanted="SECRET_ARN",
            write='auth_type="SECRET_ARN", admin_user_password=secret.arn',
        ),
        passes=({"authType": "SECRET_ARN", "adminUserPassword": KEPT},),
        fails=({"authType": "PLAIN_TEXT", "adminUserPassword": "x"},),
    ),
    Check(
        name="warehouse",
        types=tokens("redshift", "Cluster"),
        find=_unless_managed(
            "masterPassword",
            "masterPasswordWo",
            managed="manageMasterPassword",
            write="manage_master_password=True",
        ),
        passes=({"manageMasterPassword": True},),
        fails=({"masterPassword": "x"}, {"masterPasswordWo": "x"}),
    ),
    Check(
        name="serverless-warehouse",
        types=tokens("redshiftserverless", "Namespace"),
        find=_unless_managed(
            "adminUserPassword",
            "adminUserPasswordWo",
            managed="manageAdminPassword",
            write="manage_admin_password=True",
        ),
        passes=({"manageAdminPassword": True},),
        fails=({"adminUserPassword": "x"}, {"adminUserPasswordWo": "x"}),
    ),
    Check(
        name="replication-endpoint",
        types=tokens("dms", "Endpoint"),
        find=_unless_managed("password", write="secrets_manager_arn=secret.arn"),
        passes=({"secretsManagerArn": KEPT},),
        fails=({"password": "x"},),
    ),
    Check(
        name="cache",
        types=tokens("elasticache", "ReplicationGroup"),
        find=_unless_managed(
            "authToken", "authTokenWo", write="user_group_ids=[group.id], with users of IAM"
        ),
        passes=({}, {"userGroupIds": ["orders"]}),
        fails=({"authToken": "x"}, {"authTokenWo": "x"}),
    ),
    Check(
        name="cache-user",
        types=tokens("elasticache", "User"),
        find=_unless_managed("passwords", "passwordsWo", write=BY_IAM),
        passes=({"authenticationMode": {"type": "iam"}}, {"passwords": []}),
        fails=({"passwords": ["x"]}, {"passwordsWo": "x"}),
    ),
    Check(
        name="user-with-passwords",
        types=(*tokens("elasticache", "User"), *tokens("memorydb", "User")),
        find=in_each("authenticationMode", _unless_managed("passwords", write=BY_IAM)),
        passes=({"authenticationMode": {"type": "iam"}},),
        fails=({"authenticationMode": {"type": "password", "passwords": ["x"]}},),
    ),
    Check(
        name="search-domain",
        types=(*tokens("opensearch", "Domain"), *tokens("elasticsearch", "Domain")),
        find=in_each(
            "advancedSecurityOptions.masterUserOptions",
            _unless_managed("masterUserPassword", write=SEARCH_ROLE),
        ),
        passes=({}, _master(masterUserArn="arn:aws:iam::111111111111:role/search")),
        fails=(_master(masterUserName="admin", masterUserPassword="x"),),
    ),
    Check(
        name="directory-member",
        types=tokens("fsx", "WindowsFileSystem"),
        find=in_each(
            "selfManagedActiveDirectory",
            _unless_managed(
                "password", "passwordWo", write='"domain_join_service_account_secret": secret.arn'
            ),
        ),
        passes=({}, {"selfManagedActiveDirectory": {"domainJoinServiceAccountSecret": KEPT}}),
        fails=({"selfManagedActiveDirectory": {"username": "admin", "password": "x"}},),
    ),
    Check(
        name="catalog-connection",
        types=tokens("glue", "Connection"),
        find=_unless_managed(
            "connectionProperties.PASSWORD", write='connection_properties={"SECRET_ID": secret.id}'
        ),
        passes=({"connectionProperties": {"SECRET_ID": "orders"}},),
        fails=({"connectionProperties": {"USERNAME": "etl", "PASSWORD": "x"}},),
    ),
    Check(
        name="dashboard-source",
        types=tokens("quicksight", "DataSource"),
        find=_unless_managed(
            "credentials.credentialPair.password", write='credentials={"secret_arn": secret.arn}'
        ),
        passes=({}, {"credentials": {"secretArn": KEPT}}),
        fails=({"credentials": {"credentialPair": {"username": "bi", "password": "x"}}},),
    ),
)
