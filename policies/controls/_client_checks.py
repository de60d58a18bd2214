"""The checks of `clients_authenticated`.

Sources: "Authentication and authorization for Apache Kafka APIs", Amazon MSK Developer Guide;
"Authenticating users with access control lists (ACLs)", Amazon MemoryDB Developer Guide (the ACL
`open-access` lets everybody in); "Authentication and authorization", Amazon ElastiCache User Guide;
"Fine-grained access control in Amazon OpenSearch Service"; "Authenticating your Amazon Neptune
database with IAM"; MongoDbSettings, AWS DMS API Reference; defaults in pulumi-aws 7.51.1.
"""

from ._check import Check
from ._data_rules import any_of, unless_memcached, unless_set
from ._rules import all_of, in_each, must_be, must_be_set, must_not_be
from ._types import tokens

OPEN = "whoever reaches it is let in"
KAFKA = 'client_authentication={"sasl": {"iam": True}}'
GROUPS = "user_group_ids=[group.id]"
BY_IAM = 'authentication_mode={"type": "iam"}'
FINE_GRAINED = 'advanced_security_options={"enabled": True, ...}'


def _anonymous(path: str) -> dict[str, object]:
    return {"clientAuthentication": {"unauthenticated": True, "sasl": {path: True}}}


known_to_kafka = any_of(
    (
        must_be("clientAuthentication.sasl.iam", wanted=True, write=""),
        must_be("clientAuthentication.sasl.scram", wanted=True, write=""),
        must_be_set("clientAuthentication.tls", write=""),
    ),
    f"has no authentication: {OPEN}",
    write=KAFKA,
)

CLIENT_CHECKS = (
    Check(
        name="kafka",
        types=tokens("msk", "Cluster"),
        find=all_of(
            known_to_kafka,
            must_be(
                "clientAuthentication.unauthenticated",
                wanted=False,
                default=False,
                write='client_authentication={"unauthenticated": False, ...}',
            ),
        ),
        passes=(
            {"clientAuthentication": {"sasl": {"iam": True}}},
            {"clientAuthentication": {"tls": {"certificateAuthorityArns": ["arn:aws:acm-pca:a"]}}},
            {"clientAuthentication": {"sasl": {"scram": "true"}, "unauthenticated": False}},
        ),
        fails=(
            {},
            {"clientAuthentication": {"unauthenticated": True}},
            {"clientAuthentication": {"sasl": {"iam": False}}},
            _anonymous("iam"),
        ),
    ),
    Check(
        name="cache",
        types=tokens("elasticache", "ReplicationGroup"),
        find=unless_set(
            "globalReplicationGroupId",
            rule=any_of(
                (
                    must_be_set(path, write="")
                    for path in ("userGroupIds", "authToken", "authTokenWo")
                ),
                f"has neither users nor a token: {OPEN}",
                write=GROUPS,
            ),
        ),
        passes=(
            {"userGroupIds": ["orders"]},
            {"authToken": "x"},
            {"globalReplicationGroupId": "orders"},
        ),
        fails=({}, {"engine": "valkey", "transitEncryptionEnabled": True}),
    ),
    Check(
        name="serverless-cache",
        types=tokens("elasticache", "ServerlessCache"),
        find=unless_memcached(must_be_set("userGroupId", write="user_group_id=...")),
        passes=({"engine": "memcached"}, {"engine": "valkey", "userGroupId": "orders"}),
        fails=({"engine": "valkey"}, {"engine": "redis"}),
    ),
    Check(
        name="cache-user",
        types=tokens("elasticache", "User"),
        find=all_of(
            must_be("noPasswordRequired", wanted=False, default=False, write=BY_IAM),
            must_not_be(
                "authenticationMode.type", "no-password-required", problem=OPEN, write=BY_IAM
            ),
        ),
        passes=(
            {"authenticationMode": {"type": "iam"}},
            {"noPasswordRequired": False, "passwords": ["x"]},
        ),
        fails=(
            {"noPasswordRequired": True},
            {"authenticationMode": {"type": "no-password-required"}},
        ),
    ),
    Check(
        name="memory-database",
        types=tokens("memorydb", "Cluster"),
        find=must_not_be("aclName", "open-access", problem=OPEN, write="acl_name=acl.name"),
        passes=({"aclName": "orders"},),
        fails=({"aclName": "open-access"},),
    ),
    Check(
        name="search-domain",
        types=(*tokens("opensearch", "Domain"), *tokens("elasticsearch", "Domain")),
        find=must_be("advancedSecurityOptions.enabled", wanted=True, write=FINE_GRAINED),
        passes=({"advancedSecurityOptions": {"enabled": True}},),
        fails=({}, {"advancedSecurityOptions": {"enabled": False}}),
    ),
    Check(
        name="anonymous-search",
        types=tokens("opensearch", "Domain"),
        find=must_be(
            "advancedSecurityOptions.anonymousAuthEnabled",
            wanted=False,
            default=False,
            write='advanced_security_options={"anonymous_auth_enabled": False, ...}',
        ),
        passes=({}, {"advancedSecurityOptions": {"anonymousAuthEnabled": False}}),
        fails=({"advancedSecurityOptions": {"enabled": True, "anonymousAuthEnabled": True}},),
    ),
    Check(
        name="graph-database",
        types=tokens("neptune", "Cluster"),
        find=must_be(
            "iamDatabaseAuthenticationEnabled",
            wanted=True,
            write="iam_database_authentication_enabled=True",
        ),
        passes=({"iamDatabaseAuthenticationEnabled": True},),
        fails=({}, {"iamDatabaseAuthenticationEnabled": False}),
        remedy={"iamDatabaseAuthenticationEnabled": True},
    ),
    Check(
        name="migration-source",
        types=tokens("dms", "Endpoint"),
        find=in_each(
            "mongodbSettings",
            must_not_be(
                "authType", "no", problem="MongoDB lets it in", write='"auth_type": "password"'
            ),
        ),
        passes=({"engineName": "mongodb", "mongodbSettings": {"authType": "password"}},),
        fails=({"engineName": "mongodb", "mongodbSettings": {"authType": "no"}},),
    ),
)
