"""`bulkhead docs`: pages that are written from what they are about."""

from pathlib import Path

import click

FOLDER = Path("docs")


@click.command(name="docs")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=FOLDER,
    show_default=True,
    help="Folder to write to.",
)
def command(out: Path) -> None:
    """Write a page for each control and their index, the invariants, the linter's, and replay's."""
    # `--help` needs neither a control nor a rule.
    from bulkhead import lint_docs, replay_docs  # noqa: PLC0415 - the reason stands above
    from bulkhead.control_docs import pages  # noqa: PLC0415 - the reason stands above
    from bulkhead.invariants import document as invariants  # noqa: PLC0415 - as above

    controls = out / "controls"
    controls.mkdir(parents=True, exist_ok=True)
    written = pages()
    for name, text in written.items():
        (controls / name).write_text(text, encoding="utf-8")
    for stale in set(controls.glob("*.md")) - {controls / name for name in written}:
        stale.unlink()
    single = {
        "invariants.md": invariants.page,
        "lint.md": lint_docs.page,
        "replay.md": replay_docs.page,
    }
    for name, page in single.items():
        (out / name).write_text(page(), encoding="utf-8")
    click.echo(f"{len(written)} pages in {controls}; {', '.join(single)} in {out}")
