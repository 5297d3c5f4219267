"""How the command meets the system: UTF-8 whatever the locale says, signals that end it in order, a standard output that fails."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable

from pipeline.errors import Unusable, reason_of
from pipeline.signals import at_signals, left

UNUSABLE = 2


def run(command: Callable[[], object]) -> None:
    """Run the command as a program. Exits with what it exits with; 2, after one line, where standard output can't be written;
    128 and its number where a signal ended it: what was begun is put back as at any error."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=errors)
    at_signals(left)
    # What is worked out with arrays here is small: threads for it, in each process, take longer to start than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Who has read enough closes the pipe: no fault, and nothing to be said.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    code: object = 0
    try:
        command()
    except SystemExit as error:
        code = error.code
    except OSError as error:
        code = _unwritable(error)
    try:
        sys.stdout.flush()
    except OSError as error:
        code = _unwritable(error)
    # A process that ends is looked over for circles twice, with all that it has loaded; all of it is let go anyway.
    gc.freeze()
    sys.exit(code)  # type: ignore[arg-type]


def _unwritable(error: OSError) -> int:
    from pipeline.translation import _

    said = Unusable(_("standard output"), _("can't be written ({why})").format(why=reason_of(error)))
    print(f"planex: {said}", file=sys.stderr)
    # What is left in the buffer can't be written at the interpreter's end, either.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return UNUSABLE
