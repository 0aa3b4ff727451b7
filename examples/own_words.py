"""Teach the pipeline words of your own: a CSV file whose rows join the tables.

In own_words.csv a county has an industry of its own, with the GB/T 4754 divisions that it falls in, and counts what it
calls 双招双引额, by which it means contracted investment.
"""

from pathlib import Path

import policyie

TEXT = "做强石斛康养产业，力争全年双招双引额达到60亿元。"

for lexicons in ([], [Path(__file__).with_name("own_words.csv")]):
    document = policyie.extract(TEXT, nlp=policyie.load(lexicons=lexicons))
    print([industry.text for industry in document.industries], [target.indicator for target in document.targets])
