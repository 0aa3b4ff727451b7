"""Teach the pipeline words of your own: patterns are added to the lexicon as to any of spaCy's rulers.

A pattern has a ``label`` (the kind of thing), a ``pattern`` (the words) and an ``id`` (what they mean to the component
that reads that kind; for indicators, the columns of resources/indicators.csv after the words). Here a county counts
what it calls 双招双引额, and means contracted investment by it.
"""

import policyie

TEXT = "力争全年双招双引额达到60亿元。"

nlp = policyie.load()
print("before:", [(target.indicator, target.kind) for target in policyie.extract(TEXT, nlp=nlp).targets])

words = [{"label": "indicator", "pattern": "双招双引额", "id": "contracted_investment|strong|mpc"}]
nlp.get_pipe("lexicon").add_patterns(words)
print("after:", [(target.indicator, target.kind) for target in policyie.extract(TEXT, nlp=nlp).targets])
