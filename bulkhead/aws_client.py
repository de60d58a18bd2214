"""Clients of AWS with the credentials and the endpoint of an environment."""

from collections.abc import Mapping
from typing import Any

import boto3
from botocore.config import Config


def aws_client(service: str, variables: Mapping[str, str], config: Config | None = None) -> Any:  # noqa: ANN401 - boto3 makes its clients at run time
    """Make a client.

    Args:
        service: The service, as botocore names it.
        variables: An environment with the usual AWS_* variables; what it lacks, boto3 looks for.
        config: Settings of the client.
    """
    return boto3.client(
        service,
        endpoint_url=variables.get("AWS_ENDPOINT_URL"),
        region_name=variables["AWS_REGION"],
        aws_access_key_id=variables.get("AWS_ACCESS_KEY_ID"),
        aws_secret_access_key=variables.get("AWS_SECRET_ACCESS_KEY"),
        aws_session_token=variables.get("AWS_SESSION_TOKEN"),
        config=config,
    )
