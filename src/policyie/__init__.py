"""policyie: who promised how much, where, in which industry, by when."""

from ._version import __version__

__all__ = ["__version__"]
