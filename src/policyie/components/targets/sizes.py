"""Amounts that are the class of a thing, not its figure: 百亿级产业, a ten-billion-yuan industry."""

from __future__ import annotations

import re

from policyie.components.targets.figures import Figure
from policyie.components.targets.span import Sentence

_CLASS_NOUN = re.compile(
    r"[ \n]?(?:元)?[ \n]?级?[的]?(?:[^，。；、,;\n]{0,14}?)(?:产业(?!园|基金|引导|项目|投资)|集群|产业带|产业链"
    r"|板块|[^业]{0,4}之都|industr|cluster|chain|base\b|economy)"
)
_PARK = re.compile(r"(?:元)?级?(?:产业园|园区|工业园|产业园区)")
_CLASS_NOUN_EN = re.compile(
    r"[\"”\s-]{0,2}(?:level|class|plus|yuan)?[\"”]?[\s-](?:[a-z-]+\s){0,5}?(?:industr(?:y|ies)|clusters?|chains?"
    r"|economy|town|base|sectors?)(?![a-z])"
)
_CLASS_TEXT = re.compile(
    r"[十百千万亿]+(?:元)?级|(?:\d+|[一二两三五六七八九])?[十百千万]亿(?:元)?\Z|\A亿元?\Z|-(?:yuan|level)"
)
_CLASS_TAIL = re.compile(r"[\"”]?[ \n]?级|(?:以上)?规模|-level")
# industrial clusters with a scale of more than 500 billion yuan
_CLUSTER_OF = re.compile(
    r"(?:clusters?|industrial chains?) (?:with|of|worth|exceeding|reaching|over|whose|above)(?: [a-z]+){0,7} \Z"
    # an industry of 20 thousand mu and 50 billion yuan
    r"|(?<![a-z])an? (?:[a-z-]+ ){0,3}(?:industry|base) of (?:\d[^.;]{0,30} and )?"
    r"(?:over |above |more than |about |nearly )?\Z"
)
_ARTICLE = re.compile(r"(?<![a-z])an? \Z")


def is_class(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether an amount classes an industry (千亿级产业集群, a hundred-billion-yuan industry)."""
    if figure.measure != "money":
        return False
    clause_end = figure.clause[1]
    text, folded = sentence.scene.text, sentence.scene.folded
    surface = folded[figure.start : figure.end]
    end = min(clause_end, figure.end + 60)
    if surface.isascii():
        if not (
            surface.endswith(("-yuan", "level"))
            or folded.startswith(("-level", "-plus"), figure.end)
            or surface.startswith(("hundred", "ten-b", "trillion", "100 billion"))
            or _ARTICLE.search(folded, max(0, figure.start - 4), figure.start)  # a 30 billion yuan industry
        ):
            return _CLUSTER_OF.search(folded, max(figure.clause[0], figure.start - 70), figure.start) is not None
        return (
            _CLASS_NOUN_EN.match(folded, figure.end, end) is not None
            or _CLUSTER_OF.search(folded, max(figure.clause[0], figure.start - 70), figure.start) is not None
        )
    if not (_CLASS_TEXT.search(surface) or _CLASS_TAIL.match(text, figure.end)):
        return False
    if figure.end - figure.start <= 4 and _PARK.match(text, figure.end):
        return True
    return (
        "级" in surface
        or _CLASS_TAIL.match(text, figure.end) is not None
        or _CLASS_NOUN.match(text, figure.end, min(clause_end, figure.end + 24)) is not None
    )
