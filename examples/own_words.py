"""Teach the pipeline words of your own: patterns are added to the lexicon as to any of spaCy's rulers.

A pattern has a ``label`` (which component reads it), a ``pattern`` (the words) and an ``id`` (what they mean to it).
"""

import policyie

nlp = policyie.load()
lexicon = nlp.get_pipe("lexicon")
print(f"{len(lexicon):,} names and words come with policyie, for {len(lexicon.lexicon.kinds)} purposes")
