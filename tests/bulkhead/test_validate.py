"""`bulkhead validate`: one line if all is well, everything that is wrong otherwise."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulkhead.cli import main
from config.location import configuration_folder
from tests.config.broken import EXAMPLE, PROD, copy_example


def validate(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["validate", *map(str, arguments)])


@pytest.fixture(name="broken")
def _broken(tmp_path: Path) -> Path:
    path = copy_example(tmp_path / "config") / PROD
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("10.18.0.0/20", "10.0.0.0/33"), encoding="utf-8")
    return tmp_path / "config"


def test_a_valid_configuration_is_one_line(tmp_path: Path) -> None:
    """Exit code 0, and how much there is."""
    answer = validate(copy_example(tmp_path / "config"))
    assert answer.exit_code == 0
    assert answer.output == (
        "The configuration is valid: 11 accounts, 7 organizational units, 5 permission sets, "
        "37 assignments, 36 controls.\n"
    )


def test_errors_go_to_standard_error(broken: Path) -> None:
    """Exit code 1; standard output stays free for what a program reads."""
    answer = validate(broken)
    assert answer.exit_code == 1
    assert answer.stdout == ""
    assert answer.stderr == (
        f"{broken}/{PROD}:9: network.cidr: 10.0.0.0/33 is not a network; "
        "give a prefix between /16 and /24\n\n1 error\n"
    )


def test_json_has_the_same_errors_in_fields(broken: Path) -> None:
    """With --json, standard output is one document, and the exit code says the same."""
    answer = validate(broken, "--json")
    assert answer.exit_code == 1
    assert json.loads(answer.stdout) == {
        "errors": [
            {
                "file": f"{broken}/{PROD}",
                "line": 9,
                "column": 3,
                "path": "network.cidr",
                "message": "10.0.0.0/33 is not a network; give a prefix between /16 and /24",
            }
        ],
        "warnings": [],
    }


def test_json_of_a_valid_configuration_has_no_errors(tmp_path: Path) -> None:
    """With --json, exit code 0 comes with empty lists."""
    answer = validate(copy_example(tmp_path / "config"), "--json")
    assert answer.exit_code == 0
    assert json.loads(answer.stdout) == {"errors": [], "warnings": []}


def test_a_quota_that_is_nearly_used_up_is_a_warning(tmp_path: Path) -> None:
    """Nine of ten policies on a target are valid, and said."""
    path = copy_example(tmp_path / "config") / "landing-zone.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("reserved_slots: 0", "reserved_slots: 1"), encoding="utf-8")
    answer = validate(path.parent)
    assert answer.exit_code == 0
    assert "warning: guardrails.controls: " in answer.stderr
    assert "9 policies, of the 10 that AWS allows" in answer.stderr


def test_quotas_are_shown_when_asked_for(tmp_path: Path) -> None:
    """With --quotas, each document and each target says how much of AWS's quota it uses."""
    folder = copy_example(tmp_path / "config")
    shown = validate(folder, "--quotas").output
    assert "of 10,240  SERVICE_CONTROL_POLICY example-sandbox-data\n" in shown
    assert "of     10  sandbox: SERVICE_CONTROL_POLICY: 7 planned" in shown
    uses = json.loads(validate(folder, "--json", "--quotas").stdout)["quotas"]
    assert {use["limit"] for use in uses} == {10_240, 5_120, 10_000, 2_500, 10, 5}
    assert all(0 < use["used"] <= use["limit"] for use in uses)


def test_without_a_path_it_is_the_folder_that_the_environment_names(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Program and commands read the same configuration: that of $BULKHEAD_CONFIG."""
    monkeypatch.setenv("BULKHEAD_CONFIG", str(broken))
    answer = validate()
    assert answer.exit_code == 1
    assert answer.stderr.startswith(f"{broken / PROD}:9: ")


def test_otherwise_the_repositorys_configuration_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without either it is the one beside the program, from wherever one asks."""
    monkeypatch.delenv("BULKHEAD_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    assert validate().exit_code == 0


@pytest.mark.parametrize(("here", "shown"), [("", "config"), ("tests", str(EXAMPLE))])
def test_files_are_named_as_one_would_type_them(
    here: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the repository the configuration is `config`, from elsewhere it is its whole path."""
    monkeypatch.delenv("BULKHEAD_CONFIG", raising=False)
    monkeypatch.chdir(EXAMPLE.parent / here)
    assert str(configuration_folder()) == shown


def test_a_folder_that_does_not_exist_is_a_usage_error(tmp_path: Path) -> None:
    """Exit code 2: nothing was checked."""
    assert validate(tmp_path / "nowhere").exit_code == 2


def test_nothing_heavy_is_loaded() -> None:
    """Neither Pulumi nor an AWS library is loaded: the check is quick and stays offline."""
    heavy = ("pulumi", "pulumi_aws", "boto3", "botocore", "moto", "requests", "urllib3")
    code = (
        "import sys, config, bulkhead.cli.validate\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    answer = subprocess.run(  # noqa: S603 - the code above
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "[]\n"


def test_a_stale_schema_is_found() -> None:
    """`bulkhead schema --check` exits with 0 on a fresh checkout."""
    assert CliRunner().invoke(main, ["schema", "--check"]).exit_code == 0
