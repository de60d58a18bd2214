"""Which part of the product a process belongs to, by the command that it was started with."""

from collections.abc import Sequence

COMMAND = "command"
EMULATOR = "emulator"
ENGINE = "engine"
LANGUAGE_HOST = "language host"
PACK = "policy pack"
PROGRAM = "program"
PROVIDER = "provider"

PARTS = (ENGINE, PROGRAM, PROVIDER, EMULATOR, PACK, LANGUAGE_HOST, COMMAND)
"""In the order in which they are shown; the command is `bulkhead` itself."""

_BY_MODULE = {
    "pulumi.policy": PACK,
    "sandbox.emulator": EMULATOR,
    "sandbox.language": LANGUAGE_HOST,
    "sandbox.language.program": PROGRAM,
    "sandbox.provider.daemon": PROVIDER,
}


def part_of(command: Sequence[str]) -> str | None:
    """The part; None where the command does not tell, as before a process becomes another.

    Args:
        command: The words of the process's command line.
    """
    if "-m" in command[:-1]:
        return _BY_MODULE.get(command[command.index("-m") + 1])
    names = [word.rpartition("/")[2] for word in command[:5]]
    if names[:1] == ["pulumi"]:
        return ENGINE
    if "run-policy-pack" in names:
        return PACK
    if "launcher.py" in names or names == ["cat"]:
        return PROVIDER
    return COMMAND if "bulkhead" in names[:2] else None
