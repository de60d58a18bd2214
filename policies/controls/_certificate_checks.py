"""The checks of `databases_require_tls` for the certificates that databases show.

Source: "Using SSL/TLS to encrypt a connection to a DB instance or cluster", Amazon RDS User Guide:
rds-ca-2019 ended on 2024-08-22, rds-ca-2015 on 2020-03-05.
"""

from ._check import Check
from ._rules import must_not_be
from ._types import tokens

ENDED = ("rds-ca-2010", "rds-ca-2015", "rds-ca-2019")
PROBLEM = "that authority has ended, so clients that check it cannot connect"

CERTIFICATE_CHECKS = (
    Check(
        name="certificate",
        types=(
            *tokens("rds", "ClusterInstance", "Instance"),
            *tokens("docdb", "ClusterInstance"),
        ),
        find=must_not_be(
            "caCertIdentifier",
            *ENDED,
            problem=PROBLEM,
            write='ca_cert_identifier="rds-ca-rsa2048-g1"',
        ),
        passes=({}, {"caCertIdentifier": "rds-ca-rsa2048-g1"}),
        fails=tuple({"caCertIdentifier": authority} for authority in ENDED),
    ),
    Check(
        name="cluster-certificate",
        types=tokens("rds", "Cluster"),
        find=must_not_be(
            "caCertificateIdentifier",
            *ENDED,
            problem=PROBLEM,
            write='ca_certificate_identifier="rds-ca-rsa2048-g1"',
        ),
        passes=({}, {"caCertificateIdentifier": "rds-ca-ecc384-g1"}),
        fails=({"caCertificateIdentifier": "rds-ca-2019"},),
    ),
)
