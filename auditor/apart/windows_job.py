"""Limits of time and memory on Windows: a job object that holds this process."""

from __future__ import annotations

import ctypes
from typing import Any, Final

from auditor.remembering import remembered

_EXTENDED_LIMITS: Final = 9
_PROCESS_TIME: Final = 0x2
_PROCESS_MEMORY: Final = 0x100
_TICKS_A_SECOND: Final = 10_000_000


class _Counters(ctypes.Structure):
    _fields_ = tuple((f"counter_{number}", ctypes.c_uint64) for number in range(6))


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _BasicLimits),
        ("counters", _Counters),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


@remembered(None)
def _limits() -> _ExtendedLimits:
    """Return the limits that hold this process; one after another is added."""
    return _ExtendedLimits()


@remembered(None)
def _kernel() -> Any:  # noqa: ANN401 ctypes
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    kernel.SetInformationJobObject.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)
    return kernel


@remembered(None)
def _job() -> int:
    """Return a job that this process was put into.

    Raises:
        OSError: the system does not let it.

    """
    job = _kernel().CreateJobObjectW(None, None)
    if not job or not _kernel().AssignProcessToJobObject(job, _kernel().GetCurrentProcess()):
        raise OSError("no job object")
    return int(job)


def _set() -> None:
    limits = _limits()
    if not _kernel().SetInformationJobObject(_job(), _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)):
        raise OSError("no limits")


def hold_memory(memory: int) -> None:
    """Let this process commit no more bytes."""
    _limits().basic.flags |= _PROCESS_MEMORY
    _limits().process_memory = memory
    _set()


def hold_time(until: int) -> None:
    """End this process once it has taken so many seconds of processor time since it began."""
    _limits().basic.flags |= _PROCESS_TIME
    _limits().basic.process_time = until * _TICKS_A_SECOND
    _set()
