"""Tells whether this Python has Piper, and which voices there are, one a line.

Started as: python3 -c SOURCE VOICE LANGUAGE FOLDER... The voice that is wanted may be "any", which is
the first that speaks the language. Folders are looked into before the packages of this Python.
"""
import sys

# Not from the working folder, which may be anybody's.
sys.path = [path for path in sys.path if path]

import glob
import hashlib
import importlib.util
import json
import os
import re
from importlib.metadata import PackageNotFoundError, version

MOST = 500


def say(*words):
    print("\t".join(words))


def versions():
    """Names everything that makes the sound, but the voice."""
    if importlib.util.find_spec("piper") is None:
        return None
    try:
        return f"piper {version('piper-tts')} onnxruntime {version('onnxruntime')}"
    except PackageNotFoundError:
        return None


def places(folders):
    """Where voices may be, the most important place first."""
    for folder in folders:
        yield glob.escape(folder)
    for path in sys.path:
        if path.endswith(("site-packages", "dist-packages")):
            yield os.path.join(glob.escape(path), "*", "data")


def voices(folders):
    """Name, language and path of every voice; the first of two with the same name counts."""
    found = {}
    for place in places(folders):
        for settings in sorted(glob.glob(os.path.join(place, "*.onnx.json")))[:MOST]:
            model = settings[:-len(".json")]
            name = os.path.basename(model)[:-len(".onnx")]
            if name in found or not re.fullmatch(r"[\w.+-]{1,100}", name):
                continue
            try:
                with open(settings, "rb") as file:
                    language = str(json.load(file)["language"]["code"]).replace("_", "-")
            except (OSError, ValueError, LookupError, TypeError):
                continue
            if os.path.isfile(model) and re.fullmatch(r"[A-Za-z0-9-]{1,35}", language):
                found[name] = (name, language, os.path.abspath(model))
    return list(found.values())


def chosen(all, wanted, language):
    """The voice that is meant, or None."""
    if wanted != "any":
        return next((voice for voice in all if voice[0] == wanted), None)
    tag = language.lower()
    same = [voice for voice in all if voice[1].lower() == tag]
    near = [voice for voice in all if voice[1].lower().split("-")[0] == tag.split("-")[0]]
    return next(iter(same + near), None)


def digest(model):
    """What the voice is made of."""
    whole = hashlib.sha256()
    for path in (model, model + ".json"):
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                whole.update(block)
    return whole.hexdigest()


def main(wanted, language, *folders):
    name = versions()
    if name is None:
        return
    say("piper", name, sys.executable)
    all = voices(folders)
    for voice in all:
        say("voice", *voice)
    voice = chosen(all, wanted, language)
    if voice:
        say("chosen", voice[2], digest(voice[2]))


main(*sys.argv[1:])
