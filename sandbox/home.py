"""Where a sandbox keeps its files: `.sandbox/` in the repository, for its owner's eyes only."""

import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
FOLDER_MODE = 0o700
FILE_MODE = 0o600
PASSPHRASE_BYTES = 32


@dataclass(frozen=True)
class Home:
    """The folder of one sandbox and the names of what lies in it."""

    folder: Path

    @property
    def state(self) -> Path:
        """Pulumi's state backend."""
        return self.folder / "state"

    @property
    def pulumi_home(self) -> Path:
        """Pulumi's own workspace files and logs."""
        return self.folder / "pulumi-home"

    @property
    def projects(self) -> Path:
        """One folder per program: `pulumi` runs there and writes nothing into the repository."""
        return self.folder / "projects"

    @property
    def logs(self) -> Path:
        """One file per stack, and the emulator's."""
        return self.folder / "logs"

    @property
    def journal(self) -> Path:
        """What the provider has created; it belongs to the state."""
        return self.state / "created.jsonl"

    @property
    def passphrase(self) -> Path:
        """The passphrase that encrypts secrets in the state."""
        return self.folder / "passphrase"

    @property
    def emulator(self) -> Path:
        """What is known of the running emulator."""
        return self.folder / "emulator.json"

    @property
    def emulator_life(self) -> Path:
        """A file that the emulator holds a lock on for as long as it lives."""
        return self.folder / "emulator.lock"

    @property
    def region(self) -> Path:
        """The home region of the last run."""
        return self.state / "home-region"

    @property
    def pack_configuration(self) -> Path:
        """What the policy pack was configured with in the last run."""
        return self.state / "policy-pack-config.json"

    @property
    def run_lock(self) -> Path:
        """A file that whoever changes the sandbox holds a lock on."""
        return self.folder / "run.lock"

    @property
    def commands_lock(self) -> Path:
        """A file that every command in the sandbox shares a lock on."""
        return self.folder / "commands.lock"

    def make(self) -> None:
        """Make the folders, and the passphrase where there is none."""
        for folder in (self.folder, self.pulumi_home, self.projects, self.logs):
            folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        self.folder.chmod(FOLDER_MODE)
        if not self.passphrase.exists():
            write_private(self.passphrase, secrets.token_urlsafe(PASSPHRASE_BYTES))

    def remove_state(self) -> None:
        """Forget what Pulumi knows: it belongs to an emulator that is gone."""
        for folder in (self.state, self.pulumi_home, self.projects):
            shutil.rmtree(folder, ignore_errors=True)

    def remove(self) -> None:
        """Remove what a sandbox makes, and nothing else that somebody keeps in the same folder."""
        self.remove_state()
        shutil.rmtree(self.logs, ignore_errors=True)
        locks = (self.emulator_life, self.run_lock, self.commands_lock)
        for file in (self.passphrase, self.emulator, *locks):
            file.unlink(missing_ok=True)
        if self.folder.is_dir() and not any(self.folder.iterdir()):
            self.folder.rmdir()


def sandbox_home() -> Home:
    """Give the sandbox of this checkout; $BULKHEAD_SANDBOX_HOME names another folder."""
    configured = os.environ.get("BULKHEAD_SANDBOX_HOME")
    return Home(Path(configured).absolute() if configured else REPOSITORY / ".sandbox")


def write_private(path: Path, text: str) -> None:
    """Write a file that its owner alone can read, whole or not at all."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        with os.fdopen(
            os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, FILE_MODE), "w"
        ) as file:
            file.write(text)
        beside.rename(path)
    finally:
        beside.unlink(missing_ok=True)
