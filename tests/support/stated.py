"""Documents made of stated figures, without the pipeline: what the report shows is known to the digit."""

from datetime import date
from decimal import Decimal

from policyie.model import Industry, Official, Person, PolicyDocument, Target

KNOWN = {
    "measure": "money",
    "unit": "CNY",
    "comparator": "eq",
    "kind": "goal",
    "indicator": "gdp",
    "period": "2024",
    "region": "330000",
    "confidence": 0.9,
}


def stated(value, **facts):
    """One figure as it is stated: its value and what differs from `KNOWN`; ``written`` is its text."""
    return {"value": value, **facts}


def growth(value, **facts):
    """A stated growth rate."""
    return stated(value, measure="percent", unit="percent", growth_of=True, **facts)


def document(id, *figures, before="", after="", people=(), **facts):
    """A document in which each figure has a sentence of its own, on a line of its own; people are named in the first."""
    text, targets, industries, officials, persons = before, [], [], [], []
    for number, figure in enumerate(figures):
        figure = {**KNOWN, **figure}
        written = figure.pop("written", f"{figure['value']}元")
        sentence = len(text)
        text += "要求：" if not figure.get("lead") else figure.pop("lead")
        for name in figure.get("industries", ()):
            industries.append(Industry(start=len(text), end=len(text) + len(name), text=name, rule="given"))
            text += name
        for name in people if number == 0 else ():
            place = len(officials)
            span = {"start": len(text), "end": len(text) + len(name), "text": name, "rule": "given"}
            officials.append(Official(**span, roles=("mayor",), region="330100", person=f"p{place}"))
            persons.append(Person(id=f"p{place}", names=(name,), roles=("mayor",), region="330100", mentions=(place,)))
            text += name
        start = len(text)
        text += written
        end = len(text)
        text += "。\n"
        around = {"evidence_start": sentence, "evidence_end": end, "sentence_start": sentence, "sentence_end": end + 1}
        figure |= {"value": Decimal(figure["value"]), "industries": tuple(figure.get("industries", ()))}
        if figure.get("upper") is not None:
            figure["upper"] = Decimal(figure["upper"])
        targets.append(Target(start=start, end=end, text=written, rule="given", **{**around, **figure}))
    facts = {"title": None, "language": "zh", "type": "plan", **facts}
    if isinstance(facts.get("published"), str):
        facts["published"] = date.fromisoformat(facts["published"])
    return PolicyDocument(
        id=id,
        text=text + after,
        targets=tuple(targets),
        industries=tuple(industries),
        officials=tuple(officials),
        people=tuple(persons),
        **facts,
    )
