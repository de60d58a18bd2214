"""Stands in for the Pulumi CLI: keeps states in a folder as its file backend does.

A stack fails while there is a file `fail-STACK` in the folder of the project.
"""

import json
import os
import sys
from pathlib import Path


def main(words: list[str]) -> int:
    """Do what the words say."""
    if words[0] == "version":
        sys.stdout.write("v3.259.0\n")
        return 0
    stack = words[words.index("--stack") + 1]
    with Path("calls").open("a") as calls:
        calls.write(f"{' '.join(words[:2])} {stack}\n")
    if words[:2] == ["stack", "select"]:
        return 0
    if Path(f"fail-{stack}").exists():
        sys.stdout.write("Updating\n\nDiagnostics:\n  error: it did not work\n")
        return 1
    events = Path(words[words.index("--event-log") + 1])
    summary = {"summaryEvent": {"resourceChanges": {"create": 2}}}
    events.write_text(json.dumps(summary) + "\n")
    if words[0] == "up":
        _write_state(stack)
    return 0


def _write_state(stack: str) -> None:
    backend = Path(os.environ["PULUMI_BACKEND_URL"].removeprefix("file://"))
    path = backend / f".pulumi/stacks/bulkhead/{stack}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    outputs = json.loads(Path("outputs.json").read_text()) if stack == "organization" else {}
    resources = [{"type": "pulumi:pulumi:Stack", "outputs": outputs}]
    path.write_text(json.dumps({"checkpoint": {"latest": {"resources": resources}}}))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
