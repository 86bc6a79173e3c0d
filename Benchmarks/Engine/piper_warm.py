#!/usr/bin/env python3
"""How long a warm Piper takes for a word, from the request to its first samples.

Starts the worker of Limber with the Python of the tests, lets it say a few words, then asks for each of
them anew: `.build/piper-venv/bin/python Benchmarks/Engine/piper_warm.py`. The worker's processor time
tells more than the clock when the machine is busy.
"""

import glob
import os
import pathlib
import statistics
import struct
import subprocess
import sys
import sysconfig
import time

TEXTS = ["Inhale.", "Exhale.", "Hold it there.", "Rest.", "Switch sides."]
ROUNDS = 8
TICK = os.sysconf("SC_CLK_TCK")


def frame(text: str) -> bytes:
    """A request, as limber-espeak's Frame describes it."""
    payload = struct.pack("<7H", 140, 42, 45, 85, 1, 3, 0) + b"any" + text.encode()
    return b"S" + struct.pack("<I", len(payload)) + payload


def answer(worker: subprocess.Popen) -> tuple[bytes, int]:
    """The kind of the next frame, and how long it is."""
    head = worker.stdout.read(5)
    length = struct.unpack("<I", head[1:])[0]
    worker.stdout.read(length)
    return head[:1], length


def processor(worker: subprocess.Popen) -> float:
    """The seconds of the processor that the worker has taken."""
    fields = pathlib.Path(f"/proc/{worker.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def main() -> None:
    """Prints one row for each text."""
    root = pathlib.Path(__file__).resolve().parents[2]
    source = (root / "Sources/LimberPiper/piper_worker.py").read_text()
    packages = sysconfig.get_paths()["purelib"]
    model = (sys.argv[1:] or sorted(glob.glob(f"{packages}/*/data/*.onnx")))[0]
    start = time.monotonic()
    worker = subprocess.Popen(
        [sys.executable, "-c", source, model], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert answer(worker)[0] == b"R"
    print(f"ready after {time.monotonic() - start:.1f} s, {processor(worker):.1f} s of the processor; load {os.getloadavg()[0]:.1f}")
    for text in TEXTS:
        first, used = [], []
        for _ in range(ROUNDS):
            asked, spent = time.monotonic(), processor(worker)
            worker.stdin.write(frame(text))
            worker.stdin.flush()
            kind = answer(worker)[0]
            first.append(time.monotonic() - asked)
            while kind == b"A":
                kind = answer(worker)[0]
            assert kind == b"D"
            used.append(processor(worker) - spent)
        print(
            f"{text:16} first samples: median {1000 * statistics.median(first):.0f} ms, most {1000 * max(first):.0f}; "
            f"processor {1000 * statistics.mean(used):.0f} ms"
        )
    worker.stdin.close()
    worker.wait()


if __name__ == "__main__":
    main()
