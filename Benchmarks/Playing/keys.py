"""From a media key on the bus to what is heard of it."""

import time

from cards import RATE
from goals import Goals
from lab import row, spread, tone
from sessions import STILL, Session

WORDS = {
    "Pause": "a key on the bus, to the first sample that is softer by a thirtieth",
    "silence": "a key on the bus, to silence",
    "Play": "a key on the bus, to sound",
}
# In milliseconds. The sound becomes softer within a fade, which is shorter on PipeWire.
WANTED = {
    "PulseAudio": {"Pause": 20 + 25, "silence": 45, "Play": 20},
    "PipeWire": {"Pause": 20 + 12, "silence": 45, "Play": 30},
}


def keys(servers, library: str, limber: str, folder: str, count: int, goals: Goals) -> None:
    """Writes the rows."""
    session = Session(limber, folder, STILL)
    tone(f"{folder}/tone.wav", 480, 16_000, 20)
    for server in servers:
        delays = measured(server, library, session, f"{folder}/tone.wav", count)
        for key, words in WORDS.items():
            values, goal = delays[key], WANTED[server.server][key]
            row(f"{words}, {len(values)} times", server.server, spread(values), f"{goal} ms")
            goals.soon(words, server.server, values, goal)


def measured(server, library: str, session: Session, music: str, count: int) -> dict[str, list]:
    """Presses pause and play, and finds when the music behind the session changes."""
    calls: list[tuple[str, int]] = []
    with server(library) as card:
        session.play(card, "--plain", "--music", music)
        press = card.keys()
        time.sleep(12)
        for _ in range(count):
            # After "Play" words are heard, under which the music is softer for a while.
            for key, rest in (("Pause", 0.3), ("Play", 4)):
                calls.append((key, time.monotonic_ns()))
                press(key)
                time.sleep(rest)
        samples = card.samples()
        places = [(key, card.place(moment)) for key, moment in calls]
    delays: dict[str, list[float]] = {key: [] for key in WORDS}
    for key, place in places:
        delays[key].append((change(samples, place, key) - place) * 1000 / RATE)
        if key == "Pause":
            delays["silence"].append((silence(samples, place) - place) * 1000 / RATE)
    return delays


def change(samples, start: int, key: str) -> int:
    """Where the level of a tone changes first: by a thirtieth when it goes, at all when it comes."""
    period = RATE // 480
    if key == "Play":
        return next(i for i in range(start, len(samples)) if abs(samples[i]) > 2)
    before = max(map(abs, samples[start - 10 * period : start]))
    # A whole period whose peak is lower: the fade has begun where it begins.
    return next(
        place for place in range(start, len(samples))
        if max(map(abs, samples[place : place + period])) < before * 0.97
    )


def silence(samples, start: int) -> int:
    """Where nothing but the dither is left."""
    return next(
        place for place in range(start, len(samples), 24)
        if max(map(abs, samples[place : place + 480])) <= 2
    )
