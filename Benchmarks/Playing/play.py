#!/usr/bin/env python3
"""Measures a session that Limber plays beside what a person would write instead, on fake cards.

Each plays on a sound server of its own, once on PulseAudio and once on PipeWire. The cards keep every
sample and the time of it. `make bench-play` sets everything up. The rows that it writes are those of
docs/measurements.md. It fails if words were heard beside other sound that had not stepped back, a key did
not lead to what it leads to, or a clock that was set or a card that sleeps changed what was heard.

compare: how far sounds are from where they belong, of Limber, mpv, scripts and a Python loop.
effort: the time of the processor and the wake-ups, while it plays and in a pause.
keys: from a media key to what is heard of it.
jumps: from a key that leads on or back, says words again or changes the pace to what is heard of it.
clock: a session in whose middle the clock on the wall is set.
sleepy: a whole session on a card that sleeps.
ducking: how other programs' sound steps back for words.
"""

import argparse
import pathlib
import signal
import sys
import tempfile

from cards import SERVERS, library
from clock import clock
from compare import compare
from ducking import ducking
from effort import effort
from jumps import jumps
from keys import keys
from lab import head
from sleepy import sleepy


def main() -> None:
    """Measures everything, or what is asked for."""
    kinds = {kind.server.lower(): kind for kind in SERVERS}
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("--limber", default=".build/release/limber")
    asked.add_argument("--server", choices=kinds, action="append", help="both, unless asked")
    asked.add_argument("--seconds", type=float, default=30, help="how long effort is measured")
    asked.add_argument("--presses", type=int, default=50)
    asked.add_argument("--sessions", type=int, default=4, help="how many are killed")
    asked.add_argument("only", nargs="*", help="compare, effort, keys, jumps, clock, sleepy or ducking")
    options = asked.parse_args()
    wanted = options.only or ["compare", "effort", "keys", "jumps", "clock", "sleepy", "ducking"]
    limber = str(pathlib.Path(options.limber).resolve())
    # Whoever ends it ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    with tempfile.TemporaryDirectory(prefix="limber-bench-") as folder:
        where = ([kinds[name] for name in options.server or kinds], library(folder), limber, folder)
        if "compare" in wanted:
            compare(*where)
        if "effort" in wanted:
            effort(*where, options.seconds)
        if {"keys", "jumps", "clock", "sleepy", "ducking"} & {*wanted}:
            head("What", "Server", "Result", "Goal")
        if "keys" in wanted:
            keys(*where, options.presses)
        if "jumps" in wanted and not jumps(*where, options.presses // 2):
            sys.exit("a key did not lead to what it leads to")
        if "clock" in wanted and not clock(*where):
            sys.exit("a clock that was set changed the session")
        if "sleepy" in wanted and not sleepy(*where):
            sys.exit("a sound was not heard whole")
        if "ducking" in wanted and not ducking(*where, options.sessions):
            sys.exit("words were heard beside other sound that had not stepped back")


if __name__ == "__main__":
    main()
