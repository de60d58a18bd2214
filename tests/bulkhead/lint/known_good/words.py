"""What the documents are written with."""

from bulkhead.lint.example import deny

ORGANIZATION = "o-a1b2c3d4e5"
ACCOUNT = "111111111111"
EXEMPT = {
    "ArnNotLike": {
        "aws:PrincipalArn": [
            "arn:aws:iam::*:role/OrganizationAccountAccessRole",
            "arn:aws:iam::*:role/stacksets-exec-*",
        ]
    }
}
SERVICES_PASS = {"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}
ISSUER = "token.actions.githubusercontent.com"


def allow(action: object, resource: object = "*", **elements: object) -> dict[str, object]:
    """Write an Allow statement."""
    return {**deny(action, resource, **elements), "Effect": "Allow"}


def trust(
    principal: object, action: object = "sts:AssumeRole", **more: object
) -> dict[str, object]:
    """Write a statement of a trust policy."""
    return {"Effect": "Allow", "Principal": principal, "Action": action, **more}


def service(name: str, action: object, resource: str, **equals: str) -> dict[str, object]:
    """Write an Allow statement for a service, limited by aws:Source... keys."""
    limits = {f"aws:Source{key}": value for key, value in equals.items()}
    return {
        **allow(action, resource, Condition={"StringEquals": limits}),
        "Principal": {"Service": name},
    }
