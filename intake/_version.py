"""The version, in one place: reports and caches carry it."""

__version__ = "0.1.0"
