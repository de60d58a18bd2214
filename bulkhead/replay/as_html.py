"""A report as one page that needs nothing from elsewhere."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from bulkhead.replay.as_text import NO_PROOF
from bulkhead.replay.chart import HEIGHT, SHOWN, WIDTH, chart
from bulkhead.replay.judging import Change
from bulkhead.replay.report import Report
from bulkhead.statement_controls import control_of

ROWS = 2_000
"""Lines of each table at most: browsers are slow with more, and --json has all of them."""


def as_html(report: Report) -> str:
    """Write the page; every value of a record is escaped."""
    environment = Environment(
        loader=PackageLoader("bulkhead.replay"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = "{:,}".format
    return environment.get_template("report.html").render(
        report=report,
        tally=report.tally,
        changes=list(Change),
        rows=ROWS,
        picture=chart(report.days),
        width=WIDTH,
        height=HEIGHT,
        shown=SHOWN,
        control_of=control_of,
        no_proof=NO_PROOF,
    )
