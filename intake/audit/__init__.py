"""From pre-review to contract: which audit comes next, how long it takes, what it costs."""
