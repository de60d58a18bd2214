"""One provider instance at work: its region, its endpoint, and the role that it acts in."""

import os
import re
import threading
import time
from typing import Any

from sandbox.provider import clients
from sandbox.provider.errors import CallFailedError, NotServedError
from sandbox.provider.settings import Role, Settings

# Assumed credentials are renewed this long before they end.
RENEWAL_SECONDS = 60
PARTITION = "aws"
_UNIT_SECONDS = {"h": 3600, "m": 60, "s": 1}


class Session:
    """Calls AWS as one configured provider instance does."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._keys: clients.Keys | None = None
        self._valid_until = float("inf")
        self._account_id = ""

    @property
    def region(self) -> str:
        """The region where the provider works unless a resource names another."""
        return self.settings.region

    @property
    def account_id(self) -> str:
        """The account that the provider acts in."""
        if not self._account_id:
            self._account_id = str(self.call("sts", "GetCallerIdentity")["Account"])
        return self._account_id

    def call(
        self, service: str, operation: str, region: str = "", **members: object
    ) -> dict[str, Any]:
        """Call an operation in this provider's account.

        Raises:
            CallFailedError: if AWS refuses the call, or the role it should be made in.
            NotServedError: if there is no endpoint on this machine or there are no credentials.
        """
        endpoint = self._endpoint(service)
        clients.require_loopback(endpoint)
        where = region or self.region
        return clients.call(service, operation, where, endpoint, self._credentials(), dict(members))

    def require_allowed_account(self) -> None:
        """Hold allowedAccountIds and forbiddenAccountIds.

        Raises:
            NotServedError: if the provider acts in an account that it must not act in.
        """
        allowed, forbidden = self.settings.allowed_account_ids, self.settings.forbidden_account_ids
        if not allowed and not forbidden:
            return
        if (allowed and self.account_id not in allowed) or self.account_id in forbidden:
            raise NotServedError(
                f"the provider acts in account {self.account_id}, which its allowedAccountIds or "
                "forbiddenAccountIds exclude"
            )

    def _endpoint(self, service: str) -> str:
        letters = service.replace("-", "")
        for name, url in self.settings.endpoints.items():
            if name.lower() == letters:
                return url
        own = os.environ.get(f"AWS_ENDPOINT_URL_{service.replace('-', '_').upper()}")
        return own or os.environ.get("AWS_ENDPOINT_URL", "")

    def _credentials(self) -> clients.Keys:
        with self._lock:
            if self._keys is None or time.time() > self._valid_until - RENEWAL_SECONDS:
                keys = self._own_keys()
                for role in self.settings.roles:
                    keys = self._assume(role, keys)
                self._keys = keys
            return self._keys

    def _own_keys(self) -> clients.Keys:
        access_key, secret_key, token = self.settings.credentials
        if not access_key or not secret_key:
            raise NotServedError(
                "there are no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY "
                "(for the emulator any text will do)"
            )
        return clients.Keys(access_key, secret_key, token or None)

    def _assume(self, role: Role, keys: clients.Keys) -> clients.Keys:
        members: dict[str, Any] = {"RoleArn": role.arn, "RoleSessionName": role.session_name}
        if role.external_id:
            members["ExternalId"] = role.external_id
        if role.policy:
            members["Policy"] = role.policy
        if role.policy_arns:
            members["PolicyArns"] = [{"arn": arn} for arn in role.policy_arns]
        if role.duration:
            members["DurationSeconds"] = _seconds(role.duration)
        endpoint = self._endpoint("sts")
        try:
            answer = clients.call("sts", "AssumeRole", self.region, endpoint, keys, members)
        except CallFailedError as error:
            raise NotServedError(f"cannot assume the role {role.arn} ({error})") from error
        found = answer["Credentials"]
        self._valid_until = found["Expiration"].timestamp()
        return clients.Keys(found["AccessKeyId"], found["SecretAccessKey"], found["SessionToken"])


def _seconds(duration: str) -> int:
    """Read a duration as Go writes it: `1h30m`, `900s`."""
    parts = re.findall(r"(\d+)([hms])", duration)
    if "".join(number + unit for number, unit in parts) != duration:
        raise NotServedError(
            f"assumeRoles.duration: {duration} is not a duration such as 1h or 900s"
        )
    return sum(int(number) * _UNIT_SECONDS[unit] for number, unit in parts)
