#!/usr/bin/env python3
"""Measures a session that Limber plays beside what a person would write instead, on fake cards.

Each plays on a sound server of its own, once on PulseAudio and once on PipeWire. The cards keep every
sample and the time of it. `make bench-play` sets everything up. The rows that it writes are those of
docs/measurements.md. It measures everything, and fails if a goal was missed, which it tells at the end.

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

from busy import busy
from cards import SERVERS, library
from clock import clock
from compare import compare
from ducking import ducking
from effort import effort
from goals import Goals
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
    asked.add_argument("--busy", type=int, default=0, help="how many busy programs run beside all that "
                       "has no column of its own for them")
    asked.add_argument("only", nargs="*", help="compare, effort, keys, jumps, clock, sleepy or ducking")
    options = asked.parse_args()
    wanted = options.only or ["compare", "effort", "keys", "jumps", "clock", "sleepy", "ducking"]
    limber = str(pathlib.Path(options.limber).resolve())
    # Whoever ends it ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    with tempfile.TemporaryDirectory(prefix="limber-bench-") as folder:
        where = ([kinds[name] for name in options.server or kinds], library(folder), limber, folder)
        goals = Goals()
        if "compare" in wanted:
            compare(*where, goals)
        if "effort" in wanted:
            effort(*where, options.seconds, goals)
        if {"keys", "jumps", "clock", "sleepy", "ducking"} & {*wanted}:
            head("What", "Server", "Result", "Goal")
        with busy(options.busy):
            if "keys" in wanted:
                keys(*where, options.presses, goals)
            if "jumps" in wanted:
                jumps(*where, options.presses // 2, goals)
            if "clock" in wanted:
                clock(*where, goals)
            if "sleepy" in wanted:
                sleepy(*where, goals)
            if "ducking" in wanted:
                ducking(*where, options.sessions, goals)
    for words in goals.missed:
        print(f"missed: {words}", file=sys.stderr)
    if goals.missed:
        sys.exit(1)


if __name__ == "__main__":
    main()
