"""The state backend, beside the CLI: which state a stack has, and notes that are kept with it.

Pulumi's own backends keep an object for each stack, `.pulumi/stacks/<project>/<stack>.json`:
"State and backends", Pulumi's documentation. The notes are one object beside them, so that every
machine that works on the same state knows what has been run.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

NOTES = ".pulumi/bulkhead-fleet.json"


class BackendError(Exception):
    """The state backend cannot be read; says which, and what would be right."""


class Backend(Protocol):
    """What is needed of a place that keeps state."""

    def read(self, key: str) -> bytes | None:
        """An object; None where there is none."""

    def write(self, key: str, content: bytes) -> None:
        """Put an object in place, whole."""

    def version(self, key: str) -> str | None:
        """What tells the contents of an object from others; None where there is none."""

    def versions(self, prefix: str) -> Mapping[str, str]:
        """The versions of all objects in a folder, by their keys."""


class FileBackend:
    """State in a folder."""

    def __init__(self, folder: Path) -> None:
        """Take a folder, which may not be there yet."""
        self._folder = folder

    def read(self, key: str) -> bytes | None:
        """A file; None where there is none."""
        path = self._folder / key
        return path.read_bytes() if path.is_file() else None

    def write(self, key: str, content: bytes) -> None:
        """Write beside the file, and rename."""
        path = self._folder / key
        beside = path.with_name(f".{path.name}.partial")
        beside.touch(mode=0o600)
        beside.write_bytes(content)
        beside.rename(path)

    def version(self, key: str) -> str | None:
        """The digest of a file."""
        content = self.read(key)
        return None if content is None else hashlib.sha256(content).hexdigest()

    def versions(self, prefix: str) -> Mapping[str, str]:
        """Digests of the files in a folder."""
        keys = [f"{prefix}/{file.name}" for file in (self._folder / prefix).glob("*.json")]
        return {key: version for key in keys if (version := self.version(key))}


class S3Backend:
    """State in an S3 bucket."""

    def __init__(self, client: Any, bucket: str, prefix: str) -> None:  # noqa: ANN401 - boto3 makes its clients at run time
        """Take a bucket, and what all keys begin with."""
        self._client, self._bucket, self._prefix = client, bucket, prefix

    def read(self, key: str) -> bytes | None:
        """An object; None where there is none."""
        try:
            found = self._client.get_object(Bucket=self._bucket, Key=self._prefix + key)
        except self._client.exceptions.NoSuchKey:
            return None
        return bytes(found["Body"].read())

    def write(self, key: str, content: bytes) -> None:
        """Put an object."""
        self._client.put_object(Bucket=self._bucket, Key=self._prefix + key, Body=content)

    def version(self, key: str) -> str | None:
        """The entity tag of an object."""
        return self.versions(key).get(key)

    def versions(self, prefix: str) -> Mapping[str, str]:
        """Entity tags, a thousand with each call."""
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=f"{self._prefix}{prefix}"
        )
        found = (each for page in pages for each in page.get("Contents", ()))
        return {each["Key"].removeprefix(self._prefix): each["ETag"] for each in found}


def current_url() -> str:
    """Where `pulumi` keeps state: what the environment says, or else the last login; or nothing."""
    if url := os.environ.get("PULUMI_BACKEND_URL"):
        return url
    home = Path(os.environ.get("PULUMI_HOME") or Path.home() / ".pulumi")
    try:
        return str(json.loads((home / "credentials.json").read_text()).get("current", ""))
    except (OSError, json.JSONDecodeError):
        return ""


def backend_of(url: str) -> Backend:
    """Find the backend that a URL names, as `pulumi login` takes it.

    Raises:
        BackendError: The URL names none of those that are read here.
    """
    parts = urlsplit(url)
    match parts.scheme:
        case "file":
            return FileBackend(Path(unquote(f"{parts.netloc}{parts.path}")).expanduser())
        case "s3":
            import boto3  # noqa: PLC0415 - takes a third of a second, and the network

            query = parse_qs(parts.query)
            client = boto3.client(
                "s3",
                region_name=query.get("region", [None])[0],
                endpoint_url=query.get("endpoint", [None])[0],
            )
            prefix = parts.path.strip("/")
            return S3Backend(client, parts.netloc, f"{prefix}/" if prefix else "")
    raise BackendError(
        f"PULUMI_BACKEND_URL: {url or 'nothing'} is no backend that is read here; give file://... "
        "or s3://..., or run every stack with --all"
    )


def stack_outputs(content: bytes | None) -> Mapping[str, Any]:
    """The outputs in a stack's state; none where it has none."""
    if not content:
        return {}
    latest = json.loads(content)["checkpoint"].get("latest") or {}
    for resource in latest.get("resources", ()):
        if resource["type"] == "pulumi:pulumi:Stack":
            return dict(resource.get("outputs", {}))
    return {}
