"""Whatever stands in a file, reading and checking it ends in a report."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from bulkhead.check.as_junit import junit
from bulkhead.check.as_sarif import sarif
from bulkhead.check.as_text import text_lines
from bulkhead.check.read import read
from bulkhead.check.report import check
from bulkhead.check.settings import Settings

SIGNATURE = "4dabf18193072939515e22adb298388d"
KEYS = (
    "deployment checkpoint latest resources steps events newState op changeSummary same type urn "
    "name props options inputs outputs provider propertyDependencies sourcePosition delete id "
    f"sequence resourcePreEvent metadata new value secret ciphertext plaintext {SIGNATURE}"
).split()
TEXTS = (
    "aws:s3/bucket:Bucket",
    "pulumi:providers:aws",
    "urn:pulumi:dev::team::aws:s3/bucket:Bucket::orders",
    "1b47061264138c4ac30d75fd1eb44270",
    "d0e6a833031e9bbcd3f4e8bde6ca49a4",
    "[secret]",
    "{",
    "project:///a#1,2",
)
leaves = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.floats(allow_nan=False)
    | st.sampled_from(TEXTS)
    | st.text(max_size=8)
)
anything = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=25,
)


@settings(max_examples=200, deadline=None)
@given(content=anything)
def test_any_json_is_read_and_reported(content: object) -> None:
    """A file of any shape gives resources, problems or notes, in every format, and no error."""
    for text in (json.dumps(content), json.dumps(content, indent=1)):
        reading = read(text, "any.json")
        assert reading.subjects or reading.problems or reading.notes
        report = check([reading], Settings())
        assert list(text_lines(report))
        assert json.dumps(sarif(report))
        assert junit(report)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """What is no JSON is a problem, or several."""
    reading = read(text, "any.txt")

    assert reading.subjects or reading.problems or reading.notes
