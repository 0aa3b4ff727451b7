"""A process apart, for a library that parses hostile binary files: a crash, a hang or a bomb is an error there.

The process starts with the first call, serves one call after the other, and ends with its parent: it reads its
standard input until that is closed. It is a plain child process, since workers of `multiprocessing` may have no
children of their own.
"""

from __future__ import annotations

import atexit
import json
import math
import os
import signal
import struct
import subprocess
import sys
import threading
from importlib import import_module

import attrs

from policyie.errors import InputError

_MEMORY = 1 << 30
_TIMES = 8  # a file is held more than once: as it was sent, as it is parsed, as the text that it gives

_CALL = struct.Struct(">QQ")  # the bytes of the file, the bound on its text
_ANSWER = struct.Struct(">?Q")  # whether it is a text or the message of an InputError, its bytes

_START = """
import json, sys
sys.path[:], arguments = json.loads(sys.argv[1])
from policyie.readers.apart import serve
serve(*arguments)
"""


@attrs.define
class Apart:
    """A function of a file's bytes and a bound on its text, called in a process of its own.

    Attributes:
        function: ``module:name``; it gives the text, or raises `InputError`.
        memory: bytes of addresses that the process may take, beside eight times the size of the file. Windows has no
            such limit and macOS does not hold it.
        seconds: how long a call may take.
    """

    function: str
    memory: int = _MEMORY
    seconds: float = 120.0
    _lock: threading.Lock = attrs.field(factory=threading.Lock, init=False)
    _process: subprocess.Popen[bytes] | None = attrs.field(default=None, init=False)
    _owner: int = attrs.field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        atexit.register(self.close)

    def __call__(self, data: bytes, limit: int) -> str:
        """Call the function.

        Raises:
            InputError: the function raises it, takes too long, or breaks its process down.
        """
        with self._lock:
            process = self._running()
            late = threading.Event()

            def stop() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(self.seconds, stop)
            timer.start()
            try:
                is_text, text = _ask(process, data, limit)
            except EOFError:
                self.close()
                if late.is_set():
                    raise InputError(f"takes more than {self.seconds:g} seconds to parse: refused") from None
                raise InputError(
                    f"breaks its parser down, or takes more than {self._bound(len(data)) >> 20:,} MB to parse: refused"
                ) from None
            except BaseException:  # interrupted: the answer that is still to come is none to the next call
                self.close()
                raise
            finally:
                timer.cancel()
        if not is_text:
            raise InputError(text)
        return text

    def close(self) -> None:
        """End the process; the next call starts another."""
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            process.communicate()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():
            self._process = None  # in a fork of the process that started it: it is still that one's
        elif self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            arguments = [sys.path, [self.function, self.memory, self.seconds]]
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START, json.dumps(arguments)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._owner = os.getpid()
        return self._process

    def _bound(self, size: int) -> int:
        return self.memory + _TIMES * size


def _ask(process: subprocess.Popen[bytes], data: bytes, limit: int) -> tuple[bool, str]:
    """Send a call and wait for its answer.

    Raises:
        EOFError: the process ended.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(_CALL.pack(len(data), limit) + data)
        process.stdin.flush()
    except OSError as error:
        raise EOFError from error
    head = process.stdout.read(_ANSWER.size)
    if len(head) < _ANSWER.size:
        raise EOFError
    is_text, size = _ANSWER.unpack(head)
    text = process.stdout.read(size)
    if len(text) < size:
        raise EOFError
    return is_text, text.decode("utf-8", "surrogatepass")


def serve(function: str, memory: int, seconds: float) -> None:
    """Answer calls until there are no more: the work of the process apart."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a run that is interrupted reads its document to the end
    calls = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    module, _, name = function.partition(":")
    read = getattr(import_module(module), name)
    while head := calls.read(_CALL.size):
        size, limit = _CALL.unpack(head)
        _limit(memory + _TIMES * size, seconds)
        try:
            is_text, text = True, read(calls.read(size), limit)
        except InputError as error:
            is_text, text = False, str(error)
        except Exception as error:  # MemoryError among them
            is_text, text = False, f"{type(error).__name__}: {error}"
        answer = text.encode("utf-8", "surrogatepass")
        answers.write(_ANSWER.pack(is_text, len(answer)) + answer)
        answers.flush()
        _alarm(0)


def _limit(memory: int, seconds: float) -> None:
    """Bound what the next call may take."""
    _alarm(math.ceil(seconds) + 1)  # for when nobody waits for it any more
    try:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory if most < 0 else min(memory, most), most))
    except (ImportError, ValueError, OSError):
        pass  # Windows, and systems that refuse the limit: the time is bounded all the same


def _alarm(seconds: int) -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)
