"""Laws that hold for every configuration, tried on many that nobody wrote down."""

import re
from collections.abc import Iterator
from ipaddress import IPv4Network
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.synthetic import synthetic
from config import ConfigurationError, load
from config.json_schema import node_at
from config.landing_zone import LandingZone
from config.rules.network import overlaps
from config.yaml_reader import read_yaml
from tests.config.broken import EXAMPLE, LANDING_ZONE, copy_example, problems_of

FILES = (LANDING_ZONE, "accounts/management.yaml", "accounts/network.yaml")
# A line of block style: indentation, perhaps a dash, a key, perhaps a value.
LINE = re.compile(r"^(?P<indent> *(?:- )?)(?P<key>[\w/.-]+):(?P<value> [^#\n]+)?", re.MULTILINE)
ADVICE = re.compile(r"is missing; add `(?P<yaml>.*)` (?:below|at the top level)")
WITHIN = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def corruptions(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the example and its text with one key misspelt, twice there, or of another kind."""
    file = draw(st.sampled_from(FILES))
    text = (EXAMPLE / file).read_text(encoding="utf-8")
    line = draw(
        st.sampled_from([match for match in LINE.finditer(text) if match["indent"] != "- "])
    )
    kind = draw(st.sampled_from(["misspelt", "twice", "other"]))
    if kind == "misspelt":
        changed = f"{line['indent']}zz{line['key']}:{line['value'] or ''}"
    elif kind == "twice":
        indent = line["indent"].replace("-", " ")
        changed = f"{line['indent']}{line['key']}: 1\n{indent}{line['key']}:{line['value'] or ''}"
    else:
        # A list of lists is right nowhere; what was below a key no longer fits under it.
        changed = f"{line['indent']}{line['key']}: [[]]"
    return file, text[: line.start()] + changed + text[line.end() :]


@WITHIN
@given(corruptions())
def test_one_corruption_is_found_where_it_is(
    tmp_path_factory: pytest.TempPathFactory, corruption: tuple[str, str]
) -> None:
    """Any key that is misspelt, twice there or of another kind is found, in a line of its file."""
    file, text = corruption
    folder = copy_example(tmp_path_factory.mktemp("corrupt"))
    (folder / file).write_text(text, encoding="utf-8")
    problems = problems_of(folder)
    assert str(folder / file) in {problem.file for problem in problems}
    for problem in problems:
        lines = Path(problem.file).read_text(encoding="utf-8").splitlines()
        assert 1 <= problem.line <= len(lines) + 1, problem
        assert problem.column >= 1


def _places(value: object, location: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*location, key)
            yield from _places(inner, (*location, key))


def _required(file: str) -> list[tuple[Any, ...]]:
    content = yaml.safe_load((EXAMPLE / file).read_text(encoding="utf-8"))
    prefix = () if file == LANDING_ZONE else ("accounts", Path(file).stem)
    return [
        place
        for place in _places(content)
        if place[-1] in node_at((*prefix, *place[:-1])).get("required", ())
    ]


DROPS = [(file, place) for file in FILES for place in _required(file)]


@pytest.mark.parametrize(("file", "place"), DROPS, ids=[".".join(p) for _, p in DROPS])
def test_what_is_offered_for_a_missing_key_is_right(
    file: str, place: tuple[Any, ...], tmp_path: Path
) -> None:
    """Every required key that is dropped is missed; the offered line is valid YAML and a value."""
    path = copy_example(tmp_path) / file
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    parent = content
    for key in place[:-1]:
        parent = parent[key]
    del parent[place[-1]]
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    said = ".".join(place)
    (problem,) = [problem for problem in problems_of(tmp_path) if problem.path == said]
    advice = ADVICE.search(problem.message)
    assert advice
    offered = read_yaml(advice["yaml"]).value
    assert isinstance(offered, dict)
    parent.update(offered)
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    kinds = ("is missing", "is not valid", "; give a ", "is out of range")
    assert not [
        p for p in problems_of(tmp_path) if p.path == said and any(k in p.message for k in kinds)
    ]


@given(
    st.lists(
        st.builds(
            lambda address, prefix: IPv4Network((address, prefix), strict=False),
            st.integers(0x0A000000, 0x0A0FFFFF),
            st.integers(16, 28),
        ),
        max_size=12,
    )
)
def test_overlaps_are_those_of_every_pair(networks: list[IPv4Network]) -> None:
    """The sweep over sorted networks names what comparing every pair would name."""
    named = {str(index): network for index, network in enumerate(networks)}
    found = dict(overlaps(named))
    for name, other in found.items():
        assert name != other
        assert named[name].overlaps(named[other])
    free = [network for name, network in named.items() if name not in found]
    for index, network in enumerate(free):
        assert not any(network.overlaps(other) for other in free[:index])


@given(st.permutations(sorted((EXAMPLE / "accounts").glob("*.yaml"))))
@settings(max_examples=5, deadline=None)
def test_the_order_of_files_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, files: list[Path]
) -> None:
    """A configuration written in another order is equal, and so is what is derived from it."""
    folder = tmp_path_factory.mktemp("order")
    (folder / "accounts").mkdir()
    for file in files:
        (folder / "accounts" / file.name).write_bytes(file.read_bytes())
    content = yaml.safe_load((EXAMPLE / LANDING_ZONE).read_text(encoding="utf-8"))
    reverse = dict(reversed(content.items()))
    (folder / LANDING_ZONE).write_text(yaml.safe_dump(reverse, sort_keys=False), encoding="utf-8")
    assert load(folder) == load(EXAMPLE)
    assert load(folder).assignments == load(EXAMPLE).assignments


def test_a_thousand_accounts_are_what_was_written(tmp_path: Path) -> None:
    """A large organization loads, without a problem, to what its files were made from."""
    made = synthetic(1000)
    made.write(tmp_path)
    expected = LandingZone.model_validate({**made.landing_zone, "accounts": made.accounts})
    assert load(tmp_path) == expected
    assert len(expected.accounts) == 1000


def test_a_thousand_broken_accounts_are_all_named(tmp_path: Path) -> None:
    """Every broken file of a large organization is named at once."""
    made = synthetic(1000)
    made.write(tmp_path)
    for path in (tmp_path / "accounts").iterdir():
        path.write_text(path.read_text(encoding="utf-8") + "ownr: x\n", encoding="utf-8")
    with pytest.raises(ConfigurationError) as error:
        load(tmp_path)
    assert len({problem.file for problem in error.value.problems}) == 1000
