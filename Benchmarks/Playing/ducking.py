"""How other sound steps back for words: a steady tone of another program, beside sessions."""

import bisect
import cmath
import contextlib
import itertools
import math
import signal
import statistics
import time

from cards import RATE, Card
from goals import Goals
from lab import read, row, spread, stretches, tone
from sessions import HOLDS, Session

# Three waves of the tone are sixteen samples, so that their sum is free of it.
WAVES, WAVE = 3, 16
# The level of the tone is told for so many samples at once.
WINDOW = 240
# Softer than this is no word, and words that are so many seconds apart are of two groups.
LOUD, APART = 16, 2.5
# Low is what Limber is told, 0.3, and a little; back is all of it but a little.
LOW, BACK = 0.32, 0.97
# The largest step of it that is smooth, in decibels: six lead to what Limber is told, and where a server
# is late two of them come at once.
STEP = 4.2
# After so many milliseconds it is back.
SOON = 1000
# So long before a session the tone is as it was.
BEFORE = 3 * RATE


def ducking(servers, library: str, limber: str, folder: str, count: int, goals: Goals) -> None:
    """Writes the rows."""
    session = Session(limber, folder, HOLDS)
    tone(f"{folder}/other.wav", RATE * WAVES // WAVE, 6_000, 180)
    for server in servers:
        heard = measured(server, library, session, f"{folder}/other.wav", count)
        leads, tails, kills, clashes, steps = (sum(column, []) for column in zip(*heard))
        middle = statistics.median(leads)
        row(f"other sound is low before the first sample of {len(leads)} groups of words",
            server.server, f"{middle:.1f} ms, at least {min(leads):.1f}", "more than 0")
        row("windows of 5 ms with words and other sound that is not low", server.server,
            str(len(clashes)), "0")
        row(f"it is back after the last sample of {len(tails)}", server.server, spread(tails), "1 s")
        row(f"it is back after Limber was killed amid words, {len(kills)} times", server.server,
            spread(kills), "1 s")
        row("its largest step within 5 ms, down or up", server.server, f"{max(steps):.1f} dB", f"{STEP} dB")
        goals.need(min(leads) > 0 and not clashes,
                   f"words are heard beside other sound that is not low, {server.server}")
        goals.most("the largest step of other sound", server.server, max(steps), STEP, "dB")
        goals.most("other sound is back after words", server.server, max(tails), SOON, "ms")
        goals.most("other sound is back after a kill", server.server, max(kills), SOON, "ms")


def measured(server, library: str, session: Session, other: str, count: int) -> list[tuple]:
    """Plays on some cards at once, and kills each session in its last words."""
    sound = read(session.file)
    groups = stretches(sound, APART, LOUD)
    with contextlib.ExitStack() as stack:
        cards = [stack.enter_context(server(library)) for _ in range(count)]
        for card in cards:
            card.start(["paplay", "--client-name=Music", other])
        time.sleep(4)
        places = [card.place(time.monotonic_ns()) for card in cards]
        programs = [session.play(card, "--plain") for card in cards]
        time.sleep(groups[2][0] / RATE)
        starts = [begin(card.samples()[place:], sound) + place for card, place in zip(cards, places)]
        kills = []
        for number, (card, start, program) in enumerate(zip(cards, starts, programs)):
            # Each a little later in its words.
            reach(card, start + groups[-1][0] + (number + 2) * RATE // 2)
            kills.append(card.place(time.monotonic_ns()))
            program.send_signal(signal.SIGKILL)
        time.sleep(4)
        return [
            figures(card.samples()[start - BEFORE :], sound, groups, kill - start)
            for card, start, kill in zip(cards, starts, kills)
        ]


def reach(card: Card, place: int) -> None:
    """Waits until a sample is played."""
    while (left := place - card.place(time.monotonic_ns())) > 0:
        time.sleep(left / RATE)


def begin(heard, sound) -> int:
    """The sample with which a session begins in what was heard, whatever tone is beside it."""
    there, here = (first(samples) for samples in (heard, sound))
    known = softened(sound[here : here + RATE // 8])
    shifts = {}
    for shift in range(there - here - 4 * WAVE, there - here + 4 * WAVE):
        piece = softened(heard[here + shift : here + shift + RATE // 8])
        shifts[shift] = sum(abs(one - other) for one, other in zip(piece, known))
    return min(shifts, key=shifts.get)


def first(samples) -> int:
    """About where words begin."""
    for place in range(0, len(samples), WAVE):
        if abs(sum(samples[place : place + WAVE])) > WAVE * 500:
            return place
    raise SystemExit("no words are heard")


def softened(samples) -> list[int]:
    """Samples without the tone: each becomes the sum of a few waves."""
    sums = [0, *itertools.accumulate(samples)]
    return [end - start for start, end in zip(sums, sums[WAVE:])]


def figures(heard, sound, groups, kill: int) -> tuple[list, list, list, list, list]:
    """In milliseconds, how long the tone is low before each group, and until it is back after each and
    after the kill; the windows in which it is not low although there are words; and the largest step from
    one window to the next, in decibels."""
    words = [0] * BEFORE + list(sound[:kill])
    rest = [one - other for one, other in itertools.zip_longest(heard, words, fillvalue=0)]
    if max(map(abs, softened(rest[: len(words)]))) > WAVE * 300:
        raise SystemExit("the words are not where they belong")
    levels = list(map(level, windows(rest)))
    full = statistics.median(levels[: RATE // 4 // WINDOW])
    high = [at for at, value in enumerate(levels) if value > full * LOW]
    soft = [at for at, value in enumerate(levels) if value < full * BACK]

    def length(begin: int, end: int) -> float:
        return (end - begin) * 1000 / RATE

    leads, tails = [], []
    for begin, _ in groups:
        last = high[bisect.bisect(high, (BEFORE + begin) // WINDOW) - 1]
        leads.append(length((last + 1) * WINDOW, BEFORE + begin))
    for _, end in groups[:-1]:
        back = next(at for at in itertools.count((BEFORE + end) // WINDOW) if at not in soft)
        tails.append(length(BEFORE + end, (back + 1) * WINDOW))
    kills = [length(BEFORE + kill, (soft[-1] + 1) * WINDOW)]
    clashes = [
        at for at in high if any(abs(one) > LOUD for one in words[at * WINDOW : (at + 1) * WINDOW])
    ]
    steps = [abs(20 * math.log10(after / before)) for before, after in zip(levels, levels[1:])]
    return leads, tails, kills, clashes, [max(steps)]


def windows(samples):
    """The windows of some samples."""
    return (samples[at : at + WINDOW] for at in range(0, len(samples) - WINDOW + 1, WINDOW))


def level(window) -> float:
    """The level of the tone in a window."""
    turn = -2j * math.pi * WAVES / WAVE
    return 2 / WINDOW * abs(
        sum(sum(window[at::WAVE]) * cmath.exp(turn * at) for at in range(WAVE)))
