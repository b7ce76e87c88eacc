"""Steps, each named by its revision."""
