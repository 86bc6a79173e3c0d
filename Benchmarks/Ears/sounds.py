"""Voices, noise and rooms for the rig: everything is made here, nothing is recorded."""
import glob, hashlib, os, subprocess, threading, wave
import numpy as np
from scipy.signal import oaconvolve, resample_poly

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
    write16(path, (np.clip(x, -1, 1) * 32767).astype("<i2"))


def write16(path, x):
    with wave.open(path, "wb") as f:
        f.setnchannels(1)
        f.setsampwidth(2)
        f.setframerate(RATE)
        f.writeframes(x.tobytes())


class Voices:
    """Speakers by name: engine:voice:tempo:size. A clip is made once and kept.

    A size of 1.15 is somebody whose voice lies that much higher, in pitch and in colour.
    """

    def __init__(self, folder, python):
        self.folder, self.python, self.pipers, self.lock = folder, python, {}, threading.RLock()
        self.hibari = None
        os.makedirs(folder, exist_ok=True)

    def path(self, speaker, text):
        name = hashlib.sha1(f"{speaker}|{text}".encode()).hexdigest()[:20]
        return f"{self.folder}/{name}.wav"

    def say(self, speaker, text):
        path = self.path(speaker, text)
        with self.lock:
            if not os.path.exists(path):
                self.make(speaker, text, path + ".part.wav")
                os.rename(path + ".part.wav", path)
        x = trim(read16(path))
        return x * (0.08 / (np.sqrt(np.mean(x * x)) + 1e-9))

    def make(self, speaker, text, path):
        engine, voice, tempo, size = (speaker.split(":") + ["1", "1"])[:4]
        raw = path + ".raw.wav"
        if tempo != "1" or size != "1":
            # The same words, said faster or slower, or by somebody smaller or larger.
            base = f"{engine}:{voice}"
            self.say(base, text)
            run("sox", self.path(base, text), path, "speed", size, "rate", str(RATE),
                "tempo", "-s", str(float(tempo) / float(size)))
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
        elif engine == "hibari":
            from hibari import Hibari
            self.hibari = self.hibari or Hibari(voice=voice)
            self.hibari.save(text, raw)
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
    return oaconvolve(x, h)[: len(x)].astype(np.float32)


def echo(x, level):
    """A loudspeaker with soft clipping, 60 ms away, in a room; as loud as `level` dB above a person."""
    wet = through(np.tanh(2 * x) / 2, room(np.random.default_rng(3), 0.35, 0, 0.06))
    loud = wet[np.abs(wet) > 0.003]
    return wet * (0.08 * 10 ** (level / 20) / (rms(loud) if len(loud) else 1))


def dense(x):
    """A sound without its pauses."""
    blocks = x[: len(x) // 1600 * 1600].reshape(-1, 1600)
    return blocks[np.sqrt((blocks ** 2).mean(1)) > 0.01].reshape(-1)


def rms(x):
    return float(np.sqrt(np.mean(x * x)) + 1e-12)


def music(seconds, rng):
    """Chords, a bass, a singing lead with vibrato, and drums."""
    beat, t_end = 60 / 104, seconds
    x = np.zeros(int(seconds * RATE), np.float32)
    roots = [220.0, 174.61, 261.63, 196.0]

    def add(at, wave, gain):
        start = int(at * RATE)
        end = min(len(x), start + len(wave))
        if start < end:
            x[start:end] += gain * wave[: end - start]

    def tone(f, length, harmonics, vibrato=0.0):
        t = np.arange(int(length * RATE)) / RATE
        phase = 2 * np.pi * f * t + vibrato * np.sin(2 * np.pi * 5.5 * t)
        wave = sum(np.sin(k * phase) / k ** 1.3 for k in range(1, harmonics + 1))
        return wave * np.minimum(1, t * 40) * np.exp(-t * 1.5 / length)

    step = 0
    while step * beat < t_end:
        at, root = step * beat, roots[(step // 4) % 4]
        if step % 4 == 0:
            for ratio in (1, 1.26, 1.5):
                add(at, tone(root * ratio, 4 * beat, 6), 0.15)
        add(at, tone(root / 2, beat, 4), 0.3)
        if rng.random() < 0.7:
            add(at, tone(root * rng.choice([1, 1.125, 1.25, 1.5, 2]) * 2, beat * rng.choice([0.5, 1, 2]), 10, 0.8), 0.25)
        t = np.arange(int(0.15 * RATE)) / RATE
        add(at, np.sin(2 * np.pi * 60 * t) * np.exp(-t * 30) if step % 2 == 0 else rng.standard_normal(len(t)) * np.exp(-t * 35), 0.5)
        add(at + beat / 2, rng.standard_normal(800) * np.exp(-np.arange(800) / 120), 0.2)
        step += 1
    return x * (0.08 / rms(x))
