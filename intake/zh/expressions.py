"""Regular expressions of a scheme, compiled once a process.

A scheme has about a thousand; Python's own memory of them holds 512 and, when all are used in turn, forgets
each before it is used again: compiling them anew was a fifth of judging a case.
"""

import re
from functools import lru_cache


@lru_cache(maxsize=8192)
def compiled(expression: str) -> re.Pattern[str]:
    """The compiled expression. Raises re.error."""
    return re.compile(expression)
