"""A session in whose middle the clock on the wall is set."""

import contextlib
import subprocess
import time

from cards import ROOT
from compare import distances
from goals import Goals
from lab import onsets, read, row
from sessions import MINUTE, Session

JUMPS = {"-3600": "back by an hour", "1": "on by a second", "86400": "on by a day"}


def clock(servers, library: str, limber: str, folder: str, goals: Goals) -> None:
    """Writes the rows."""
    session = Session(limber, folder, MINUTE)
    written = onsets(read(session.file))
    for server in servers:
        for jump, samples in heard(server, library, session, fake(folder)).items():
            errors = [abs(error) for error in distances(onsets(samples), written, by_number=False)]
            words = f"the clock on the wall set {JUMPS[jump]}: the largest error of {len(errors)} onsets"
            row(words, server.server, f"{max(errors):.2f} ms", "0 ms")
            goals.most(words, server.server, max(errors), 0, "ms")


def fake(folder: str) -> str:
    """The clock of the tests, built for this run."""
    path = f"{folder}/clock.so"
    source = ROOT / "Tests/FakeClock/wallclock.c"
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", path, source, "-ldl"], check=True)
    return path


def heard(server, library: str, session: Session, wall: str) -> dict:
    """What is played where the clock is set after 20 s."""
    with contextlib.ExitStack() as stack:
        cards = {jump: stack.enter_context(server(library)) for jump in JUMPS}
        programs = [
            session.play(card, "--plain", environment={
                "LD_PRELOAD": wall, "CLOCK_AFTER": "20000", "CLOCK_JUMP": jump,
            })
            for jump, card in cards.items()
        ]
        for program in programs:
            program.wait(150)
        time.sleep(1)
        return {jump: card.samples() for jump, card in cards.items()}
