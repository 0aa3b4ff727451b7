"""Sentences of policy built from the tables, each with what is to be found in it."""
