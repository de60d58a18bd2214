"""Policy documents for examples."""

import json


def allow(action: str, resource: str = "*", **principal: str) -> str:
    """Write a policy that allows one action; with a principal, one for a resource or a trust."""
    statement = {"Sid": "Allow", "Effect": "Allow", "Action": action}
    who = {"Principal": principal} if principal else {}
    where = {"Resource": resource} if resource else {}
    return json.dumps({"Version": "2012-10-17", "Statement": [{**statement, **who, **where}]})


def trust(service: str) -> str:
    """Write a trust policy for a service."""
    return allow("sts:AssumeRole", "", Service=service)
