"""`bulkhead docs`: the catalogue of controls, from the controls."""

from pathlib import Path

import click

FOLDER = Path("docs/controls")


@click.command(name="docs")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=FOLDER,
    show_default=True,
    help="Folder to write to.",
)
def command(out: Path) -> None:
    """Write a page for each control, and their index."""
    from bulkhead.control_docs import pages  # noqa: PLC0415 - `--help` needs no control

    out.mkdir(parents=True, exist_ok=True)
    written = pages()
    for name, text in written.items():
        (out / name).write_text(text, encoding="utf-8")
    for stale in set(out.glob("*.md")) - {out / name for name in written}:
        stale.unlink()
    click.echo(f"{len(written)} pages in {out}")
