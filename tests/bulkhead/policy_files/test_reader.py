"""Folders of policies are read, from whatever program, or refused with file and line."""

from pathlib import Path

import pytest

from bulkhead.policy_files import FilesError, read_folder
from bulkhead.policy_files.json_lines import line_of

from .folders import ALLOW_ALL, NODES, WORKLOAD, Entry, document, entry, write

DENY = {**ALLOW_ALL, "Effect": "Deny"}


def problems(folder: Path) -> list[str]:
    """Read a folder that is wrong."""
    with pytest.raises(FilesError) as refused:
        read_folder(folder)
    return [problem.removeprefix(f"{folder}/") for problem in refused.value.problems]


def test_a_document_stands_at_each_of_its_targets(tmp_path: Path) -> None:
    """A document that several nodes share is read once, and stands at each of them."""
    folder = write(tmp_path, [entry("deny", "workloads", WORKLOAD)], {"deny": document(DENY)})
    nodes = read_folder(folder).organization.nodes
    assert nodes["workloads"].service_control == nodes[WORKLOAD].service_control
    assert [policy.name for policy in nodes[WORKLOAD].service_control] == ["deny"]
    assert nodes["root"].service_control == ()
    assert nodes["root"].full_access


def test_what_decides_nothing_is_named(tmp_path: Path) -> None:
    """Policies of other types and unknown fields are not passed over in silence."""
    nodes = [{**NODES[0], "name": "Root", "full_acess": False}, *NODES[1:]]
    documents = [entry("settings", "root", of="DECLARATIVE_POLICY_EC2")]
    folder = write(tmp_path, documents, {"settings": "{}"}, nodes)
    assert read_folder(folder).not_decided == (
        f"{folder}/attachments.json: nodes #1.full_acess: no field of the layout; it is not read",
        f"{folder}/settings.json: settings is a DECLARATIVE_POLICY_EC2, which decides no request",
    )


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    """Files that some editors write are read."""
    folder = write(tmp_path, [entry("deny", "root")], {"deny": "\ufeff" + document(DENY)})
    assert read_folder(folder).organization.nodes["root"].service_control


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ([*NODES, NODES[0]], "an organization has one root, not 2"),
        (NODES[1:], "an organization has one root, not 0"),
        ([*NODES, {"id": "x", "kind": "ou", "parent": "y"}], ":34: nodes #6.parent: 'y' is no"),
        ([*NODES, {"id": "x", "kind": "ou"}], "'x' is no root; give the id of the node above it"),
        ([*NODES, {"id": "x", "kind": "unit", "parent": "root"}], "nodes #6.kind: Input should be"),
        ([*NODES, NODES[3]], f"'{WORKLOAD}' is the id of 2 nodes"),
        ([*NODES, {**NODES[3], "id": "3", "management": True}], "one management account, not 2"),
        ([{**NODES[0], "management": True}, *NODES[1:]], "'root' is no account"),
        ([{**NODES[0], "full_access": "no"}, *NODES[1:]], ":7: nodes #1.full_access: Input should"),
        ([{**NODES[0], "parent": "workloads"}, *NODES[1:]], "the root 'root' has no node above it"),
    ],
)
def test_wrong_nodes_are_named(tmp_path: Path, nodes: list[Entry], expected: str) -> None:
    """Nodes that make no tree are refused, with the line of attachments.json."""
    assert expected in "\n".join(problems(write(tmp_path, nodes=nodes)))


def test_every_problem_of_every_document_comes_at_once(tmp_path: Path) -> None:
    """Each wrong document is named with its file, the line of the statement and the value."""
    contents = {
        "cut": '{"Version": "2012-10-17",\n "Statement": [',
        "bad": document(ALLOW_ALL, {**DENY, "Sid": "Wrong", "Action": "s3", "Resource": "bucket"}),
        "rcp": document({**DENY, "Principal": "*", "Action": "ec2:*"}),
    }
    documents = [
        entry("cut", "root"),
        entry("bad", "root"),
        entry("rcp", "root", of="RESOURCE_CONTROL_POLICY"),
        entry("gone", "root"),
        entry("outside", "root", file="../outside.json"),
    ]
    found = problems(write(tmp_path, documents, contents))
    assert found[0].startswith("cut.json:2: column 16: not JSON")
    assert found[1].startswith("bad.json:9: bad: Statement Wrong: ")
    assert "'s3' is no action" in "\n".join(found)
    assert [each.partition(":")[0] for each in found[-3:]] == [
        "rcp.json",
        "gone.json",
        "../outside.json",
    ]


def test_unknown_targets_are_named(tmp_path: Path) -> None:
    """A document is attached to nodes that are there."""
    found = problems(write(tmp_path, [entry("deny", "nowhere")], {"deny": document(DENY)}))
    assert found == ["attachments.json:38: documents #1.targets #1: 'nowhere' is no node's id"]


def test_a_folder_without_attachments_is_refused(tmp_path: Path) -> None:
    """The file that says what is attached where is needed."""
    assert problems(tmp_path) == ["attachments.json: No such file or directory"]


@pytest.mark.parametrize(
    ("path", "line"),
    [((), 1), (("b",), 4), (("a", 1), 3), (("b", "c"), 5), (("b", "x"), 4), (("a", 7), 2)],
)
def test_lines_of_values(path: tuple[str | int, ...], line: int) -> None:
    """A value is found on its line, and one that is not there on the line of what lacks it."""
    text = '{\n "a": [1, \n {"]": "\\"}"}],\n "b": {\n "c": null}}'
    assert line_of(text, path) == line
