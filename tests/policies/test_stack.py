"""Which resources of a stack belong together, looked up in an index."""

from hypothesis import given
from hypothesis import strategies as st

from policies.controls import UNKNOWN, Resource, Stack

TARGET = "aws:s3/bucket:Bucket"
REFERRING = ("aws:s3/bucketPolicy:BucketPolicy", "aws:s3/bucketAcl:BucketAcl")
names = st.sampled_from(["orders", "reports", "invoices"])
values = st.one_of(st.none(), names, st.just(UNKNOWN), st.lists(names, max_size=2))


@st.composite
def stacks(draw: st.DrawFn) -> Stack:
    """Some targets, and resources that refer to them by dependency, by value, or not at all."""
    targets = [Resource(TARGET, f"urn:{n}", {"id": n}) for n in draw(st.sets(names))]
    referring = [
        Resource(
            draw(st.sampled_from(REFERRING)),
            f"urn:referring:{number}",
            {"bucket": draw(values)},
            {"bucket": tuple(f"urn:{name}" for name in draw(st.sets(names, max_size=1)))},
        )
        for number in range(draw(st.integers(0, 5)))
    ]
    return Stack((*targets, *referring))


@given(stack=stacks())
def test_the_index_finds_what_a_search_finds(stack: Stack) -> None:
    """Looking up who refers to a target gives those, and only those, of which it is asked alone."""
    for target in stack.of([TARGET]):
        searched = [(each, stack.refers(each, "bucket", target)) for each in stack.of(REFERRING)]
        found = list(stack.referring_to(target, REFERRING, "bucket"))

        assert {each.urn for each in found} == {each.urn for each, is_ in searched if is_ is True}
        assert len(found) == len({each.urn for each in found})
        assert stack.may_refer(target, REFERRING, "bucket") == any(
            is_ is UNKNOWN for _, is_ in searched
        )
