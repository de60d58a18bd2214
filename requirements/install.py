"""Makes the virtual environment `.venv` and installs into it exactly what is pinned here.

`make` runs this with whatever Python it finds, so it needs the standard library only. The file
`.venv/installed` is written last: where it is missing, an installation was broken off and is done
again. It holds the checkout's path, because a virtual environment does not survive being moved.
"""

import ast
import fcntl
import importlib.util
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

REQUIREMENTS = Path(__file__).parent
REPOSITORY = REQUIREMENTS.parent
ENVIRONMENT = REPOSITORY / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
INSTALLED = ENVIRONMENT / "installed"
# pip's setting -> the variable by which uv takes the same.
INDEX_SETTINGS = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "trusted-host": "UV_INSECURE_HOST",
}
# A setting for one command goes before a general one, and the environment before both.
SCOPES = (":env:", "install", "global")


def main() -> int:
    """Install, or say what failed and what to do about it."""
    if importlib.util.find_spec("ensurepip") is None:
        _say(
            f"error: {sys.executable} cannot make virtual environments (ensurepip is missing); "
            "install it (Debian, Ubuntu: apt install python3-venv) or name another Python: "
            "make PYTHON=/path/to/python3"
        )
        return 1
    try:
        _install_alone()
    except subprocess.CalledProcessError as error:
        _say(f"error: `{' '.join(error.cmd)}` failed; the next `make` tries again")
        return 1
    except KeyboardInterrupt:
        _say("\nstopped; the next `make` does it again")
        return 130
    return 0


def _install_alone() -> None:
    """Install unless another process has just done it: its lock is on the checkout's folder."""
    folder = os.open(REPOSITORY, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        if not up_to_date():
            _install()
    finally:
        os.close(folder)


def up_to_date() -> bool:
    """Tell whether the last installation was finished, here, and after the last change."""
    if not INSTALLED.exists() or INSTALLED.read_text() != str(REPOSITORY):
        return False
    sources = (REQUIREMENTS / "dev.txt", REQUIREMENTS / "uv.txt", REPOSITORY / "pyproject.toml")
    return all(path.stat().st_mtime <= INSTALLED.stat().st_mtime for path in sources)


def _install() -> None:
    _say("making the virtual environment .venv (up to a minute the first time) ...")
    INSTALLED.unlink(missing_ok=True)
    if not _usable():
        _run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)])
    pinned = ["--require-hashes", "--requirement"]
    quiet = ["--quiet", "--disable-pip-version-check"]
    _run([str(PYTHON), "-m", "pip", "install", *quiet, *pinned, str(REQUIREMENTS / "uv.txt")])
    uv = [str(PYTHON), "-m", "uv", "pip", "install", "--quiet", "--python", str(PYTHON)]
    variables = uv_variables(_pip_settings(), os.environ)
    _say("installing the pinned packages (300 MB the first time) ...")
    _run([*uv, *pinned, str(REQUIREMENTS / "dev.txt")], variables)
    in_place = ["--no-build-isolation", "--no-deps", "--editable", str(REPOSITORY)]
    _run([*uv, *in_place], variables)
    INSTALLED.write_text(str(REPOSITORY))


def _usable() -> bool:
    """Tell whether an environment was made here, and its Python runs and is recent enough."""
    recent = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    try:
        made_here = f"{ENVIRONMENT}/" in (ENVIRONMENT / "bin" / "pip").read_text()
        answer = subprocess.run([PYTHON, "-c", recent], capture_output=True, check=False)  # noqa: S603 - our own environment
    except OSError:
        return False
    return made_here and answer.returncode == 0


def _pip_settings() -> dict[str, str]:
    """Read what pip is configured with, lines of `scope.name='value'`."""
    command = [str(PYTHON), "-m", "pip", "config", "list"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own environment
    pairs = (line.partition("=") for line in answer.stdout.splitlines())
    return {name: str(ast.literal_eval(value)) for name, _, value in pairs if value}


def uv_variables(settings: Mapping[str, str], environment: Mapping[str, str]) -> dict[str, str]:
    """Give uv's variables for what pip is configured with.

    A variable that the person has set for uv stays. The values may hold credentials: they go
    through the environment and are never shown.

    Args:
        settings: pip's settings, `scope.name` to value.
        environment: the person's environment variables.
    """
    variables = {}
    for name, variable in INDEX_SETTINGS.items():
        found = [settings[key] for scope in SCOPES if (key := f"{scope}.{name}") in settings]
        if found and variable not in environment:
            variables[variable] = " ".join(found[0].split())
    certificates = [settings[key] for scope in SCOPES if (key := f"{scope}.cert") in settings]
    if certificates and "SSL_CERT_FILE" not in environment:
        variables["SSL_CERT_FILE"] = certificates[0]
    return variables


def _run(command: list[str], variables: Mapping[str, str] | None = None) -> None:
    subprocess.run(command, env={**os.environ, **(variables or {})}, check=True)  # noqa: S603 - lists put together here


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)  # noqa: T201 - no logging for three lines


if __name__ == "__main__":
    sys.exit(main())
