"""The exceptions that policyie raises on purpose."""

from __future__ import annotations


class PolicyieError(Exception):
    """Base class: catch this to catch every error the library raises on purpose."""


class InputError(PolicyieError, ValueError):
    """The input is not text that can be read: wrong type, lone surrogates, undecodable bytes."""


class TableError(PolicyieError, ValueError):
    """A lexicon table is malformed; the message names file, line and column."""


class ModelError(PolicyieError, OSError):
    """A model that was asked for can't be had: no such folder, no network, files of an older form."""
