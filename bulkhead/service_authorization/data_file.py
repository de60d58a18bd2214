"""The compact data file: a header, then one line per service, each read when it is asked for.

A line is the service's prefix, a tab, and JSON:
`{"name": ..., "rcp": true, "keys": {key: type}, "resources": {name: [arn, [key numbers]]},
"actions": {name: [access level, [key numbers], {resource type: [key numbers]}]}}`.
A key number is the key's place in `keys`.
"""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

PATH = Path(__file__).with_name("iam-data.txt.gz")


class Header(TypedDict):
    """Where the data come from."""

    package: str
    version: str
    updated: str
    license: str


class ServiceData(TypedDict):
    """One service, as the file has it."""

    name: str
    rcp: bool
    keys: dict[str, str]
    resources: dict[str, tuple[str, list[int]]]
    actions: dict[str, tuple[str, list[int], dict[str, list[int]]]]


def write(path: Path, header: Header, services: Mapping[str, ServiceData]) -> None:
    """Write the file; the same content gives the same bytes (with one and the same zlib)."""
    lines = [_compact(header)]
    lines += [f"{prefix}\t{_compact(services[prefix])}" for prefix in sorted(services)]
    text = "\n".join(lines) + "\n"
    path.write_bytes(gzip.compress(text.encode("ascii"), compresslevel=9, mtime=0))


def read(path: Path = PATH) -> tuple[Header, Mapping[str, str]]:
    """Read the header, and each service's JSON without parsing it."""
    first, *lines = gzip.decompress(path.read_bytes()).decode("ascii").splitlines()
    header: Header = json.loads(first)
    return header, dict(line.split("\t", 1) for line in lines)


def parse(text: str) -> ServiceData:
    """Parse one service."""
    service: ServiceData = json.loads(text)
    return service


def _compact(value: Header | ServiceData) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=True)
