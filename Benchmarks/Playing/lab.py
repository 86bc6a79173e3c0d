"""What is counted of programs and found in samples, and the rows that tell it."""

import array
import bisect
import math
import os
import struct
import wave

from cards import RATE


def row(*cells: str) -> None:
    """Writes a row of a table, with how busy the machine is."""
    with open("/proc/loadavg", encoding="utf-8") as file:
        load = file.read().split()[0]
    print("| " + " | ".join([*cells, load]) + " |", flush=True)


def head(*cells: str) -> None:
    """Writes the head of a table."""
    print("\n| " + " | ".join([*cells, "load"]) + " |")
    print("| " + " | ".join(["---"] * (len(cells) + 1)) + " |", flush=True)


def spread(values: list[float]) -> str:
    """The middle one of some lengths of time in milliseconds, and the longest."""
    values = sorted(values)
    most = f"99 of 100 below {values[len(values) * 99 // 100]:.1f}, " if len(values) > 100 else ""
    return f"{values[len(values) // 2]:.1f} ms, {most}at most {values[-1]:.1f}"


def write(path: str, samples: list[int]) -> None:
    """Writes a file that any program can play."""
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))


def read(path: str) -> array.array:
    """The samples of a file with one channel."""
    with wave.open(path) as file:
        return array.array("h", file.readframes(file.getnframes()))


def tone(path: str, frequency: int, level: int, seconds: int) -> None:
    """Writes a steady tone whose wave is a whole number of samples."""
    second = [round(level * math.sin(i * math.tau * frequency / RATE)) for i in range(RATE)]
    write(path, second * seconds)


def onsets(samples: array.array, quiet: float = 0.3, loud: int = 2000) -> list[int]:
    """Where sound begins after a time of quiet."""
    return [first for first, _ in stretches(samples, quiet, loud)]


def stretches(samples: array.array, quiet: float, loud: int) -> list[tuple[int, int]]:
    """Where sound begins after a time of quiet, and where it ends before one."""
    found: list[tuple[int, int]] = []
    gap = int(quiet * RATE)
    block = 240
    for start in range(0, len(samples), block):
        piece = samples[start : start + block]
        if max(piece) <= loud and min(piece) >= -loud:
            continue
        for index, sample in enumerate(piece, start):
            if abs(sample) > loud:
                if found and index - found[-1][1] <= gap:
                    found[-1] = (found[-1][0], index)
                else:
                    found.append((index, index))
    return found


def nearest(places: list[int], target: int) -> int:
    """That of some places in order which is nearest to another one."""
    at = bisect.bisect_left(places, target)
    return min(places[max(0, at - 1) : at + 1], key=lambda place: abs(place - target))


def tree(pid: int) -> list[int]:
    """A process and those that it started."""
    children = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children", encoding="utf-8") as file:
                children += [int(child) for child in file.read().split()]
    except FileNotFoundError:
        return []
    return [pid] + [grandchild for child in children for grandchild in tree(child)]


def work(pid: int) -> dict[tuple[int, str], tuple[float, int]]:
    """Of each thread of a process and its children, the seconds of the processor that it has used, and
    its wake-ups."""
    threads = {}
    for process in tree(pid):
        try:
            for task in os.listdir(f"/proc/{process}/task"):
                with open(f"/proc/{process}/task/{task}/schedstat", encoding="utf-8") as file:
                    seconds = int(file.read().split()[0]) / 1e9
                with open(f"/proc/{process}/task/{task}/status", encoding="utf-8") as file:
                    lines = file.read().splitlines()
                wakes = int([x for x in lines if x.startswith("voluntary")][0].split()[1])
                threads[process, task] = (seconds, wakes)
        except FileNotFoundError:
            pass
    return threads
