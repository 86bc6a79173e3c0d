"""A whole session on a card that swallows sound whenever it wakes up."""

import time

from cards import RATE
from lab import read, row, stretches
from sessions import MINUTE, Session

SLEEPY = "wake_ms 1500 doze_ms 2000"


def sleepy(servers, library: str, limber: str, folder: str) -> bool:
    """Writes the rows; whether each sound of the session was heard whole."""
    session = Session(limber, folder, MINUTE)
    file = read(session.file)
    sounds = [file[first : last + 1] for first, last in stretches(file, 0.1, 300)]
    wholes = []
    for server in servers:
        samples = heard(server, library, session, len(file) / RATE)
        whole = 0
        for first, last in stretches(samples, 0.1, 300):
            if whole < len(sounds) and same(sounds[whole], samples[first : last + 1]):
                whole += 1
        row("a session with two pauses on a card that takes 1.5 s to wake and dozes after 2 s: "
            "sounds heard whole", server.server, f"{whole} of {len(sounds)}", "all")
        wholes.append(whole == len(sounds))
    return all(wholes)


def heard(server, library: str, session: Session, seconds: float):
    """What the card plays of the session, with a pause in each of its holds."""
    with server(library, SLEEPY) as card:
        program = session.play(card, "--plain")
        press = card.keys()
        for start in (14, 38):
            # In the quiet part of a hold, and for longer than the card stays awake by itself.
            time.sleep(start)
            press("Pause")
            time.sleep(5)
            press("Play")
        program.wait(seconds + 60)
        time.sleep(1)
        return card.samples()


def same(sound, other) -> bool:
    """Whether two sounds differ by no more than the dither."""
    return len(sound) == len(other) and all(abs(a - b) <= 2 for a, b in zip(sound, other))
