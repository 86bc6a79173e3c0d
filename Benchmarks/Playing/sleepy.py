"""A whole session on a card that swallows sound whenever it wakes up."""

import time

from cards import RATE
from goals import Goals
from lab import read, row, stretches
from sessions import MINUTE, Session

SLEEPY = "wake_ms 1500 doze_ms 2000"


def sleepy(servers, library: str, limber: str, folder: str, goals: Goals) -> None:
    """Writes the rows."""
    session = Session(limber, folder, MINUTE)
    file = read(session.file)
    sounds = [file[first : last + 1] for first, last in stretches(file, 0.1, 300)]
    for server in servers:
        samples, naps = heard(server, library, session, len(file) / RATE)
        whole = 0
        for first, last in stretches(samples, 0.1, 300):
            if whole < len(sounds) and same(sounds[whole], samples[first : last + 1]):
                whole += 1
        row("a session with two pauses on a card that takes 1.5 s to wake and dozes after 2 s: "
            "sounds heard whole", server.server, f"{whole} of {len(sounds)}", "all")
        row("of its pauses, silent for longer than the card stays awake", server.server, str(naps), "2")
        goals.need(whole == len(sounds), f"{len(sounds) - whole} sounds were not heard whole on a card "
                   f"that sleeps, {server.server}")
        goals.need(naps == 2, f"the card slept in {naps} of 2 pauses, {server.server}")


def heard(server, library: str, session: Session, seconds: float):
    """What the card plays of the session, with a pause in each of its holds, and how many of those were
    silent for longer than 2 s."""
    with server(library, SLEEPY) as card:
        program = session.play(card, "--plain")
        press = card.keys()
        calls = []
        for wait in (14, 38):
            # In the quiet part of a hold, and for longer than the card stays awake by itself.
            time.sleep(wait)
            calls.append(time.monotonic_ns())
            press("Pause")
            time.sleep(5)
            press("Play")
        program.wait(seconds + 60)
        time.sleep(1)
        samples = card.samples()
        places = [card.place(call) for call in calls]
    # Not a single bit moves there, so that the card falls asleep.
    return samples, sum(not any(samples[place + RATE : place + 4 * RATE]) for place in places)


def same(sound, other) -> bool:
    """Whether two sounds differ by no more than the dither."""
    return len(sound) == len(other) and all(abs(a - b) <= 2 for a, b in zip(sound, other))
