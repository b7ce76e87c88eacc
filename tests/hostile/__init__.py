"""Strangers' files, made by code: used by the tests here and by benchmarks/hostile.py."""
