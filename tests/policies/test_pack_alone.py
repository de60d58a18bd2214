"""The pack as a consumer has it: that folder alone, under another name, in a process of its own."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import grpc
import pytest
from google.protobuf import empty_pb2, struct_pb2
from pulumi.runtime.proto import analyzer_pb2 as messages
from pulumi.runtime.proto import analyzer_pb2_grpc

from policies.controls import CONTROLS
from policies.controls._exemptions import EXEMPTIONS

ROOT = Path(__file__).parents[2]


def published_files() -> list[Path]:
    """What publishing takes: the files of the pack's folder that git tracks."""
    git = shutil.which("git")
    assert git
    listed = subprocess.run(  # noqa: S603 - a fixed command
        [git, "ls-files", "policies"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [Path(line) for line in listed.stdout.splitlines()]


@pytest.fixture(name="pack")
def _pack(tmp_path: Path) -> Iterator[analyzer_pb2_grpc.AnalyzerStub]:
    folder = tmp_path / "package"
    for file in published_files():
        copy = folder / file.relative_to("policies")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, copy)
    with subprocess.Popen(  # noqa: S603 - this interpreter, and a folder of our own
        [sys.executable, "-u", "-m", "pulumi.policy", "127.0.0.1:0", str(folder)],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
        env={"PATH": "/usr/bin:/bin"},
    ) as process:
        assert process.stdout
        channel = grpc.insecure_channel(f"127.0.0.1:{process.stdout.readline().strip()}")
        yield analyzer_pb2_grpc.AnalyzerStub(channel)
        channel.close()
        process.kill()


def test_pack_works_alone(pack: analyzer_pb2_grpc.AnalyzerStub) -> None:
    """Copied out without the rest of the repository, it lists its policies and works."""
    info = pack.GetAnalyzerInfo(empty_pb2.Empty())
    properties = struct_pb2.Struct()
    properties.update({"encrypted": False})
    found = pack.Analyze(
        messages.AnalyzeRequest(type="aws:ebs/volume:Volume", properties=properties, name="disk")
    )

    checking = {c.id for c in CONTROLS if c.checks or c.stack_checks}
    assert {*checking, EXEMPTIONS} == {policy.name for policy in info.policies}
    assert [d.policyName for d in found.diagnostics] == ["ebs_encryption_stays_on"]


def test_nothing_in_the_pack_is_ignored_by_git() -> None:
    """Publishing drops what a .gitignore matches, without a word."""
    tracked = {ROOT / file for file in published_files()}
    there = {
        path
        for path in (ROOT / "policies").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert there <= tracked | _untracked()


def _untracked() -> set[Path]:
    """Files that are new and would be published once they are committed."""
    git = shutil.which("git")
    assert git
    listed = subprocess.run(  # noqa: S603 - a fixed command
        [git, "ls-files", "--others", "--exclude-standard", "policies"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return {ROOT / line for line in listed.stdout.splitlines()}
