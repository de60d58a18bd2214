"""The npm pack `@pulumi/awsguard`, which stands for the peers: made to run with the engine.

The engine has no Node.js host of its own here. It falls back to an executable of the name
`pulumi-analyzer-policy-nodejs` on PATH, and `@pulumi/pulumi` brings the script that it has to run.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

VERSION = "0.3.1"
_PACKAGE = {
    "name": "peer",
    "version": "0.0.1",
    "private": True,
    "dependencies": {"@pulumi/awsguard": VERSION},
}
_LAUNCHER = """\
#!/bin/sh
exec node {folder}/node_modules/@pulumi/pulumi/cmd/run-policy-pack "$@"
"""


def awsguard(folder: Path) -> Path | None:
    """Install the pack into a folder; None without npm, or where it cannot be had.

    The launcher is in the folder `bin` of it.
    """
    npm = shutil.which("npm")
    if npm is None:
        return None
    (folder / "bin").mkdir(parents=True)
    (folder / "package.json").write_text(json.dumps(_PACKAGE))
    (folder / "PulumiPolicy.yaml").write_text("runtime: nodejs\nversion: 0.0.1\n")
    (folder / "index.js").write_text(
        'const { AwsGuard } = require("@pulumi/awsguard");\nnew AwsGuard({ all: "advisory" });\n'
    )
    launcher = folder / "bin" / "pulumi-analyzer-policy-nodejs"
    launcher.write_text(_LAUNCHER.format(folder=folder))
    launcher.chmod(0o755)
    words = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(words, cwd=folder, capture_output=True, check=False)  # noqa: S603 - npm
    return folder if done.returncode == os.EX_OK else None
