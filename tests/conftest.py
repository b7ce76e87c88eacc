"""Settings of all tests: no example of a property fails for want of time on a busy machine, and every run
tries the same ones. For others: `pytest --hypothesis-profile=explore`."""

from hypothesis import settings

settings.register_profile("any_machine", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, derandomize=False)
settings.load_profile("any_machine")
