"""The version, in one place: reports and caches carry it."""

__version__ = "0.2.0"
