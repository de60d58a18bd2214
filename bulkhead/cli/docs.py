"""`bulkhead docs`: controls, invariants and the linter's rules as pages, from themselves."""

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
    """Write a page for each control and their index, the invariants, and the linter's rules."""
    # `--help` needs neither a control nor a rule.
    from bulkhead.control_docs import pages  # noqa: PLC0415 - the reason stands above
    from bulkhead.invariants.document import page as invariants  # noqa: PLC0415 - as above
    from bulkhead.lint_docs import page  # noqa: PLC0415 - the reason stands above

    controls = out / "controls"
    controls.mkdir(parents=True, exist_ok=True)
    written = pages()
    for name, text in written.items():
        (controls / name).write_text(text, encoding="utf-8")
    for stale in set(controls.glob("*.md")) - {controls / name for name in written}:
        stale.unlink()
    (out / "lint.md").write_text(page(), encoding="utf-8")
    (out / "invariants.md").write_text(invariants(), encoding="utf-8")
    click.echo(f"{len(written)} pages in {controls}, {out / 'invariants.md'}, {out / 'lint.md'}")
