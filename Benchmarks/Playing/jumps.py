"""From a key that leads elsewhere to the first frame of what it leads to."""

import json
import os
import pathlib
import random
import time

from cards import RATE
from goals import Goals
from lab import read, row, spread
from sessions import POSES, STILL, Session

KEYS = ("Next", "Next", "Previous")
LOUD = 300
# When the still session says how long the hold is, in seconds from its start, and how long it is quiet
# before that is said again.
ANNOUNCED = 7
QUIET = 0.15
# How long a jump takes, about.
JUMP = 0.035


def jumps(servers, library: str, limber: str, folder: str, count: int, goals: Goals) -> None:
    """Writes the rows."""
    session = Session(limber, folder, POSES)
    still = Session(limber, f"{folder}/still", STILL)
    for server in servers:
        goal = 75 if server.server == "PipeWire" else 40

        def tell(words: str, delays: list[float], wrong: int) -> None:
            row(f"{words}, fade included, {len(delays)} times", server.server, spread(delays), f"{goal} ms")
            row("of those, not heard whole", server.server, str(wrong), "0")
            goals.soon(words, server.server, delays, goal)
            goals.most(f"{words}, not heard whole", server.server, wrong, 0, "of them")

        delays, wrong = measured(server, library, session, f"{folder}/events", count)
        tell("a key that leads on or back, to the first frame of its target", delays, wrong)
        goals.need(len(delays) == count, f"{count - len(delays)} keys led nowhere, {server.server}")
        delays, wrong = repeated(server, library, still, count)
        tell("the key that says it again, to the first frame of the words", delays, wrong)
        moved, unmoved, delays, wrong = paced(server, library, still, count)
        row(f"the key that slows down, {count} times: the shortest time before words that it still puts "
            "off, and the longest before those that it does not", server.server,
            f"{min(moved, default=0):.1f} ms; {max(unmoved, default=0):.1f} ms", f"{goal} ms")
        goals.need(bool(moved), f"no key put words off, {server.server}")
        if unmoved:
            goals.soon("a key before words that it does not put off", server.server, unmoved, goal)
        tell("the key that speeds up, to the first frame of words that it hastens", delays, wrong)


def paced(server, library: str, session: Session, count: int) -> tuple[list, list, list, int]:
    """Presses keys in the silence before words, which another pace makes longer or shorter.

    How long before the words the key was that put them off, and where it did not; from the key that hastens
    them to their first frame; and how many of those were not heard whole, or not hastened.
    """
    random.seed(9)
    calls: list[tuple[int, int, bytes]] = []
    with server(library) as card:
        _, keyboard = session.on_screen(card)
        time.sleep(9)
        for number in range(2 * count):
            key, other = (b"[", b"]") if number % 2 == 0 else (b"]", b"[")
            # What a faster pace takes from the silence is a quarter of a second.
            ahead = random.uniform(0.02, 0.08) if key == b"[" else random.uniform(0.12, 0.2)
            back = time.monotonic_ns()
            os.write(keyboard, b"b")
            time.sleep(ANNOUNCED + JUMP - ahead - (time.monotonic_ns() - back) / 1e9)
            calls.append((back, time.monotonic_ns(), key))
            os.write(keyboard, key)
            time.sleep(3)
            os.write(keyboard, other)
            time.sleep(0.7)
        samples = card.samples()
        places = [(card.place(back), card.place(moment), key) for back, moment, key in calls]
    file = read(session.file)
    first = loud(file, ANNOUNCED * RATE)
    lead = first - ANNOUNCED * RATE
    moved, unmoved, delays, wrong = [], [], [], 0
    for back, place, key in places:
        expected = loud(samples, back) + first - loud(file, 0)
        if key == b"]":
            heard = loud(samples, place)
            delays.append((heard - place - lead) * 1000 / RATE)
            wrong += heard > expected - RATE // 100 or differ(file[first:], samples[heard:])
        else:
            kept = loud(samples, expected - RATE // 20) - expected < RATE // 100
            (unmoved if kept else moved).append((expected - place) * 1000 / RATE)
    return moved, unmoved, delays, wrong


def repeated(server, library: str, session: Session, count: int) -> tuple[list, int]:
    """Presses the key in the still part of a hold, which waits for what is said, and finds the words."""
    random.seed(8)
    calls: list[int] = []
    with server(library) as card:
        _, keyboard = session.on_screen(card)
        time.sleep(14)
        for _ in range(count):
            time.sleep(4 + random.random() / 10)
            calls.append(time.monotonic_ns())
            os.write(keyboard, b"r")
        time.sleep(4)
        samples = card.samples()
        places = [card.place(moment) for moment in calls]
    file = read(session.file)
    first = loud(file, ANNOUNCED * RATE)
    lead = first - ANNOUNCED * RATE + int(QUIET * RATE)
    delays, wrong = [], 0
    for place in places:
        heard = loud(samples, place)
        delays.append((heard - place - lead) * 1000 / RATE)
        wrong += differ(file[first:], samples[heard:])
    return delays, wrong


def measured(server, library: str, session: Session, events: str, count: int) -> tuple[list, int]:
    """Presses keys in the still part of holds, and finds when the target comes."""
    random.seed(7)
    calls: list[int] = []
    with server(library) as card, open(events, "w", encoding="utf-8") as file:
        session.play(card, "--events", "json", stdout=file)
        press = card.keys()
        for number in range(count):
            # The words before a hold are over by then, and those in it have not begun.
            time.sleep(13 + random.random() / 10)
            calls.append(time.monotonic_ns())
            press(KEYS[number % len(KEYS)])
        time.sleep(3)
        samples = card.samples()
        places = [card.place(moment) for moment in calls]
    lines = pathlib.Path(events).read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines if line.startswith("{")]
    targets = [event["toMs"] * RATE // 1000 for event in told if event["event"] == "jumped"]
    file = read(session.file)
    delays, wrong = [], 0
    for place, target in zip(places, targets):
        first, heard = loud(file, target), loud(samples, place)
        delays.append((heard - place - (first - target)) * 1000 / RATE)
        wrong += differ(file[first:], samples[heard:])
    return delays, wrong


def differ(wanted, heard) -> bool:
    """Whether the first tenth of a second differs by more than the dither."""
    return any(abs(a - b) > 2 for a, b in zip(wanted[: RATE // 10], heard))


def loud(samples, start: int) -> int:
    """Where words begin."""
    return next(i for i in range(start, len(samples)) if abs(samples[i]) > LOUD)
