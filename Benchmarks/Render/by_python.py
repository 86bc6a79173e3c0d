"""What a script does: every different text spoken once by espeak-ng, and added to one array.

Usage: by_python.py cues.csv out.wav; needs numpy.
"""
import csv
import subprocess
import sys
import wave

import numpy

RATE = 48000
cues = [(float(start), text) for start, text in csv.reader(open(sys.argv[1]))]
clips = {}
for _, text in cues:
    if text not in clips:
        raw = subprocess.run(["espeak-ng", "--stdout", "--", text], capture_output=True, check=True).stdout
        said = numpy.frombuffer(raw[44:], "<i2").astype(numpy.float32)
        places = numpy.arange(int(len(said) * RATE / 22050)) * 22050 / RATE
        clips[text] = numpy.interp(places, numpy.arange(len(said)), said)
last = max(int(start * RATE) + len(clips[text]) for start, text in cues)
mix = numpy.zeros(last, numpy.float32)
for start, text in cues:
    at = int(start * RATE)
    mix[at:at + len(clips[text])] += clips[text]
with wave.open(sys.argv[2], "wb") as file:
    file.setnchannels(1)
    file.setsampwidth(2)
    file.setframerate(RATE)
    file.writeframes(numpy.clip(mix, -32768, 32767).astype("<i2").tobytes())
