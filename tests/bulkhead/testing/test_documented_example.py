"""The example in docs/policy-pack.md works as it stands there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCUMENT = Path(__file__).parents[3] / "docs" / "policy-pack.md"
BLOCK = re.compile(r"```python\n# (\S+)\n(.*?)```", re.DOTALL)


def run_example(folder: Path, encrypted: str) -> subprocess.CompletedProcess[str]:
    """Write the documented files, with a change, and run their tests as a team would."""
    for name, text in BLOCK.findall(DOCUMENT.read_text(encoding="utf-8")):
        changed = text.replace("encrypted=True", f"encrypted={encrypted}")
        (folder / name).write_text(changed, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "ignore", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("encrypted", "code"), [("True", 0), ("False", 1)])
def test_the_documented_example_works(encrypted: str, code: int, tmp_path: Path) -> None:
    """It passes as written, and fails with the control once the volume is not encrypted."""
    done = run_example(tmp_path, encrypted)

    assert done.returncode == code, done.stdout + done.stderr
    assert ("ebs_encryption_stays_on/volume" in done.stdout) == bool(code)
