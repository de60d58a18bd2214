"""Session Manager: how people get onto instances, instead of bastions and open ports."""

from typing import Annotated

from pydantic import Field

from config.base import Model, Shape, Whole

# Names of Linux users, as `useradd` takes them; Session Manager makes none.
RunAsUser = Annotated[
    str,
    Shape(
        r"[a-z_][a-z0-9_-]*",
        "give a user's name: 1 to 32 lower-case letters, digits, _ and -, a letter or _ first",
        "operations",
        32,
    ),
]


class SessionManager(Model):
    """Session Manager in every account and region."""

    # Systems Manager User Guide, "Specify an idle session timeout value": 1 to 60 minutes, and
    # "Specify maximum session duration": 1 to 1,440.
    idle_timeout_minutes: Whole = Field(
        default=20,
        ge=1,
        le=60,
        description="Minutes without a key pressed after which a session ends.",
    )
    maximum_session_minutes: Whole = Field(
        default=60, ge=1, le=1440, description="Minutes after which any session ends."
    )
    run_as: RunAsUser | None = Field(
        default=None,
        description="User of the operating system that sessions on Linux run as, and that every "
        "image must have; a tag SSMSessionRunAs on somebody's role or user wins. Default: "
        "`ssm-user`, which the agent makes with administrator's rights.",
    )
