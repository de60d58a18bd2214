"""What a request says about condition keys."""

import pytest

from bulkhead.evaluator.context import Context
from bulkhead.evaluator.errors import RequestError

KEY = "aws:TagKeys"


@pytest.mark.parametrize(("unknown", "absent"), [(["aws:tagkeys"], []), ([], ["aws:tagkeys"])])
def test_contradicting_context_is_refused(unknown: list[str], absent: list[str]) -> None:
    """A key cannot both have a value and be unknown or absent."""
    with pytest.raises(RequestError, match="aws:tagkeys"):
        Context.of({KEY: "a"}, unknown=unknown, absent=absent)


def test_one_key_is_not_given_twice() -> None:
    """Two spellings of one key would leave it open which value counts."""
    with pytest.raises(RequestError, match="differ in case"):
        Context.of({KEY: "a", KEY.lower(): "b"})
