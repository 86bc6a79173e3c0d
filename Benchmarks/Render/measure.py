#!/usr/bin/env python3
"""What rendering costs, beside what one would do instead; run by `make bench-render`.

Every command of a group is run in turn, again and again, so that other work on the machine meets all of
them. Printed are medians: seconds of the processor with all children, seconds by the clock, and the
memory of the largest process. With FLOOR=PROGRAM a renderer in C joins in; it is given `start,text` rows
in a CSV file, and the name of a WAV file.
"""
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
LIMBER = os.path.abspath(os.path.join(HERE, "../../.build/release/limber"))
ROUTINE = "hips-and-lower-back"
RUNS = int(os.environ.get("RUNS", "5"))


def once(command, folder, environment):
    start = time.monotonic()
    process = subprocess.Popen(
        ["bash", "-c", command], cwd=folder, env=environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        sys.exit(f"this failed: {command}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def group(title, rows, folder, environment, runs=RUNS):
    """Measures rows of label, command, and a command before it that is not measured."""
    results = {label: [] for label, _, _ in rows}
    for _ in range(runs):
        for label, command, before in rows:
            if before:
                once(before, folder, environment)
            results[label].append(once(command, folder, environment))
    first = statistics.median(r[0] for r in results[rows[0][0]])
    print(f"\n| {title}, load {os.getloadavg()[0]:.0f} | processor | of the first | clock | memory |\n| --- | --- | --- | --- | --- |")
    for label, _, _ in rows:
        cpu, wall, memory = (statistics.median(r[i] for r in results[label]) for i in range(3))
        print(f"| {label} | {cpu:.3f} s | {cpu / first:.2f} | {wall:.2f} s | {memory:.0f} MB |", flush=True)


def long_routine(path, minutes):
    with open(path, "w") as file:
        file.write(f"Session: {minutes} minutes\n")
        for part in range(minutes):
            file.write(f"\nPart: Part {part + 1}\nReach up, and look at hand {part % 50 + 1}.\nHold: 50 seconds\n")


def planned(document, minutes, path):
    """Writes a session so long that no script can be, as one that was planned before."""
    length, slots, cues = document["durationMs"], [], []
    while len(slots) == 0 or slots[-1]["endMs"] < minutes * 60000:
        shift, first = (slots[-1]["endMs"] if slots else 0), len(slots)
        for slot in document["slots"]:
            slots.append(dict(
                slot, id=f"s{len(slots) + 1}", startMs=slot["startMs"] + shift, endMs=slot["endMs"] + shift))
        for cue in document["cues"]:
            anchor = dict(cue["anchor"], slot=f"s{int(cue['anchor']['slot'][1:]) + first}")
            cues.append(dict(cue, id=f"c{len(cues) + 1}", startMs=cue["startMs"] + shift, anchor=anchor))
    end = slots[-1]["endMs"]
    section = dict(document["sections"][0], endMs=end)
    with open(path, "w") as file:
        json.dump(dict(document, durationMs=end, sections=[section], slots=slots, cues=cues), file)


def main():
    folder = tempfile.mkdtemp(prefix="limber-bench-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
    environment = dict(os.environ, XDG_CACHE_HOME=f"{folder}/cache", XDG_DATA_HOME=f"{folder}/data", L=LIMBER)
    try:
        measure(folder, environment)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(folder, environment):
    cues = subprocess.run(
        [LIMBER, "export", ROUTINE, "--as", "json"], env=environment, capture_output=True, text=True, check=True)
    document = json.loads(cues.stdout)
    rows = [(cue["startMs"] / 1000, cue["text"]) for cue in document["cues"] if cue.get("text")]
    with open(f"{folder}/cues.csv", "w", newline="") as file:
        csv.writer(file).writerows([(f"{start:.3f}", text) for start, text in rows])
    print(f"{ROUTINE}: {document['durationMs'] / 60000:.1f} minutes, {len(rows)} spoken cues, "
          f"{len(set(text for _, text in rows))} of them different; medians of {RUNS} runs, files in memory")

    render = f"$L render {ROUTINE} --force -o"
    instead = [
        ("limber, nothing stored", f"{render} cold.wav", "rm -rf cache"),
        ("limber, speech stored", f"{render} a.wav", None),
        ("python3 and espeak-ng", f"python3 {HERE}/by_python.py cues.csv python.wav", None),
        ("bash, espeak-ng and sox", f"bash {HERE}/by_sox.sh cues.csv sox.wav", None),
    ]
    floor = os.environ.get("FLOOR")
    if floor:
        instead.insert(0, ("the floor in C, nothing stored", f"{floor} cues.csv floor.wav -", None))
        instead.insert(1, ("the floor in C, speech stored", f"{floor} cues.csv floor.wav floor-cache", None))
    os.makedirs(f"{folder}/floor-cache", exist_ok=True)
    group("A session as WAV", instead, folder, environment)

    for kind, encoder in [("flac", "flac"), ("mp3", "libmp3lame"), ("ogg", "libvorbis"), ("opus", "libopus")]:
        group(kind.upper() if kind != "ogg" else "Ogg Vorbis", [
            ("limber, speech stored", f"{render} a.{kind}", None),
            (f"ffmpeg ({encoder}) on the ready WAV file", f"ffmpeg -v error -y -i a.wav -c:a {encoder} ff.{kind}", None),
        ], folder, environment, runs=min(RUNS, 3))

    for minutes in (5, 20, 240):
        long_routine(f"{folder}/{minutes}.routine", minutes)
        once(f"$L export {minutes}.routine --as json -o {minutes}.json", folder, environment)
    with open(f"{folder}/20.json") as file:
        planned(json.load(file), 600, f"{folder}/600.json")
    lengths = {"wav": (5, 20, 240, 600), "flac": (5, 20, 240, 600), "opus": (5, 20, 240), "mp3": (5, 20, 240)}
    for kind, minutes in lengths.items():
        # A stream where the format can be one: ten hours of WAV are 3.5 GB.
        output = f"long.{kind}" if kind in ("flac", "mp3") else "/dev/null"
        group(f"Memory, {kind}", [
            (f"{length} minutes", f"$L render {length}.json --force -o {output}", None) for length in minutes
        ], folder, environment, runs=1)

    with open(f"{folder}/four.jsonl", "w") as file:
        for number in range(4):
            job = {"routine": ROUTINE, "output": f"four-{number}.opus", "options": {"pace": 1 + number / 1000}}
            file.write(json.dumps(job) + "\n")
    cores = [
        (f"{count} at a time", f"rm -f four-*; seq 4 | xargs -P {count} -I% $L render --jobs four.jsonl --shard %/4", None)
        for count in (1, 2)
    ]
    once(cores[0][1], folder, environment)
    group("Four sessions as Opus, speech stored", cores, folder, environment, runs=min(RUNS, 3))

    for count in (1, 100):
        with open(f"{folder}/{count}.jsonl", "w") as file:
            for number in range(count):
                job = {"routine": "desk-break", "output": f"{number}.opus", "options": {"pace": 1 + number / 1000}}
                file.write(json.dumps(job) + "\n")
    once("$L render --jobs 100.jsonl", folder, environment)
    group("Jobs whose outputs are there", [
        ("limber --version", "$L --version", None),
        ("one job", "$L render --jobs 1.jsonl", None),
        ("a hundred jobs", "$L render --jobs 100.jsonl", None),
    ], folder, environment)


main()
