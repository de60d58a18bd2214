"""`bulkhead render`: the planned policies as files that `simulate` reads."""

import json
from pathlib import Path

from click.testing import CliRunner

from bulkhead.cli import main
from bulkhead.policy_files import read_folder
from config import load
from config.guardrail_plan import guardrail_plan
from tests.config.broken import copy_example


def render(config: Path, out: Path) -> None:
    """Run the command."""
    answer = CliRunner().invoke(main, ["render", str(config), "--out", str(out)])
    assert answer.exit_code == 0, answer.output


def test_files_are_the_plan_byte_for_byte(tmp_path: Path) -> None:
    """One file for each policy, holding what AWS gets; the same bytes each time."""
    config = copy_example(tmp_path / "config")
    render(config, tmp_path / "one")
    render(config, tmp_path / "two")
    one = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert one == {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    policies = guardrail_plan(load(config)).policies
    assert set(one) == {"attachments.json", *(f"{policy.name}.json" for policy in policies)}
    assert all(one[f"{policy.name}.json"].decode() == policy.content for policy in policies)


def test_nodes_are_the_configurations_tree(tmp_path: Path) -> None:
    """Root, units by path and accounts by id, in the layout that others read too."""
    render(copy_example(tmp_path / "config"), tmp_path / "out")
    written = json.loads((tmp_path / "out" / "attachments.json").read_text(encoding="utf-8"))
    assert list(written) == ["organization_id", "nodes", "documents"]
    nodes = {node["id"]: node for node in written["nodes"]}
    assert nodes["root"] == {"id": "root", "kind": "root"}
    assert nodes["workloads/production"] == {
        "id": "workloads/production",
        "kind": "ou",
        "parent": "workloads",
    }
    assert nodes["000000000002"] == {
        "id": "000000000002",
        "kind": "account",
        "parent": "root",
        "management": True,
        "name": "management",
    }
    assert all(
        set(each) == {"name", "type", "file", "targets", "tags"} for each in written["documents"]
    )


def test_what_is_rendered_can_be_read(tmp_path: Path) -> None:
    """The folder is an organization that requests can be decided in."""
    render(copy_example(tmp_path / "config"), tmp_path / "out")
    organization = read_folder(tmp_path / "out").organization
    assert organization.management_account == "000000000002"
    assert organization.nodes["workloads/production"].service_control


def test_what_is_planned_no_more_is_removed(tmp_path: Path) -> None:
    """Files of an earlier run go; files of others stay."""
    config, out = copy_example(tmp_path / "config"), tmp_path / "out"
    render(config, out)
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    path = config / "landing-zone.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("name: example", "name: other", 1), encoding="utf-8")
    render(config, out)
    assert not list(out.glob("example-*"))
    assert (out / "notes.txt").exists()


def test_a_wrong_configuration_is_said(tmp_path: Path) -> None:
    """Exit code 1 and the place, as `validate` gives it."""
    config = copy_example(tmp_path / "config")
    (config / "landing-zone.yaml").write_text("organization: 1\n", encoding="utf-8")
    answer = CliRunner().invoke(main, ["render", str(config), "--out", str(tmp_path / "out")])
    assert answer.exit_code == 1
    assert "landing-zone.yaml:1" in answer.stderr
