"""What playing costs the processor, and what a pause does."""

import contextlib
import json
import socket
import time

from goals import Goals
from lab import head, row, work
from sessions import BREATHS, STILL, Session, mpv

NAMES = {
    "limber": "Limber, lines of text",
    "screen": "Limber, its screen",
    "breaths": "Limber, its screen, where breaths grow and shrink",
    "mpv": "mpv, the file",
}
# In the first minute of a pause Limber keeps the device ready; servers let it rest 5 s later.
MINUTE = 70
# The most of a core, in a hundred, and the most wake-ups a second while it plays.
SHARE, WAKES = 0.3, 25
# What mpv takes where the goal was reached; in an hour in which it takes more, so may all.
USUAL = 1.5
# In a pause the system's thread pool wakes up once a second, and nothing for the sake of sound.
STILL_WAKES = 1.5


def effort(servers, library: str, limber: str, folder: str, seconds: float, goals: Goals) -> None:
    """Writes the table."""
    session = Session(limber, folder, STILL)
    breaths = Session(limber, f"{folder}/breaths", BREATHS)
    head("Program", "Server", "state", "of a core", "wake-ups a second")
    for server in servers:
        figures = measured(server, library, session, breaths, seconds)
        most = SHARE * max(1, figures["playing"]["mpv"][0] / USUAL)
        for name, words in NAMES.items():
            for state, values in figures.items():
                share, wakes = values[name]
                row(words, server.server, state, f"{share:.2f} %", f"{wakes:.1f}")
                if name != "mpv":
                    where = (f"{words}, {state}", server.server)
                    wanted = WAKES if state == "playing" else STILL_WAKES
                    goals.most(*where, wakes, wanted, "wake-ups a second")
                    goals.most(*where, share, most, "% of a core")


def measured(
    server, library: str, session: Session, breaths: Session, seconds: float
) -> dict[str, dict]:
    """Plays everything at once, and then pauses; the cost of each program in each state."""
    with contextlib.ExitStack() as stack:
        cards = {name: stack.enter_context(server(library)) for name in NAMES}
        control = f"{cards['mpv'].folder}/control"
        programs = {
            "limber": session.play(cards["limber"], "--plain"),
            "screen": session.on_screen(cards["screen"])[0],
            "breaths": breaths.on_screen(cards["breaths"])[0],
            "mpv": mpv(cards["mpv"], session.file, f"--input-ipc-server={control}"),
        }
        time.sleep(8)
        figures = {"playing": cost(programs, seconds)}
        for name in ("limber", "screen", "breaths"):
            cards[name].keys()("Pause")
        tell(control, {"command": ["set_property", "pause", True]})
        rest = time.monotonic() + MINUTE
        time.sleep(3)
        figures["paused"] = cost(programs, seconds)
        time.sleep(max(0, rest - time.monotonic()))
        figures["paused for more than a minute"] = cost(programs, seconds)
    return figures


def cost(programs: dict, seconds: float) -> dict[str, tuple[float, float]]:
    """The part of a core, in a hundred, and the wake-ups a second of each program."""
    before = {name: work(program.pid) for name, program in programs.items()}
    start = time.monotonic()
    time.sleep(seconds)
    length = time.monotonic() - start
    after = {name: work(program.pid) for name, program in programs.items()}
    figures = {}
    for name in programs:
        # A thread that ends meanwhile is left out; it had little left to do.
        parts = [
            [now - then for now, then in zip(parts, before[name].get(thread, (0, 0)))]
            for thread, parts in after[name].items()
        ]
        used, wakes = (sum(column) for column in zip(*parts))
        figures[name] = (used * 100 / length, wakes / length)
    return figures


def tell(path: str, words: dict) -> None:
    """Tells mpv something."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as control:
        control.connect(path)
        control.sendall(json.dumps(words).encode() + b"\n")
        control.recv(4096)
