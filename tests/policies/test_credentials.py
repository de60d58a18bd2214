"""What is a credential among texts and settings, and what only looks like one."""

import pytest

from policies.controls._credentials import credential_in, named_credential

RANDOM = "Xk82nfha72Qz"
OF_AWS = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


@pytest.mark.parametrize(
    "text",
    [
        f"aws configure set aws_secret_access_key {OF_AWS}",
        f"[default]\naws_secret_access_key = {OF_AWS}\n",
        f'export AWS_SECRET_ACCESS_KEY="{OF_AWS}"',
        f"postgres://app:{RANDOM}@db.example.com:5432/orders",
        f"amqps://:{RANDOM}@queue.example.com",
        f"mongodb+srv://app:{RANDOM}@cluster0.example.net/orders",
        f"https://hooks.slack.com/services/T0000/B0000/{RANDOM}{RANDOM}",
        f"pul-{'0a' * 20}",
        f"SG.{'a1' * 11}.{'b2' * 21}c",
    ],
)
def test_formats_are_known_in_any_text(text: str) -> None:
    """What issuers and standards give a form is a credential wherever it stands."""
    assert credential_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "aws_secret_access_key=$(aws secretsmanager get-secret-value --secret-id app)",
        "postgres://app@db.example.com:5432/orders",
        "postgres://app:${DB_PASSWORD}@db.example.com/orders",
        "postgres://app:password@localhost/orders",
        "https://example.com:8443/path@2x.png",
        "http://localhost:80801/a@b",
        "arn:aws:secretsmanager:eu-central-1:111111111111:secret:orders-AbC123",
        "9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c",
    ],
)
def test_references_and_addresses_are_none(text: str) -> None:
    """What points to a secret, or is public, is not told as one."""
    assert not credential_in(text)


@pytest.mark.parametrize(
    "name",
    [
        *("DB_PASSWORD", "DB_PASS", "MYSQL_PWD", "PGPASSWORD", "dbPassword", "SSH_PASSPHRASE"),
        *("JWT_SIGNING_KEY", "SECRET_KEY_BASE", "STRIPE_API_KEY", "CLIENT_SECRET"),
    ],
)
def test_names_of_secrets_are_known(name: str) -> None:
    """A random value under a secret's name is a secret."""
    assert named_credential(name, RANDOM)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("DB_PASSWORD", "changeme"),
        ("DB_PASSWORD", "${ssm:/prod/db/password2}"),
        ("DB_SECRET", "prod/orders/db"),
        ("API_KEY", "/prod/api-key-2"),
        ("TOKEN_URL", "https://idp.example.com/oauth2/token"),
        ("TOKEN_TTL", "3600"),
        ("PWD", "/home/app2"),
        ("COMPASS", RANDOM),
        ("ENCRYPTION_KEY", "1234abcd-12ab-34cd-56ef-1234567890ab"),
        ("GIT_SHA", "9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c"),
    ],
)
def test_other_settings_are_left_alone(name: str, text: str) -> None:
    """Names, references, placeholders and numbers stop nobody."""
    assert not named_credential(name, text)
