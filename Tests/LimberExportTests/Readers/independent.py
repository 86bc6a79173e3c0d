"""Reads a folder of exports with readers that are not ours, and prints what they found as JSON.

Usage: python independent.py FOLDER SCHEMA
"""

import html
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree

import jsonschema
import pysrt
import webvtt


def ffprobe(path, kind, shown):
    """What ffprobe shows of a file that is of the format `kind`."""
    words = ["ffprobe", "-v", "error", "-of", "json", "-show_entries", shown, "-f", kind, str(path)]
    return json.loads(subprocess.run(words, check=True, capture_output=True).stdout)


def packets(path, kind):
    """Start and words of each packet, as far as ffprobe tells them."""
    found = ffprobe(path, kind, "packet=pts_time,duration_time")["packets"]
    return [[round(float(p["pts_time"]) * 1000), None, ""] for p in found]


def srt(path):
    return [[c.start.ordinal, c.end.ordinal, c.text] for c in pysrt.open(str(path), encoding="utf-8")]


def milliseconds(stamp):
    """A time such as 00:01:02.345."""
    hours, minutes, seconds = stamp.split(":")
    whole, thousandths = seconds.split(".")
    return ((int(hours) * 60 + int(minutes)) * 60 + int(whole)) * 1000 + int(thousandths)


def vtt(path):
    return [[milliseconds(c.start), milliseconds(c.end), html.unescape(c.text)]
            for c in webvtt.read(str(path))]


def chapters(path):
    found = ffprobe(path, "ffmetadata", "chapter=start,end,time_base:chapter_tags=title")["chapters"]
    return [[c["start"], c["end"], c.get("tags", {}).get("title", "")] for c in found]


def main():
    folder, schema = pathlib.Path(sys.argv[1]), json.loads(pathlib.Path(sys.argv[2]).read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    result = {}
    for path in sorted(folder.iterdir()):
        readers = {
            ".srt": {"pysrt": srt, "ffmpeg": lambda p: packets(p, "srt")},
            ".vtt": {"webvtt-py": vtt, "ffmpeg": lambda p: packets(p, "webvtt")},
            ".lrc": {"ffmpeg": lambda p: packets(p, "lrc")},
            ".ffmetadata": {"ffmpeg": chapters},
        }.get(path.suffix, {})
        for name, read in readers.items():
            result[f"{path.name} {name}"] = read(path)
        if path.suffix in (".ssml", ".svg"):
            xml.etree.ElementTree.parse(path)
        if path.suffix == ".json" and ".chapters" not in path.name:
            validator.validate(json.loads(path.read_text(encoding="utf-8")))
    print(json.dumps(result))


main()
