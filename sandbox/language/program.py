"""Runs one Pulumi program in a process of its own, as the official host's helper does.

The host passes the request as command line options and the configuration as environment variables
(`PULUMI_CONFIG`, `PULUMI_CONFIG_SECRET_KEYS`: the SDK's own names), because configuration may hold
secrets and a command line is readable by every user of the machine.
"""

import argparse
import asyncio
import json
import logging
import os
import runpy
import signal
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pulumi
from pulumi.runtime import (
    Settings,
    configure,
    get_config_env,
    get_config_secret_keys_env,
    run_in_stack,
    set_all_config,
)
from pulumi.runtime.proto import engine_pb2

if TYPE_CHECKING:
    from pulumi.runtime.proto import language_pb2

# The code by which a program says that its error has been shown to the person already.
EXIT_ERROR_SHOWN = 32


def command(request: "language_pb2.RunRequest", engine_address: str) -> list[str]:
    """Give the command that runs the request's program.

    `-P` keeps the working directory, a team's, from shadowing this package by a folder's name.
    """
    options = {
        "--monitor": request.monitor_address,
        "--engine": engine_address,
        "--project": request.project,
        "--stack": request.stack,
        "--organization": request.organization or "organization",
        "--root-directory": request.info.root_directory,
        "--parallel": str(request.parallel),
        "--dry-run": str(int(request.dryRun)),
        "--pwd": request.pwd,
    }
    words = [f"{name}={value}" for name, value in options.items()]
    path = Path(request.info.program_directory, request.info.entry_point or ".")
    return [sys.executable, "-uP", "-m", __name__, *words, "--", str(path), *request.args]


def environment(request: "language_pb2.RunRequest") -> dict[str, str]:
    """Give the environment variables that carry the stack's configuration."""
    return {
        "PULUMI_CONFIG": json.dumps(dict(request.config)),
        "PULUMI_CONFIG_SECRET_KEYS": json.dumps(list(request.configSecretKeys)),
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("monitor", "engine", "project", "stack", "organization", "root-directory", "pwd"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--parallel", type=int, required=True)
    parser.add_argument("--dry-run", type=int, required=True)
    parser.add_argument("program")
    parser.add_argument("arguments", nargs="*")
    return parser.parse_args()


def _configure(arguments: argparse.Namespace) -> None:
    set_all_config(get_config_env(), get_config_secret_keys_env())
    settings = Settings(
        monitor=arguments.monitor,
        engine=arguments.engine,
        project=arguments.project,
        stack=arguments.stack,
        organization=arguments.organization,
        root_directory=arguments.root_directory,
        parallel=arguments.parallel,
        dry_run=bool(arguments.dry_run),
    )
    _drop_debug_messages(settings.engine)
    configure(settings)
    sys.argv = [arguments.program, *arguments.arguments]
    os.chdir(arguments.pwd)


def _drop_debug_messages(engine: Any) -> None:  # noqa: ANN401 - a stub that gRPC makes at run time
    """Keep the SDK's debug messages here: it waits for the engine with each, four per resource.

    The engine would show them under `pulumi --debug` only, and they say what the SDK does.
    """
    send = engine.Log

    def log(request: engine_pb2.LogRequest) -> None:
        if request.severity != engine_pb2.DEBUG:
            send(request)

    engine.Log = log


def _traceback_of_the_program(error: BaseException) -> str:
    """Format the traceback from the program's own first frame on.

    What stands above it is this module, asyncio, the SDK and runpy; the program's file is the
    first to run as a module.
    """
    frames = error.__traceback__
    while frames is not None and frames.tb_frame.f_code.co_name != "<module>":
        frames = frames.tb_next
    start = frames or error.__traceback__
    return "".join(traceback.format_exception(type(error), error, start))


def _run(arguments: argparse.Namespace) -> int:
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    # Four threads per parallel resource operation, as the official host gives its programs.
    executor = ThreadPoolExecutor(max_workers=max(arguments.parallel, 1) * 4)
    loop.set_default_executor(executor)

    def program() -> None:
        runpy.run_path(arguments.program, run_name="__main__")

    try:
        loop.run_until_complete(run_in_stack(program))
    except pulumi.RunError as error:
        pulumi.log.error(str(error))
        return EXIT_ERROR_SHOWN
    except Exception as error:  # noqa: BLE001 - whatever a program raises is shown to its author
        shown = _traceback_of_the_program(error)
        pulumi.log.error("Program failed with an unhandled exception:\n" + shown)
        return EXIT_ERROR_SHOWN
    finally:
        executor.shutdown(wait=True)
        loop.close()
    return 0


def main() -> int:
    """Run the program that the command line names; return its exit code."""
    # The host or the engine says when to stop; a KeyboardInterrupt's traceback helps nobody.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # asyncio complains about futures that a failed program leaves behind; they are harmless here.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    arguments = _arguments()
    _configure(arguments)
    return _run(arguments)


if __name__ == "__main__":
    sys.exit(main())
