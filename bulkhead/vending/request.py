"""A new account as it was asked for, and the file that asks for it."""

import os
from dataclasses import dataclass
from pathlib import Path

import yaml

_SCHEMA = "# yaml-language-server: $schema=../schema/account.schema.json\n"


class RequestError(Exception):
    """An account cannot be asked for like this; says why, and what to do."""


@dataclass(frozen=True, kw_only=True)
class AccountRequest:
    """What the file of a new account says; see `config.account.Account`.

    Attributes:
        description: What the account is for.
        email: Address of its root user.
        organizational_unit: Path of the unit that it comes to.
        owner: Team that answers for it.
        environment: Stage that it serves.
        data_classification: Most sensitive data that it may hold.
        cidr: Addresses of its networks; None for an account without any.
    """

    description: str
    email: str
    organizational_unit: str
    owner: str
    environment: str
    data_classification: str
    cidr: str | None

    def text(self) -> str:
        """The account's file."""
        values: dict[str, object] = {
            "description": self.description,
            "email": self.email,
            "organizational_unit": self.organizational_unit,
            "owner": self.owner,
            "environment": self.environment,
            "data_classification": self.data_classification,
        }
        if self.cidr:
            values["network"] = {"cidr": self.cidr}
        # Never folded: a value stays on the line of its key.
        return _SCHEMA + yaml.safe_dump(
            values, sort_keys=False, allow_unicode=True, width=float("inf")
        )


def write_new(path: Path, text: str) -> None:
    """Write a file that was not there, whole or not at all.

    Raises:
        RequestError: It is there already, or cannot be written.
    """
    # A name that begins with a dot is no account's.
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8")
        # Unlike a rename, a link never takes the place of a file that somebody else has written.
        path.hardlink_to(beside)
    except FileExistsError:
        raise RequestError(exists_already(path)) from None
    except OSError as error:
        raise RequestError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        beside.unlink(missing_ok=True)


def exists_already(path: Path) -> str:
    """What is said of an account that has a file."""
    return f"{path}: exists already and was left as it is; edit it, or give another name"
