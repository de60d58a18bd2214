"""A report as JUnit XML: a test case for each resource, as pipelines show test results."""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from bulkhead.check.report import Finding, Report

# What XML 1.0 cannot hold, section 2.2 "Characters".
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(report: Report) -> str:
    """Give the XML; a resource with something undecided, and nothing worse, is skipped."""
    found = dict(report.by_subject())
    subjects = [*report.subjects, *([None] if None in found else [])]
    suite = Element("testsuite", name="bulkhead")
    counts = {"failures": 0, "skipped": 0, "errors": 0}
    for subject in subjects:
        name, type_ = (subject.label, subject.inputs.type) if subject else ("stack", "stack")
        case = SubElement(suite, "testcase", classname=_text(type_), name=_text(name))
        outcome = _outcome(case, found.get(subject, []))
        if outcome:
            counts[outcome] += 1
    for problem in report.problems:
        case = SubElement(suite, "testcase", classname="input", name=_text(problem))
        SubElement(case, "error", message=_text(problem))
        counts["errors"] += 1
    suite.attrib |= {"tests": str(len(suite)), **{k: str(v) for k, v in counts.items()}}
    return tostring(suite, encoding="unicode", xml_declaration=True)


def _outcome(case: Element, findings: list[Finding]) -> str | None:
    failing = [each for each in findings if each.counts]
    if failing:
        names = ", ".join(sorted({each.control.id for each in failing}))
        SubElement(case, "failure", message=names, type=names).text = _listed(failing)
    rest = [each for each in findings if not each.counts]
    advice = [each for each in rest if each.kind != "undecided"]
    undecided = [each for each in rest if each.kind == "undecided"]
    if undecided and not failing:
        SubElement(case, "skipped", message=_listed(undecided))
    if advice or (undecided and failing):
        SubElement(case, "system-out").text = _listed(rest if failing else advice)
    return "failures" if failing else "skipped" if undecided else None


def _listed(findings: list[Finding]) -> str:
    return _text("\n".join(f"{each.control.id}/{each.check}: {each.message}" for each in findings))


def _text(text: str) -> str:
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
