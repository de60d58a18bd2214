"""`python -m benchmarks.pack`: what the policy pack adds to a preview of a team's stack.

The same preview without a change is run without a pack, with a pack that checks nothing, with this
pack and with npm's `@pulumi/awsguard`, in turns, so that what else the machine does hits all of
them.
"""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.awsguard import VERSION, awsguard
from benchmarks.machine import machine
from benchmarks.pack_start import Start, start, typical
from benchmarks.parts import PACK as PACK_PROCESS
from benchmarks.sampling import Cost, measure
from policies.controls import CONTROLS
from sandbox import emulator_process, lifecycle
from sandbox.engine.version import PINNED
from sandbox.home import REPOSITORY, Home

RESULTS = Path(__file__).with_suffix(".md")
PROGRAM = Path(__file__).parent / "team"
PACK = REPOSITORY / "policies"
BARE_PACK = Path(__file__).parent / "bare_pack"
STACK = "team"
PER_SERVICE = 11
BULKHEAD = str(Path(sys.executable).with_name("bulkhead"))
NONE, BARE, OURS = "no pack", "a pack without a rule", "this pack"
PEER = f"@pulumi/awsguard {VERSION}"

_CLOCKS = (
    "CPU time is that of all processes. Where the load is above the number of cores, the wall "
    "clock says little."
)
_HEAD = (
    "| | wall s | of it the pack's | CPU s | of it the pack's | in the pack's process "
    "| ms per resource |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
)
_FLOOR = (
    "What a pack without a rule adds is what the engine spends on sending each resource three "
    "times (for remedies, to be analyzed, and with the whole stack), and what Pulumi's SDK and "
    "gRPC cost in Python: no pack in Python stays under it."
)


@dataclass
class Bench:
    """One team's stack in a sandbox of its own.

    Attributes:
        folder: Where all of it lies.
        services: How many services the stack has.
        packs: Folders of packs, by what they are called.
        costs: What the previews cost, by the pack.
        starts: What starting this pack took, each time by itself.
    """

    folder: Path
    services: int
    packs: Mapping[str, Path | None]
    costs: dict[str, list[Cost]] = field(default_factory=dict)
    starts: list[Start] = field(default_factory=list)

    @property
    def home(self) -> Home:
        """The sandbox."""
        return Home(self.folder / "sandbox")

    def up(self) -> None:
        """Bring the stack up."""
        words = ("up", "--stack", STACK, "--program", str(PROGRAM))
        self._measured("sandbox", *words, "--no-policy-pack", "--skip-checkpoints")

    def preview(self, name: str) -> None:
        """Preview it with a pack, and keep what that cost."""
        words = ["sandbox", "run", "--program", str(PROGRAM), "--", "pulumi", "preview"]
        words += ["--stack", STACK, "--non-interactive", "--expect-no-changes"]
        if pack := self.packs[name]:
            (self.folder / "levels.json").write_text('{"all": "advisory"}')
            words += ["--policy-pack", str(pack)]
            words += ["--policy-pack-config", str(self.folder / "levels.json")]
        self.costs.setdefault(name, []).append(self._measured(*words))

    def _measured(self, *words: str) -> Cost:
        peer = self.packs.get(PEER)
        found = emulator_process.find(self.home)
        environment = {
            **os.environ,
            "BULKHEAD_SANDBOX_HOME": str(self.home.folder),
            "TEAM_SERVICES": str(self.services),
            "PATH": f"{peer / 'bin'}:{os.environ['PATH']}" if peer else os.environ["PATH"],
        }
        standing = {found.pid} if found else set()
        return measure([BULKHEAD, *words], environment, self.folder / "command.log", standing)


def run(services: int, rounds: int) -> Bench:
    """Measure; the first round warms caches up and does not count."""
    with TemporaryDirectory(prefix="bulkhead-bench-") as name:
        folder = Path(name)
        packs = {NONE: None, BARE: BARE_PACK, OURS: PACK, PEER: awsguard(folder / "awsguard")}
        if packs[PEER] is None:
            del packs[PEER]
        bench = Bench(folder, services, packs)
        try:
            bench.up()
            for _ in range(rounds + 1):
                for pack in packs:
                    bench.preview(pack)
                bench.starts.append(start(PACK))
        finally:
            lifecycle.down(bench.home)
        bench.costs = {pack: costs[1:] for pack, costs in bench.costs.items()}
        return bench


def report(bench: Bench) -> str:
    """Give the file's text."""
    resources = bench.services * PER_SERVICE
    rows = "\n".join(_row(name, bench, resources) for name in bench.costs)
    checks = sum(len(control.checks) + len(control.stack_checks) for control in CONTROLS)
    begun = typical(bench.starts)
    return (
        f"# The policy pack\n\n{machine(f'Pulumi {PINNED.number}')}\n\n"
        f"Written by `python -m benchmarks.pack`: `pulumi preview` without a change of a team's "
        f"stack with {resources:,} resources (`benchmarks/team`), in turns without a pack, with "
        "one that answers every call with nothing (`benchmarks/bare_pack`), with "
        f"this one ({checks} checks of {len(CONTROLS)} controls) and with a peer; the median of "
        f"{len(bench.costs[NONE])} runs each. {_CLOCKS}\n\n{_HEAD}\n{rows}\n\n{_FLOOR}\n\n"
        f"This pack answers {begun.wall_seconds:.1f} s after it is started, and has used "
        f"{begun.cpu_seconds:.1f} s of CPU time until then.\n"
    )


def _row(name: str, bench: Bench, resources: int) -> str:
    wall, cpu = _wall(bench.costs[name]), _cpu(bench.costs[name])
    more_wall, more_cpu = wall - _wall(bench.costs[NONE]), cpu - _cpu(bench.costs[NONE])
    share_wall, share_cpu = more_wall / _wall(bench.costs[NONE]), more_cpu / _cpu(bench.costs[NONE])
    in_process = median(cost.cpu_seconds.get(PACK_PROCESS, 0.0) for cost in bench.costs[name])
    if name == NONE:
        return f"| {name} | {wall:.1f} | | {cpu:.1f} | | | |"
    return (
        f"| {name} | {wall:.1f} | {more_wall:+.1f} ({share_wall:+.0%}) | {cpu:.1f} "
        f"| {more_cpu:+.1f} ({share_cpu:+.0%}) | {in_process:.1f} "
        f"| {more_cpu * 1000 / resources:.1f} |"
    )


def _wall(costs: Sequence[Cost]) -> float:
    return median(cost.wall_seconds for cost in costs)


def _cpu(costs: Sequence[Cost]) -> float:
    return median(cost.cpu_seconds_in_all for cost in costs)


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print, and write the file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pack", description=__doc__)
    parser.add_argument("--services", type=int, default=91, help="of eleven resources each")
    parser.add_argument("--rounds", type=int, default=3, help="previews with each pack")
    parser.add_argument("--out", type=Path, default=RESULTS, help="the Markdown file to write")
    arguments = parser.parse_args(words)
    text = report(run(arguments.services, arguments.rounds))
    arguments.out.write_text(text, encoding="utf-8")
    print(text, end="")  # noqa: T201 - a command's answer
    return 0


if __name__ == "__main__":
    sys.exit(main())
