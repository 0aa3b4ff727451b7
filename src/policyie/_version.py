"""The version, in one place: the build reads this file, and so does ``policyie.__version__``."""

__version__ = "0.1.0"
