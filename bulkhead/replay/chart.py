"""Events over time as bars, for an SVG picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bulkhead.replay.judging import Change

WIDTH, HEIGHT = 960, 240  # of the bars, in the picture's own units
SHOWN = (Change.NEWLY_DENIED, Change.NEWLY_UNDETERMINED)
LONGEST_DAYS = 1_000


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the events of a day that have one change."""

    x: float
    y: float
    width: float
    height: float
    change: Change
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture.

    Attributes:
        bars: each day's stand on each other.
        first: the first day.
        last: the last day.
        highest: what the whole height stands for, in events.
    """

    bars: tuple[Bar, ...]
    first: str
    last: str
    highest: int


def chart(days: Mapping[str, Mapping[Change, int]]) -> Chart | None:
    """Draw what is not allowed, day by day; None where there is nothing to draw.

    Days without events are drawn as such, unless dates that cannot be right would make the picture
    endless: then only the days with events are.
    """
    highest = max((_height(changes) for changes in days.values()), default=0)
    if not highest:
        return None
    shown = list(_every_day(days))
    bars = [
        bar
        for place, day in enumerate(shown)
        for bar in _bars(day, place, WIDTH / len(shown), days.get(day, {}), highest)
    ]
    return Chart(tuple(bars), shown[0], shown[-1], highest)


def _height(changes: Mapping[Change, int]) -> int:
    return sum(changes.get(change, 0) for change in SHOWN)


def _every_day(days: Mapping[str, object]) -> Iterator[str]:
    known = sorted(days)
    try:
        first, last = date.fromisoformat(known[0]), date.fromisoformat(known[-1])
    except ValueError:
        yield from known
        return
    count = (last - first).days + 1
    if count > LONGEST_DAYS:
        yield from known
    else:
        yield from ((first + timedelta(days=place)).isoformat() for place in range(count))


def _bars(
    day: str, place: int, width: float, changes: Mapping[Change, int], highest: int
) -> Iterator[Bar]:
    below = 0.0
    for change in SHOWN:
        count = changes.get(change, 0)
        if count:
            height = HEIGHT * count / highest
            y = HEIGHT - below - height
            title = f"{day}: {count:,} {change.value}"
            yield Bar(place * width, y, max(width * 0.9, 0.5), height, change, title)
            below += height
