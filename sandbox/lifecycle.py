"""The sandbox's life: up, status, down.

The emulator keeps what was built in its memory, and Pulumi's state says what was built: each is
worthless without the other. A nonce that lies in both places ties them together.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sandbox import emulator_process
from sandbox.emulator_process import Emulator
from sandbox.engine.locate import pulumi_cli
from sandbox.environment import environment, project_plugins
from sandbox.errors import SandboxError
from sandbox.home import FOLDER_MODE, Home, write_private
from sandbox.lock import locked
from sandbox.progress import say, step
from sandbox.project import write_project
from sandbox.settled import Settled
from sandbox.stacks import Operation, Workspace, run
from sandbox.state_files import outputs

# The engine honours the one only together with the other.
WITHOUT_CHECKPOINTS = {"PULUMI_SKIP_CHECKPOINTS": "true", "PULUMI_EXPERIMENTAL": "true"}

# Outputs by the name of the stack.
Outputs = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class PolicyPack:
    """A policy pack that stacks must satisfy."""

    folder: Path
    # What `--policy-pack-config` is given, as JSON.
    configuration: str = "{}"


@dataclass(frozen=True)
class Plan:
    """What to run."""

    # The folder of the Pulumi program.
    program: Path
    # The stacks' names, in order.
    stacks: Sequence[str]
    region: str
    policy_pack: PolicyPack | None = None
    # Write the state at the end alone: a killed run loses it. For measurements.
    skip_checkpoints: bool = False
    # Stacks that come after `stacks`, those alone that are not as their last run left them.
    followers: Sequence[str] = ()
    # Gives what a follower follows from, as text, by its name and the outputs of `stacks`.
    inputs: Callable[[str, Outputs], str] = lambda stack, _outputs: stack
    # Patterns of URNs that the run leaves as they are, even if the program no longer has them.
    kept: Sequence[str] = ()
    # Where the emulator listens on loopback; 0 for any free port.
    port: int = 0
    # What has to happen before a stack is run: it is told the stack's name and its environment.
    before: Callable[[str, Mapping[str, str]], None] = lambda _stack, _environment: None
    # Who decides whether policies let a call pass (sandbox.emulator.authorization.judge).
    judge: str = ""


def up(home: Home, plan: Plan, *, verbose: bool = False) -> Emulator:
    """Start the emulator where none runs, and bring the stacks up one after the other.

    Raises:
        EngineError: if there is no Pulumi CLI and none can be got.
        SandboxError: if the emulator does not start or a stack fails.
    """
    return _run(home, plan, "up", verbose=verbose)


def preview(home: Home, plan: Plan, *, verbose: bool = False) -> Emulator:
    """Start the emulator where none runs, and say what would be done to the stacks.

    Raises:
        EngineError: as `up` does.
        SandboxError: as `up` does; also where the policy pack would stop a stack.
    """
    return _run(home, plan, "preview", verbose=verbose)


def _run(home: Home, plan: Plan, operation: Operation, *, verbose: bool) -> Emulator:
    pulumi = pulumi_cli()
    with _alone(home) as run_lock:
        home.make()
        emulator = _emulator_of_the_state(home, plan)
        variables = environment(home, emulator, pulumi, plan.region)
        if plan.skip_checkpoints:
            variables |= WITHOUT_CHECKPOINTS
        project = write_project(home, plan.program, project_plugins(pulumi))
        workspace = Workspace(home, pulumi, project, variables, run_lock)
        write_private(home.region, plan.region)
        pack = _pack_options(home, plan.policy_pack)
        kept = [word for pattern in plan.kept for word in ("--exclude", pattern)]
        for stack in plan.stacks:
            plan.before(stack, variables)
            run(workspace, operation, stack, [*pack, *kept], verbose=verbose)
        _follow(workspace, operation, plan, pack, verbose=verbose)
    return emulator


def _follow(
    workspace: Workspace, operation: Operation, plan: Plan, pack: list[str], *, verbose: bool
) -> None:
    """Run the followers, but those that could have nothing to do."""
    configuration = plan.policy_pack.configuration if plan.policy_pack else ""
    beside = [configuration, *pack, workspace.environment["PATH"]]
    read = {stack: outputs(workspace.home, stack) for stack in plan.stacks}
    settled = Settled(workspace.home, lambda stack: json.dumps([plan.inputs(stack, read), *beside]))
    unsettled = [stack for stack in plan.followers if not settled.is_settled(stack)]
    for stack in unsettled:
        plan.before(stack, workspace.environment)
        run(workspace, operation, stack, pack, verbose=verbose)
        if operation == "up":
            settled.note(stack)
    same = len(plan.followers) - len(unsettled)
    if same:
        say(f"{same} stacks not run: nothing that they follow from has changed")


def down(home: Home) -> bool:
    """Stop the emulator and remove all that the sandbox keeps; False if there was nothing."""
    if not home.folder.exists():
        return False
    with _alone(home):
        emulator_process.stop(home)
        home.remove()
    return True


def variables_of_running(home: Home) -> dict[str, str]:
    """Give the environment for a command in the running sandbox, in the region of its last run.

    Raises:
        SandboxError: if none is running.
    """
    emulator = emulator_process.find(home)
    if emulator is None or not _ties(home, emulator) or not home.region.exists():
        raise SandboxError("the sandbox is not up; start it with `make up`")
    return environment(home, emulator, pulumi_cli(), home.region.read_text())


@contextmanager
def _alone(home: Home) -> Iterator[IO[str]]:
    def waiting() -> None:
        say("another command is changing the sandbox; waiting for it")

    with locked(home.run_lock, waiting) as run_lock:
        yield run_lock


def _emulator_of_the_state(home: Home, plan: Plan) -> Emulator:
    """Give the emulator that the state was made with, or a new one and an empty state."""
    emulator = emulator_process.find(home)
    if emulator and _ties(home, emulator) and emulator_process.answers(emulator):
        return emulator
    if emulator_process.stop(home) or home.state.exists():
        say("the emulator and the state are not from the same run; starting anew")
    home.remove_state()
    home.make()
    with step("starting the emulator") as progress:
        emulator = emulator_process.start(home, plan.port, plan.judge)
        progress.result = emulator.url
    home.state.mkdir(mode=FOLDER_MODE)
    write_private(_tie(home), emulator.nonce)
    return emulator


def _pack_options(home: Home, pack: PolicyPack | None) -> list[str]:
    """Give the options of the Pulumi CLI that hold a stack to a policy pack."""
    if pack is None:
        return []
    write_private(home.pack_configuration, pack.configuration)
    options = {
        "--policy-pack": pack.folder,
        "--policy-pack-config": home.pack_configuration,
    }
    return [word for name, path in options.items() for word in (name, str(path))]


def _tie(home: Home) -> Path:
    return home.state / "emulator-nonce"


def _ties(home: Home, emulator: Emulator) -> bool:
    return _tie(home).exists() and _tie(home).read_text() == emulator.nonce
