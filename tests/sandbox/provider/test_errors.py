"""Which errors a declaration means."""

import pytest

from sandbox.provider.errors import CallFailedError

NOT_ENABLED = CallFailedError("macie2:GetMacieSession", "AccessDenied", "Macie is not enabled")


@pytest.mark.parametrize(
    ("causes", "expected"),
    [
        ((), False),
        (("AccessDenied",), True),
        (("Access",), False),
        (("AccessDenied: Macie is not enabled",), True),
        (("AccessDenied: explicit deny",), False),
        (("Other: Macie is not enabled",), False),
        (("Other", "AccessDenied: not enabled"), True),
    ],
)
def test_a_cause_is_a_code_and_perhaps_words(causes: tuple[str, ...], *, expected: bool) -> None:
    """The code is the whole code; words after it have to be in the message."""
    assert NOT_ENABLED.is_one_of(causes) is expected
