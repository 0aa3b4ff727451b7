"""Teach the pipeline words of your own: a CSV file whose rows join the tables.

In own_words.csv a city has an industry of its own, with the GB/T 4754 divisions that it falls in, counts what it calls
双招双引额, by which it means contracted investment, builds a new town that no table knows, and gives the officials who
look for investors a title of their own.
"""

from pathlib import Path

import policyie

TEXT = "云岭新城首席招商官王建国说，将做强石斛康养产业，力争全年双招双引额达到60亿元。"

for lexicons in ([], [Path(__file__).with_name("own_words.csv")]):
    document = policyie.extract(TEXT, nlp=policyie.load(lexicons=lexicons))
    print(
        [(region.text, region.code) for region in document.regions],
        [(official.text, *official.roles) for official in document.officials],
        [industry.text for industry in document.industries],
        [(target.text, target.indicator) for target in document.targets],
    )
