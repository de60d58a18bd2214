"""Passwords, keys and tokens are secret in a stack's state.

A stack's state is read by everybody who may preview the stack, is copied to every pipeline, and is
kept in every version that the backend has. An input that the program does not mark as secret stands
in it as plain text, and so does a password that was replaced long ago. Pulumi encrypts what comes
from `config.require_secret`, `pulumi.Output.secret` or a secret output of another resource
("Secrets", Pulumi documentation), and everything that is made of it.

Exceptions: none. It is checked on exported states and previews, where it shows which values are
secret; the policy SDK hands every value over as plain text, so the pack cannot tell. Inputs are
known by their names, and values in containers' environments and user data are not looked into.
"""

from ._model import Control, Frameworks
from ._secret_inputs import SECRET_INPUT_CHECKS

CONTROL = Control(
    severity="high",
    frameworks=Frameworks(),
    state_checks=SECRET_INPUT_CHECKS,
)
