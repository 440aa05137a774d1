"""Fuzzing of what officers send: see targets.py."""
