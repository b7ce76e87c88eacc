"""Tables without rules, found by how their pieces of text stand: in scans, PDF and text that flows."""

from intake.aligned.continued import with_continued
from intake.aligned.heads import may_hold_heads
from intake.aligned.tables import BY_ALIGNMENT, aligned_tables, with_aligned
from intake.aligned.text import text_tables

__all__ = [
    "BY_ALIGNMENT",
    "aligned_tables",
    "may_hold_heads",
    "text_tables",
    "with_aligned",
    "with_continued",
]
