"""How far a run is, on a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from bulkhead.replay.counting import Progress as HowFar


@contextmanager
def progress_bar() -> Iterator[Callable[[HowFar], None]]:
    """Give what shows the progress on standard error; nothing where nobody looks at it."""
    columns = (
        TextColumn("{task.fields[events]:,} events"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("", total=None, events=0)

        def show(how_far: HowFar) -> None:
            bar.update(
                task,
                total=how_far.bytes_in_all,
                completed=how_far.bytes_done,
                events=how_far.events,
            )

        yield show
