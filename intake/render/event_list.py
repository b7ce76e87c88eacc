"""All that persons did to a case, on the terminal."""

from collections.abc import Sequence

from rich.text import Text

from intake.events import in_force
from intake.model.event import Event, Undone
from intake.render.clean import one_line, shortened
from intake.render.event_words import event_words
from intake.render.terminal import stdout_console
from intake.render.words import words
from intake.scheme import Scheme

_LONGEST = 300


def print_events(events: Sequence[Event], scheme: Scheme, language: str) -> None:
    """Prints an event a line, the oldest first; what counts no longer is dim."""
    out, said = stdout_console(), words(language)
    if not events:
        out.print(said["no_events"])
        return
    counting = {event.number for event in in_force(events)}
    for event in events:
        line = f"{event.number:>4}  {event.at[:16].replace('T', ' ')}  {event.who}  "
        line += event_words(event, scheme, language) + (f"  {event.why}" if event.why else "")
        counts = event.number in counting or isinstance(event.act, Undone)
        out.print(Text(shortened(one_line(line), _LONGEST), style="" if counts else "dim strike"))
