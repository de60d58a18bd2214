"""The operator's manifests as a folder: written whole, and read for what was asked for before."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from bulkhead.fleet.engines.as_yaml import camel_case, text_of
from bulkhead.fleet.engines.resources import Resource

HEADER = "# Written by `bulkhead fleet manifests --engine kubernetes-operator`; do not edit.\n"


def write_manifests(folder: Path, files: Mapping[str, Sequence[Resource]]) -> None:
    """Write all files, and remove those of an earlier time that are none of them.

    Args:
        folder: The folder; it is made if it is not there. What others have put there stays.
        files: The resources by the name of their file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path in _ours(folder):
        if path.name not in files:
            path.unlink()
    for name, resources in files.items():
        text = HEADER + text_of(resources, camel_case)
        (folder / name).write_text(text, encoding="utf-8")


def commits(folder: Path) -> Mapping[str, str]:
    """The commit that each stack was last built from, by its name; of no folder, none.

    Args:
        folder: Where manifests were written.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where there is one
    found = {}
    for path in _ours(folder):
        for resource in yaml.load_all(path.read_text(encoding="utf-8"), Loader=loader):
            spec = resource.get("spec", {})
            if "commit" in spec:
                found[spec["stack"]] = spec["commit"]
    return found


def _ours(folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*.yaml"))
    return [path for path in paths if path.read_text(encoding="utf-8").startswith(HEADER)]
