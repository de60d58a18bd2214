"""Small programs for the sandbox, and plans to bring them up."""

from pathlib import Path

from sandbox import lifecycle

EXPORT = "import pulumi\npulumi.export('stack', pulumi.get_stack())\n"


def plan(program: Path, *stacks: str) -> lifecycle.Plan:
    """Plan to bring up a small program."""
    return lifecycle.Plan(program=program, stacks=stacks or ("organization",), region="eu-west-1")
