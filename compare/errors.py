"""The few ways a run can fail; every message is one sentence: what, where, what to do instead."""

from __future__ import annotations


class CompareError(Exception):
    """A failure that the user can act on; the command ends with `exit_code`."""

    exit_code = 1


class InputError(CompareError):
    """Something that was to be read cannot be read."""


class OutputError(CompareError):
    """The results cannot be written."""


class UsageError(CompareError):
    """The command or the function was called in a way that cannot be meant."""

    exit_code = 2
