"""Pre-review of certification applications: from a folder of files to a notice of what is missing."""

from intake._version import __version__

__all__ = ["__version__"]
