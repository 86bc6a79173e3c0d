#!/usr/bin/env python3
"""Compares a session that Limber plays with what a person would write instead, on fake cards.

Four things play at the same time, each on a sound server of its own: Limber a short routine, mpv the
same routine as a file, a shell script a sound every two seconds, and so does a Python loop. The cards
keep every sample and the time of it. Then Limber and mpv play once more, and pause, while the time of
the processor and the wake-ups are counted; then a media key is pressed again and again. `make
bench-play` sets everything up. The rows that it writes are those of docs/measurements.md.
"""

import argparse
import bisect
import json
import math
import os
import pathlib
import pty
import socket
import struct
import subprocess
import tempfile
import threading
import time
import wave

from bus import Bus
from lab import RATE, Card, end, library, load, onsets, tree, work

PERIOD = 2
NAMES = {
    "limber": "Limber",
    "mpv": "mpv, the file of the same session",
    "python": "a Python loop, sleep and `paplay`",
    "waiting": "a shell script, `paplay` and `sleep`",
    "shell": "a shell script, `paplay &` and `sleep`",
}
ROUTINE = """Pose: Reach
Reach up.
Hold: 20 seconds
Lower your arms.

Pose: Fold
Fold forward.
Hold: 20 seconds
Come up.
"""
STILL = """Pose: Rest
Lie down.
Hold: 5 minutes, on purpose
"""


def row(*cells: str) -> None:
    """Writes a row of a table."""
    print("| " + " | ".join(cells) + " |", flush=True)


def part(values: list[float], percent: int) -> float:
    """The value below which that part of a hundred is."""
    values = sorted(values)
    return values[min(len(values) - 1, len(values) * percent // 100)]


def write(path: str, samples: list[int]) -> None:
    """Writes a file that any program can play."""
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))


class Session:
    """A routine, and the file that Limber makes of it; words are spoken once for all."""

    def __init__(self, limber: str, folder: str, text: str, name: str):
        self.limber = limber
        self.script = f"{folder}/{name}.routine"
        self.file = f"{folder}/{name}.wav"
        self.store = f"{folder}/cache"
        pathlib.Path(self.script).write_text(text, encoding="utf-8")
        environment = dict(os.environ, XDG_CACHE_HOME=self.store, XDG_DATA_HOME=f"{folder}/data")
        subprocess.run(
            [limber, "render", self.script, "-o", self.file, "--force"], env=environment, check=True,
            stdout=subprocess.DEVNULL,
        )

    def play(self, card: Card, *words: str, **others):
        """Starts to play it."""
        environment = {"XDG_CACHE_HOME": self.store, **others.pop("environment", {})}
        return card.start(
            [self.limber, "play", self.script, *words], environment=environment, **others
        )


def mpv(card: Card, file: str, *words: str):
    """Starts to play a file."""
    return card.start(["mpv", "--no-config", "--no-video", "--ao=pulse", *words, file])


def compare(card: str, session: Session, folder: str, busy: bool) -> None:
    """Plays everything at once, and writes how far each onset was from where it belongs."""
    click = [round(12_000 * math.sin(i * 0.13) * math.exp(-i / 900)) for i in range(2400)]
    write(f"{folder}/click.wav", click)
    with wave.open(session.file) as file:
        seconds = file.getnframes() / RATE
    loops = {
        "waiting": f"while :; do paplay {folder}/click.wav; sleep {PERIOD}; done",
        "shell": f"while :; do paplay {folder}/click.wav & sleep {PERIOD}; done",
    }
    code = (
        "import subprocess, time\nwhile True:\n"
        f" subprocess.Popen(['paplay', '{folder}/click.wav']); time.sleep({PERIOD})"
    )
    cards = {name: Card(card) for name in NAMES}
    hogs = [subprocess.Popen(["sh", "-c", "while :; do :; done"]) for _ in range(2 if busy else 0)]
    programs = [
        session.play(cards["limber"], "--plain"),
        mpv(cards["mpv"], session.file),
        cards["python"].start(["python3", "-c", code]),
        *(cards[name].start(["sh", "-c", loop]) for name, loop in loops.items()),
    ]
    time.sleep(seconds + 5)
    for program in programs:
        end(program)
    for hog in hogs:
        hog.kill()
        hog.wait()
    beats = [index * PERIOD * RATE for index in range(int(seconds / PERIOD))]
    with wave.open(session.file) as file:
        import array

        written = onsets(array.array("h", file.readframes(file.getnframes())))
    for name, server in cards.items():
        heard = onsets(server.samples())
        server.end()
        wanted = written if name in ("limber", "mpv") else beats
        errors, drift = distances(heard, wanted, by_number=name not in ("limber", "mpv"))
        row(
            NAMES[name], "both cores busy" if busy else "-", str(len(errors)),
            f"{sum(errors) / len(errors):.2f} ms", f"{max(errors):.2f} ms", f"{drift:+.2f} ms",
            load(),
        )


def distances(heard: list[int], wanted: list[int], by_number: bool) -> tuple[list[float], float]:
    """How far onsets are from where they belong, after the first one, and the last of them."""
    if not heard:
        return [math.inf], math.inf
    errors = []
    for number, place in enumerate(wanted):
        target = place - wanted[0] + heard[0]
        if by_number:
            if number >= len(heard):
                break
            found = heard[number]
        else:
            at = bisect.bisect_left(heard, target)
            found = min(heard[max(0, at - 1) : at + 1], key=lambda x: abs(x - target))
        errors.append((found - target) * 1000 / RATE)
    return [abs(error) for error in errors], errors[-1]


def effort(card: str, session: Session, seconds: float) -> None:
    """Counts what Limber and mpv cost while they play and while they pause."""
    cards = {name: Card(card) for name in ("limber", "screen", "mpv")}
    with bus_at(cards["limber"].folder) as path, bus_at(cards["screen"].folder) as other:
        inside, outside = pty.openpty()
        drain(inside)
        control = f"{cards['mpv'].folder}/control"
        programs = {
            "limber": session.play(cards["limber"], "--plain", environment=path.environment),
            "screen": session.play(
                cards["screen"], environment={**other.environment, "TERM": "xterm"},
                stdin=outside, stdout=outside,
            ),
            "mpv": mpv(cards["mpv"], session.file, f"--input-ipc-server={control}"),
        }
        time.sleep(8)
        figures = {"playing": cost(programs, seconds)}
        for bus in (path, other):
            press(bus, "Pause")
        tell(control, {"command": ["set_property", "pause", True]})
        time.sleep(3)
        figures["paused"] = cost(programs, seconds)
        for program in programs.values():
            end(program)
    names = {
        "limber": "Limber, lines of text", "screen": "Limber, its screen", "mpv": "mpv, the file"
    }
    for name, server in cards.items():
        server.end()
        for state, values in figures.items():
            share, wakes = values[name]
            row(names[name], state, f"{share:.2f} %", f"{wakes:.1f}", load())


def cost(programs: dict, seconds: float) -> dict:
    """The part of a core, in a hundred, and the wake-ups a second of each program."""
    before = {name: work(program.pid) for name, program in programs.items()}
    start = time.monotonic()
    time.sleep(seconds)
    length = time.monotonic() - start
    after = {name: work(program.pid) for name, program in programs.items()}
    return {
        name: (
            (after[name][0] - before[name][0]) * 100 / length,
            (after[name][1] - before[name][1]) / length,
        )
        for name in programs
    }


class bus_at:
    """A session bus in a folder, for a while."""

    def __init__(self, folder: str):
        self.path = f"{folder}/bus"
        self.environment = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.path}"}

    def __enter__(self):
        self.daemon = subprocess.Popen(
            ["dbus-daemon", "--session", f"--address=unix:path={self.path}", "--nofork", "--nopidfile"],
            stderr=subprocess.DEVNULL,
        )
        while not os.path.exists(self.path):
            time.sleep(0.02)
        return self

    def __exit__(self, *_):
        self.daemon.kill()
        self.daemon.wait()


def player(bus: Bus, path: str) -> str:
    """The name under which Limber can be found on a bus."""
    words = ["busctl", f"--address=unix:path={path}", "list", "--acquired", "--no-legend"]
    for _ in range(100):
        names = subprocess.run(words, capture_output=True, text=True).stdout.split()
        for name in names:
            if name.startswith("org.mpris.MediaPlayer2."):
                return name
        time.sleep(0.1)
    raise SystemExit("limber is not on its bus")


def press(place: "bus_at", key: str) -> None:
    """Presses a media key once."""
    bus = Bus(place.path)
    bus.call(player(bus, place.path), "/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2.Player", key)


def tell(path: str, words: dict) -> None:
    """Tells mpv something."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as control:
        control.connect(path)
        control.sendall(json.dumps(words).encode() + b"\n")
        control.recv(4096)


def drain(file: int) -> None:
    """Reads what a program writes on its terminal, for as long as it does."""

    def read() -> None:
        try:
            while os.read(file, 65_536):
                pass
        except OSError:
            pass

    threading.Thread(target=read, daemon=True).start()


def keys(card: str, session: Session, folder: str, count: int) -> None:
    """Presses pause and play on the bus, and finds when the music behind the session changes."""
    tone = f"{folder}/tone.wav"
    write(tone, [round(16_000 * math.sin(i * math.tau * 480 / RATE)) for i in range(RATE * 20)])
    server = Card(card)
    calls: list[tuple[str, int]] = []
    with bus_at(server.folder) as place:
        program = session.play(server, "--plain", "--music", tone, environment=place.environment)
        bus = Bus(place.path)
        name = player(bus, place.path)
        time.sleep(12)
        for _ in range(count):
            # After "Play" words are heard, under which the music is softer for a while.
            for key, rest in (("Pause", 0.3), ("Play", 4)):
                calls.append((key, time.monotonic_ns()))
                bus.call(name, "/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2.Player", key)
                time.sleep(rest)
        end(program)
    samples = server.samples()
    delays: dict[str, list[float]] = {"Pause": [], "Play": [], "silence": []}
    for key, moment in calls:
        place_ = server.place(moment)
        found = change(samples, place_, key)
        if found is not None:
            delays[key].append((found - place_) * 1000 / RATE)
        if key == "Pause":
            quiet = silence(samples, place_)
            delays["silence"].append((quiet - place_) * 1000 / RATE)
    server.end()
    words = {
        "Pause": "from the key on the bus to the first sample that is softer",
        "silence": "from the key on the bus to silence",
        "Play": "from the key on the bus to the first sample that sounds",
    }
    for key, values in delays.items():
        if values:
            row(
                words[key], f"{part(values, 50):.1f} ms, p99 {part(values, 99):.1f}, "
                f"at most {max(values):.1f} of {len(values)}", load(),
            )


def change(samples, start: int, key: str) -> int | None:
    """Where the level of a tone changes first: by a thirtieth when it goes, at all when it comes."""
    period = RATE // 480
    if key == "Play":
        return next((i for i in range(start, start + RATE) if abs(samples[i]) > 2), None)
    before = max(map(abs, samples[start - 10 * period : start]))
    for place in range(start, start + RATE // 4):
        # A whole period whose peak is lower: the fade has begun where it begins.
        if max(map(abs, samples[place : place + period])) < before * 0.97:
            return place
    return None


def silence(samples, start: int) -> int:
    """Where nothing but the dither is left."""
    for place in range(start, len(samples) - 480, 24):
        if max(map(abs, samples[place : place + 480])) <= 2:
            return place
    return len(samples)


def main() -> None:
    """Measures everything, or what is asked for."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--limber", default=".build/release/limber")
    asked.add_argument("--seconds", type=float, default=30, help="how long effort is measured")
    asked.add_argument("--presses", type=int, default=50)
    asked.add_argument("only", nargs="*", help="compare, effort or keys")
    options = asked.parse_args()
    wanted = options.only or ["compare", "effort", "keys"]
    limber = str(pathlib.Path(options.limber).resolve())
    card = library()
    with tempfile.TemporaryDirectory(prefix="limber-bench-") as folder:
        if "compare" in wanted:
            session = Session(limber, folder, ROUTINE, "minute")
            row("Player", "beside", "onsets", "error, mean", "largest", "last onset", "load")
            row(*["---"] * 7)
            for busy in (False, True):
                compare(card, session, folder, busy)
            print()
        if "effort" in wanted:
            session = Session(limber, folder, STILL, "still")
            row("Program", "state", "of a core", "wake-ups a second", "load")
            row(*["---"] * 5)
            effort(card, session, options.seconds)
            print()
        if "keys" in wanted:
            session = Session(limber, folder, STILL, "still")
            row("What", "result", "load")
            row(*["---"] * 3)
            keys(card, session, folder, options.presses)


if __name__ == "__main__":
    main()
