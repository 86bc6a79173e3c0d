"""Voices, noise and rooms for the rig: everything is made here, nothing is recorded."""
import glob, hashlib, os, subprocess, wave
import numpy as np
from scipy.signal import fftconvolve, resample_poly

RATE = 16000


def read(path):
    with wave.open(path) as f:
        x = np.frombuffer(f.readframes(f.getnframes()), "<i2").astype(np.float32) / 32768
        if f.getnchannels() > 1:
            x = x.reshape(-1, f.getnchannels()).mean(1)
        return x, f.getframerate()


def read16(path):
    x, rate = read(path)
    if rate == RATE:
        return x
    g = np.gcd(rate, RATE)
    return resample_poly(x, RATE // g, rate // g).astype(np.float32)


def write(path, x):
    with wave.open(path, "wb") as f:
        f.setnchannels(1)
        f.setsampwidth(2)
        f.setframerate(RATE)
        f.writeframes((np.clip(x, -1, 1) * 32767).astype("<i2").tobytes())


class Voices:
    """Speakers by name: engine:voice:tempo. A clip is made once and kept."""

    def __init__(self, folder, python):
        self.folder, self.python, self.pipers = folder, python, {}
        os.makedirs(folder, exist_ok=True)

    def path(self, speaker, text):
        name = hashlib.sha1(f"{speaker}|{text}".encode()).hexdigest()[:20]
        return f"{self.folder}/{name}.wav"

    def say(self, speaker, text):
        path = self.path(speaker, text)
        if not os.path.exists(path):
            self.make(speaker, text, path + ".part.wav")
            os.rename(path + ".part.wav", path)
        x = trim(read16(path))
        return x * (0.08 / (np.sqrt(np.mean(x * x)) + 1e-9))

    def make(self, speaker, text, path):
        engine, voice, tempo = (speaker.split(":") + ["1"])[:3]
        raw = path + ".raw.wav"
        if tempo != "1":
            # The same words, said faster or slower.
            base = f"{engine}:{voice}"
            self.say(base, text)
            run("sox", self.path(base, text), path, "tempo", "-s", tempo)
            return
        if engine == "flite":
            run("flite", "-voice", voice, "-t", text, "-o", raw)
        elif engine == "espeak":
            run("espeak-ng", "-v", voice, "-w", raw, text)
        elif engine == "festival":
            with open(path + ".txt", "w") as f:
                f.write(text)
            run("text2wave", "-eval", f"(voice_{voice})", "-o", raw, path + ".txt")
            os.remove(path + ".txt")
        elif engine == "piper":
            self.piper(voice, text, raw)
        else:
            raise SystemExit(f"no engine {engine}")
        run("sox", raw, "-r", str(RATE), "-c", "1", "-b", "16", path, "gain", "-3")
        os.remove(raw)

    def piper(self, voice, text, path):
        """One process of Piper speaks everything; it takes seconds to start."""
        if voice not in self.pipers:
            site = os.path.dirname(os.path.dirname(self.python)) + "/lib/python3*/site-packages"
            model = glob.glob(f"{site}/{voice}*/**/*.onnx", recursive=True)[0]
            self.pipers[voice] = subprocess.Popen(
                [self.python, "-c", PIPER, model], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        process = self.pipers[voice]
        process.stdin.write(f"{path}\t{text}\n")
        process.stdin.flush()
        process.stdout.readline()


PIPER = """
import sys, wave
from piper import PiperVoice
voice = PiperVoice.load(sys.argv[1])
for line in sys.stdin:
    path, text = line.rstrip("\\n").split("\\t")
    with wave.open(path, "wb") as f:
        voice.synthesize_wav(text, f)
    print("done", flush=True)
"""


def run(*arguments):
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def trim(x):
    loud = np.flatnonzero(np.abs(x) > 0.01 * np.abs(x).max())
    return x[max(0, loud[0] - 80): loud[-1] + 160] if len(loud) else x


def pink(count, rng):
    spectrum = np.fft.rfft(rng.standard_normal(count))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1))
    x = np.fft.irfft(spectrum, count)
    return (x / np.sqrt(np.mean(x * x))).astype(np.float32)


def room(rng, rt60=0.4, direct_to_reverberant=0.0, delay=0.0):
    """An impulse response: one direct sound, then noise that dies away."""
    n = int(RATE * rt60)
    tail = rng.standard_normal(n) * 10 ** (-3 * np.arange(n) / n)
    tail[: int(0.002 * RATE)] = 0
    tail *= 10 ** (-direct_to_reverberant / 20) / np.sqrt(np.sum(tail * tail))
    h = np.concatenate([np.zeros(int(delay * RATE)), tail])
    h[int(delay * RATE)] = 1
    return (h / np.sqrt(np.sum(h * h))).astype(np.float32)


def through(x, h):
    return fftconvolve(x, h)[: len(x)].astype(np.float32)


def rms(x):
    return float(np.sqrt(np.mean(x * x)) + 1e-12)
