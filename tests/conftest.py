"""Settings of all tests: no example of a property fails for want of time on a busy machine."""

from hypothesis import settings

settings.register_profile("any_machine", deadline=None)
settings.load_profile("any_machine")
