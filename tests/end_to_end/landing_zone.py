"""One landing zone in a sandbox of its own, driven through the command line as a person would."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import yaml

from bulkhead.cli.sandbox import JUDGE
from sandbox import lifecycle
from sandbox.home import REPOSITORY, Home

BULKHEAD = str(Path(sys.executable).with_name("bulkhead"))
UNCHANGED = {"same", "read"}
HOME_REGION = "eu-central-1"
STACKS = ("organization", "log-archive", "security", "payments-prod")


@dataclass(frozen=True)
class LandingZone:
    """A copy of the example configuration, and the sandbox that it is built in.

    Attributes:
        configuration: the folder with landing-zone.yaml.
        home: the sandbox.
    """

    configuration: Path
    home: Home

    @classmethod
    def in_folder(cls, folder: Path) -> "LandingZone":
        """Copy the example; nothing is started."""
        configuration = folder / "config"
        configuration.mkdir()
        shutil.copy(REPOSITORY / "config" / "landing-zone.yaml", configuration)
        shutil.copytree(REPOSITORY / "config" / "accounts", configuration / "accounts")
        return cls(configuration, Home(folder / "sandbox"))

    @property
    def environment(self) -> Mapping[str, str]:
        """What the commands run with."""
        return {
            **os.environ,
            "BULKHEAD_CONFIG": str(self.configuration),
            "BULKHEAD_SANDBOX_HOME": str(self.home.folder),
        }

    def command(self, *words: str, fails: bool = False) -> str:
        """Run `bulkhead` and give all it printed; it has to succeed, or to fail if it `fails`."""
        done = self.attempt(*words)
        output = done.stdout + done.stderr
        assert (done.returncode != 0) == fails, output
        return output

    def attempt(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run `bulkhead`, however it ends."""
        return subprocess.run(  # noqa: S603 - our own command
            [BULKHEAD, *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self) -> None:
        """Start an empty AWS, and build nothing in it."""
        lifecycle.up(
            self.home, lifecycle.Plan(REPOSITORY, stacks=(), region=HOME_REGION, judge=JUDGE)
        )

    def up(self, *stacks: str, fails: bool = False) -> str:
        """Bring stacks up, held to the policy pack; without names, all of them."""
        chosen = [word for stack in stacks for word in ("--stack", stack)]
        return self.command("sandbox", "up", *chosen, fails=fails)

    def pulumi(self, *words: str, fails: bool = False) -> str:
        """Run the Pulumi CLI in the sandbox."""
        chosen = ["--non-interactive", "--color", "never"]
        return self.command("sandbox", "run", "--", "pulumi", *words, *chosen, fails=fails)

    def planned(self, stack: str) -> Mapping[str, int]:
        """What a preview would change: operation -> number of resources.

        What stays the same is left out, and what is only read.
        """
        report = self.pulumi("preview", "--stack", stack, "--json")
        summary = json.loads(report[report.index("{") :])["changeSummary"]
        return {kind: count for kind, count in summary.items() if kind not in UNCHANGED}

    def resources(self, stack: str) -> list[dict[str, Any]]:
        """The resources in the stack's state."""
        exported = self.pulumi("stack", "export", "--stack", stack)
        return list(json.loads(exported)["deployment"].get("resources", []))

    def outputs(self, stack: str) -> dict[str, Any]:
        """The stack's outputs."""
        return dict(json.loads(self.pulumi("stack", "output", "--stack", stack, "--json")))

    def client(self, service: str, account: str = "", region: str = HOME_REGION) -> Any:  # noqa: ANN401 - boto3 makes its clients at run time
        """A client in the management account, or behind an account's access role."""
        variables = lifecycle.variables_of_running(self.home)
        settings = {
            "endpoint_url": variables["AWS_ENDPOINT_URL"],
            "region_name": region,
            "aws_access_key_id": variables["AWS_ACCESS_KEY_ID"],
            "aws_secret_access_key": variables["AWS_SECRET_ACCESS_KEY"],
        }
        if account:
            role = f"arn:aws:iam::{self.account_id(account)}:role/OrganizationAccountAccessRole"
            answer = boto3.client("sts", **settings).assume_role(
                RoleArn=role, RoleSessionName="test"
            )
            settings |= {
                "aws_access_key_id": answer["Credentials"]["AccessKeyId"],
                "aws_secret_access_key": answer["Credentials"]["SecretAccessKey"],
                "aws_session_token": answer["Credentials"]["SessionToken"],
            }
        return boto3.client(service, **settings)

    def account_id(self, name: str) -> str:
        """The id of an account, as AWS lists it."""
        return self.accounts()[name]

    def accounts(self) -> dict[str, str]:
        """Account ids by name, as AWS lists them; a name that occurs twice is a failure."""
        pages = self.client("organizations").get_paginator("list_accounts").paginate()
        found = [(one["Name"], one["Id"]) for page in pages for one in page["Accounts"]]
        assert len(dict(found)) == len(found), found
        return dict(found)

    def edit(self, file: str, **changes: object) -> None:
        """Change keys of a configuration file; a dotted key reaches within, None removes."""
        path = self.configuration / file
        document = yaml.safe_load(path.read_text())
        for dotted, value in changes.items():
            *outer, last = dotted.split("__")
            part = document
            for key in outer:
                part = part[key]
            part.pop(last, None)
            if value is not None:
                part[last] = value
        path.write_text(yaml.safe_dump(document, sort_keys=False))
