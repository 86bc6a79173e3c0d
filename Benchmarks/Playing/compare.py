"""How far sounds are from where they belong: Limber, mpv, and what a person would write instead."""

import contextlib
import math
import time

from busy import busy
from cards import RATE, end
from goals import Goals
from lab import head, nearest, onsets, read, row, write
from sessions import MINUTE, Session, mpv

PERIOD = 2
NAMES = {
    "limber": "Limber",
    "mpv": "mpv, the file of the same session",
    "python": "a Python loop, sleep and `paplay`",
    "waiting": "a shell script, `paplay` and `sleep`",
    "shell": "a shell script, `paplay &` and `sleep`",
}


def compare(servers, library: str, limber: str, folder: str, goals: Goals) -> None:
    """Writes the table."""
    session = Session(limber, folder, MINUTE)
    click = [round(12_000 * math.sin(i * 0.13) * math.exp(-i / 900)) for i in range(2400)]
    write(f"{folder}/click.wav", click)
    head("Player", "Server", "beside", "onsets", "error, mean", "largest", "last onset")
    for server in servers:
        for hogs in (0, 2):
            error = play(server, library, session, f"{folder}/click.wav", hogs)
            beside = " beside busy programs" if hogs else ""
            goals.most(f"the largest error of an onset{beside}", server.server, error, 0, "ms")


def play(server, library: str, session: Session, click: str, hogs: int) -> float:
    """Plays everything at once, and writes how far each onset was from where it belongs; the largest error
    of Limber."""
    code = (
        "import subprocess, time\nwhile True:\n"
        f" subprocess.Popen(['paplay', '{click}']); time.sleep({PERIOD})"
    )
    loops = {
        "python": ["python3", "-c", code],
        "waiting": ["sh", "-c", f"while :; do paplay {click}; sleep {PERIOD}; done"],
        "shell": ["sh", "-c", f"while :; do paplay {click} & sleep {PERIOD}; done"],
    }
    sound = read(session.file)
    seconds = len(sound) / RATE
    with contextlib.ExitStack() as stack:
        cards = {name: stack.enter_context(server(library)) for name in NAMES}
        stack.enter_context(busy(hogs))
        programs = [session.play(cards["limber"], "--plain"), mpv(cards["mpv"], session.file)]
        programs += [cards[name].start(words) for name, words in loops.items()]
        time.sleep(seconds + 5)
        for program in programs:
            end(program)
        heard = {name: onsets(card.samples()) for name, card in cards.items()}
    beats = [index * PERIOD * RATE for index in range(int(seconds / PERIOD))]
    written = onsets(sound)
    largest = {}
    for name, places in heard.items():
        if name in loops:
            errors = distances(places, beats, by_number=True)
        else:
            errors = distances(places, written, by_number=False)
        sizes = [abs(error) for error in errors]
        largest[name] = max(sizes)
        row(
            NAMES[name], server.server, "both cores busy" if hogs else "-", str(len(errors)),
            f"{sum(sizes) / len(sizes):.2f} ms", f"{max(sizes):.2f} ms", f"{errors[-1]:+.2f} ms",
        )
    return largest["limber"]


def distances(heard: list[int], wanted: list[int], by_number: bool) -> list[float]:
    """How far onsets are from where they belong, after the first one."""
    if not heard:
        return [math.inf]
    targets = [place - wanted[0] + heard[0] for place in wanted]
    found = heard if by_number else [nearest(heard, target) for target in targets]
    return [(place - target) * 1000 / RATE for place, target in zip(found, targets)]
