"""Texts that guardrails compare requests with: what AWS accepts for each."""

from typing import Annotated

from config.base import Shape

# IAM User Guide, "Create an OpenID Connect identity provider": an issuer's URL without its scheme
# is the prefix of its condition keys.
IssuerUrl = Annotated[
    str,
    Shape(
        r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?:/[A-Za-z0-9._~/-]+)?",
        "give the provider's host and path without https://",
        "token.actions.githubusercontent.com",
        255,
    ),
]
# A pattern that begins with a wildcard lets in every tenant of the provider.
Subject = Annotated[
    str,
    Shape(
        r"[A-Za-z0-9_:/.@-]{3}[A-Za-z0-9_:/.@*?-]*",
        "give a claim with * after at least three characters",
        "repo:example/*",
        255,
    ),
]
NetworkRange = Annotated[
    str,
    Shape(
        r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}/(?:[89]|[12][0-9]|3[0-2])|[0-9a-fA-F:]+/[0-9]{2,3}",
        "give a range of addresses in CIDR notation, /8 at the widest",
        "198.51.100.0/24",
        43,
    ),
]
VpcId = Annotated[
    str,
    Shape(
        r"vpc-[0-9a-f]{8}(?:[0-9a-f]{9})?",
        "give vpc- and 8 or 17 hexadecimal digits",
        "vpc-0123456789abcdef0",
        21,
    ),
]
# CloudWatch Logs API Reference, CreateLogGroup.
LogGroupPattern = Annotated[
    str,
    Shape(
        r"[A-Za-z0-9_./#-]{3}[A-Za-z0-9_./#*?-]*",
        "give a log group's name, perhaps with * after at least three characters",
        "/landing-zone/*",
        512,
    ),
]
# "Syntax and examples of declarative policies", AWS Organizations User Guide.
ImageProvider = Annotated[
    str,
    Shape(
        r"amazon|aws_marketplace|aws_backup_vault|[0-9]{12}",
        "give amazon, aws_marketplace, aws_backup_vault or an account id in quotes",
        "amazon",
        16,
    ),
]
InferenceProfile = Annotated[
    str,
    Shape(
        r"[a-z]+\.[A-Za-z0-9_.:*-]+",
        "give a geography, a dot and a model's name, perhaps with *",
        "eu.*",
        128,
    ),
]
SessionTag = Annotated[
    str,
    Shape(
        r"[A-Za-z0-9_.:/=+@-]{2}[A-Za-z0-9_.:/=+@*-]*",
        "give a tag's key, perhaps with * after at least two characters",
        "dp:*",
        128,
    ),
]
# AWS STS API Reference, GetWebIdentityToken.
Audience = Annotated[
    str,
    Shape(r"[!-~]+", "give 1 to 1,000 characters without white space", "https://example.com", 1000),
]
