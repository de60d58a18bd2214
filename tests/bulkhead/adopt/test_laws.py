"""What holds of every organization that is adopted."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from bulkhead.adopt.adoption import adoption
from bulkhead.adopt.files import write
from bulkhead.adopt.found import FoundAccount, FoundGroup, FoundOrganization, FoundPeople
from config import load

MANAGEMENT = "111122223333"
# What AWS takes for names, and more: whatever the configuration cannot hold has to be left out.
texts = st.text(min_size=1, max_size=30)
SHARED = ("Log Archive", "Audit", "Network")


@st.composite
def organizations(draw: st.DrawFn) -> FoundOrganization:
    """An organization with odd names, tags and descriptions, and the shared accounts."""
    units = draw(st.dictionaries(texts, texts, max_size=4)) | {"shared": "shared"}
    members = [
        FoundAccount(
            id=f"{number:012}",
            name=draw(texts),
            email=draw(st.just(f"a{number}@example.com") | texts),
            state=draw(st.sampled_from(["ACTIVE", "SUSPENDED"])),
            path=draw(st.sampled_from([*units, "root"])),
            tags=draw(st.dictionaries(texts | st.just("owner"), texts, max_size=3)),
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    shared = [
        FoundAccount(
            id=f"9{number:011}",
            name=name,
            email=f"shared{number}@example.com",
            state="ACTIVE",
            path="shared",
        )
        for number, name in enumerate(SHARED)
    ]
    management = FoundAccount(
        id=MANAGEMENT, name="Main", email="main@example.com", state="ACTIVE", path="root"
    )
    groups = [
        FoundGroup(id=str(index), name=name, description=draw(st.text()), is_external=False)
        for index, name in enumerate(draw(st.lists(texts, unique=True, max_size=3)))
    ]
    return FoundOrganization(
        id="o-a1b2c3d4e5",
        management_id=MANAGEMENT,
        unit_names=units,
        accounts=(management, *shared, *members),
        people=FoundPeople(groups=tuple(groups), permission_sets=(), assignments=()),
    )


@given(found=organizations())
def test_what_is_written_is_valid_and_says_the_same(found: FoundOrganization) -> None:
    """The files are read back, without an error, as the configuration that was meant."""
    chosen = {"log_archive": "log-archive", "security": "audit", "network": "network"}
    adopted = adoption(found, "eu-central-1", chosen)
    with TemporaryDirectory() as folder:
        write(Path(folder), adopted)
        assert load(Path(folder)) == adopted.landing_zone
