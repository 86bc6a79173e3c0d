"""Says words with a Piper model: frames in, frames out, as limber-espeak's Frame describes them.

Started as: python3 -c SOURCE MODEL.onnx. Ends when its input does, also while it speaks.
"""
import sys

# Not from the working folder, which may be anybody's.
sys.path = [path for path in sys.path if path]

import os
import queue
import struct
import threading

# Nothing but frames may reach the pipe, whatever a library prints.
OUT = os.fdopen(os.dup(1), "wb", buffering=0)
os.dup2(2, 1)

LONGEST_REQUEST = 12288
LONGEST_TEXT = 2000
LONGEST_SECONDS = 120
PIECE = 1 << 16
# Words a minute at a length scale of 1: the usual rate of 140 is a length scale of 1.15.
USUAL_RATE = 161
UNAVAILABLE, NO_VOICE, TOO_LONG, ENGINE, CANCELLED = 1, 2, 3, 4, 5


class Failure(Exception):
    def __init__(self, code, reason):
        super().__init__(reason)
        self.code = code


def send(kind, payload=b""):
    data = memoryview(kind + struct.pack("<I", len(payload)) + payload)
    while data:
        data = data[OUT.write(data):]


def fail(code, reason):
    send(b"E", bytes([code]) + str(reason)[:500].encode("utf-8", "replace"))


def listen(requests, cancelled):
    """Reads frames for ever; whoever started us is gone when there are no more."""
    while True:
        head = sys.stdin.buffer.read(5)
        if len(head) < 5:
            os._exit(0)
        kind, length = head[:1], struct.unpack("<I", head[1:])[0]
        if length > LONGEST_REQUEST:
            os._exit(2)
        payload = sys.stdin.buffer.read(length)
        if len(payload) < length:
            os._exit(0)
        if kind == b"C":
            cancelled.set()
        else:
            cancelled.clear()
            requests.put((kind, payload))


def harmless(text):
    """The text without what Piper takes for phonemes, or swallows."""
    text = "".join(c if c.isprintable() else " " for c in text)
    while "[[" in text:
        text = text.replace("[[", "[ [")
    return text


def understood(payload):
    """The text of a request, its rate and its settings."""
    rate, _, _, _, _, voice, tuning = struct.unpack_from("<7H", payload)
    words = payload[14 + voice + tuning:].decode("utf-8")
    lines = payload[14 + voice:14 + voice + tuning].decode("utf-8").splitlines()
    settings = dict(line.split(" ", 1) for line in lines)
    noise = float(settings.get("noise-scale", "0"))
    if not 80 <= rate <= 449 or not 0 <= noise <= 1:
        raise Failure(ENGINE, "a number is out of range")
    if len(words) > LONGEST_TEXT:
        raise Failure(TOO_LONG, "the text is too long")
    return harmless(words), rate, noise


def speak(voice, payload, cancelled):
    from piper import SynthesisConfig

    text, rate, noise = understood(payload)
    config = SynthesisConfig(
        length_scale=USUAL_RATE / rate, noise_scale=noise, noise_w_scale=0, normalize_audio=False)
    left = LONGEST_SECONDS * voice.config.sample_rate * 2
    for chunk in voice.synthesize(text, config):
        if cancelled.is_set():
            raise Failure(CANCELLED, "the request was cancelled")
        sound = chunk.audio_int16_bytes
        left -= len(sound)
        if left < 0:
            raise Failure(TOO_LONG, "the sound is too long")
        for start in range(0, len(sound), PIECE):
            send(b"A", sound[start:start + PIECE])
    send(b"D")


def load(model):
    from piper import PiperVoice

    voice = PiperVoice.load(model)
    for _ in voice.synthesize("Ready."):
        pass
    send(b"R", struct.pack("<I", voice.config.sample_rate) + b"piper")
    return voice


def main():
    requests, cancelled = queue.Queue(), threading.Event()
    threading.Thread(target=listen, args=(requests, cancelled), daemon=True).start()
    try:
        voice = load(sys.argv[1])
    except Exception as error:
        fail(UNAVAILABLE, f"{type(error).__name__}: {error}")
        return 1
    while True:
        kind, payload = requests.get()
        try:
            if kind != b"S":
                raise Failure(ENGINE, "no such request")
            speak(voice, payload, cancelled)
        except Failure as error:
            fail(error.code, error)
        except Exception as error:
            fail(ENGINE, f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    sys.exit(main())
