"""Measures how well spoken commands are understood, and what else is taken for one.

Started by `make bench-ears`. Everything that is heard is made here, by voices that the thresholds were
not chosen with, and goes through `limber listen --file`, which is the same code as at a microphone.
"""
import argparse, glob, json, os, resource, subprocess, sys, time
import numpy as np
import sounds, words
from sounds import RATE

TEST = ["piper:joe", "piper:joe:0.85", "piper:joe:1.2", "flite:awb", "flite:kal16", "festival:ked_diphone", "flite:awb:1.15", "flite:kal16:0.9"]
TUNE = ["flite:slt", "flite:rms", "flite:slt:1.2", "flite:rms:0.85", "hibari:heart"]
ESPEAK = ["espeak:en-us", "espeak:en-gb+f2", "espeak:en-scotland+m3"]
CHECKED = {  # command: the state in which it is said
    "start": "idle", "ready": "waiting", "pause": "running", "resume": "paused", "next": "running",
    "back": "running", "say again": "running", "more time": "running", "enough": "running",
    "slower": "running", "faster": "running", "easier": "running", "deeper": "running",
    "that hurts": "running", "how long": "running", "skip": "running", "stop": "running",
    "yes": "asked", "no": "asked", "gentle": "pace", "steady": "pace", "brisk": "pace",
    **{f"number {n}": "choosing" for n in range(1, 21)},
}


def commands(path):
    """The phrases of the file of commands, by section; a small reader of its few lines."""
    sections, section = {}, None
    for line in open(path):
        line = line.split("#")[0].rstrip()
        if not line:
            continue
        if not line.startswith(" "):
            section = sections.setdefault(line.split(":")[0], {})
        else:
            name, value = line.strip().split(":", 1)
            section[name] = [v.strip() for v in value.strip().strip("[]").split(",")]
    return sections


class Rig:
    def __init__(self, options):
        self.o = options
        self.voices = sounds.Voices(f"{options.work}/clips", options.piper)
        os.makedirs(f"{options.work}/streams", exist_ok=True)
        self.rng = np.random.default_rng(7)
        self.cpu = [0.0, 0.0]

    def listen(self, x, state, loudspeaker=None, *flags):
        path = f"{self.o.work}/streams/{os.getpid()}.wav"
        sounds.write(path, x)
        arguments = [self.o.limber, "listen", "--file", path, "--while", state, "--events", "json", *flags]
        if loudspeaker is not None:
            sounds.write(path + ".far.wav", loudspeaker)
            arguments += ["--loudspeaker", path + ".far.wav"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(arguments, capture_output=True, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            raise SystemExit(done.stderr)
        self.cpu[0] += after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.cpu[1] += len(x) / RATE
        return [json.loads(line) for line in done.stdout.splitlines()]

    def condition(self, x, name):
        """A stream of speech at -22 dB, in a room."""
        if "reverb" in name:
            # The speech stays as loud as it was.
            wet = sounds.through(x, sounds.room(np.random.default_rng(11)))
            x = wet * (sounds.rms(x) / sounds.rms(wet))
        snr = {"clean": 45, "pink20": 20, "pink10": 10, "pink5": 5, "reverb": 45, "reverb10": 10}[name]
        return x + sounds.pink(len(x), self.rng) * 0.08 * 10 ** (-snr / 20)

    def spoken(self, phrases, speaker, gap=1.3):
        """One stream of phrases, with where each begins and ends."""
        parts, marks, at = [np.zeros(2 * RATE, np.float32)], [], 2 * RATE
        for phrase in phrases:
            clip = self.voices.say(speaker, phrase)
            marks.append((phrase, at, at + len(clip)))
            silence = np.zeros(int((gap + self.rng.uniform(0, 0.4)) * RATE), np.float32)
            parts += [clip, silence]
            at += len(clip) + len(silence)
        return np.concatenate(parts), marks


def count(events, marks, meanings):
    """Which phrases were heard, which as another command, and how long it took."""
    heard = [e for e in events if e["event"] == "heard"]
    result, used = [], set()
    for phrase, start, end in marks:
        hits = [i for i, e in enumerate(heard) if i not in used and start / RATE - 0.3 < e["end"] < end / RATE + 0.5]
        right = [i for i in hits if heard[i]["command"] == meanings[phrase]]
        used |= set(hits)
        result.append((phrase, bool(right), bool(hits) and not right, heard[right[0]]["at"] - end / RATE if right else None))
    return result, len(heard) - len(used)


def misses(rig, speakers, phrases, condition, state_of, *flags):
    """For each phrase [said, missed, wrong], and how many seconds each took."""
    table, times, invented = {}, [], 0
    by_state = {}
    for phrase, command in phrases.items():
        by_state.setdefault(state_of[command], []).append(phrase)
    for speaker in speakers:
        for state, said in by_state.items():
            x, marks = rig.spoken(said, speaker)
            events = rig.listen(rig.condition(x, condition), state, None, *flags)
            rows, extra = count(events, marks, phrases)
            invented += extra
            for phrase, right, wrong, took in rows:
                row = table.setdefault(phrase, [0, 0, 0])
                row[0] += 1
                row[1] += not right
                row[2] += wrong
                if took is not None:
                    times.append(took)
    return table, times, invented


def accepted(rig, x, states, loudspeaker=None, *flags):
    """How many commands are heard in a stream, whatever goes on."""
    found = []
    for state in states:
        found += [(state, e["phrase"], round(e["end"], 1), e["score"]) for e in rig.listen(x, state, loudspeaker, *flags) if e["event"] == "heard"]
    return found


def talk(rig, speakers, lines):
    parts = []
    for speaker in speakers:
        for line in lines:
            parts += [rig.voices.say(speaker, line), np.zeros(int(rig.rng.uniform(0.3, 1.2) * RATE), np.float32)]
    return np.concatenate(parts)


def human(limit):
    """Real prompts of a telephone exchange, where Debian's package of them is installed."""
    paths = sorted(glob.glob("/usr/share/asterisk/sounds/en*/*.wav")) 
    parts = []
    for path in paths:
        x = sounds.trim(sounds.read16(path))
        if len(x) < RATE // 5:
            continue
        parts += [x * (0.08 / sounds.rms(x)), np.zeros(int(0.5 * RATE), np.float32)]
        if sum(map(len, parts)) > limit * RATE:
            break
    return np.concatenate(parts) if parts else None


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
    return x * (0.08 / sounds.rms(x))


def rendered(rig, routine):
    """What a session sounds, at 16 kHz."""
    name = os.path.basename(routine).split(".")[0]
    path = f"{rig.o.work}/clips/session-{name}.wav"
    if not os.path.exists(path):
        subprocess.run([rig.o.limber, "render", routine, "-o", path + ".part.wav"], check=True, capture_output=True)
        os.rename(path + ".part.wav", path)
    return sounds.read16(path)


def echo(x, rng, level):
    """A loudspeaker with soft clipping, 60 ms away, in a room; as loud as `level` dB above a person."""
    wet = sounds.through(np.tanh(2 * x) / 2, sounds.room(rng, 0.35, 0, 0.06))
    loud = x[np.abs(x) > 0.01]
    return wet * (0.08 * 10 ** (level / 20) / (sounds.rms(wet[np.abs(wet) > 0.003]) if len(loud) else 1))


def shown(table):
    said, missed, wrong = (sum(row[i] for row in table.values()) for i in range(3))
    return f"{100 * missed / said:.1f} % of {said}", f"{100 * wrong / said:.1f} %"


def candidates(rig):
    """Which phrases are heard reliably, by the voices for choosing."""
    sections = commands(rig.o.commands)
    phrases = {p: c for section in ("commands", "short") for c, ps in sections[section].items() if c in CHECKED for p in ps}
    results = {}
    for condition in rig.o.conditions.split(","):
        results[condition], _, invented = misses(rig, rig.o.speakers.split(","), phrases, condition, CHECKED, "--short")
        print(f"# {condition}: {shown(results[condition])}, invented {invented}", flush=True)
    for phrase in phrases:
        cells = [f"{r[phrase][1]}/{r[phrase][0]}({r[phrase][2]})" for r in results.values()]
        print(f"{CHECKED[phrases[phrase]]:9}{phrases[phrase]:12}{phrase:24}" + "  ".join(cells), flush=True)
    print("cpu", rig.cpu[0] / rig.cpu[1])


STATES = ["running", "idle"]
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def table(rig):
    """The whole table, as Markdown, into its place in the page."""
    o, lines = rig.o, []
    sections = commands(o.commands)
    phrases = {p: c for c, ps in sections["commands"].items() if c in CHECKED for p in ps[: o.phrases]}
    numbers = {p: c for p, c in phrases.items() if c.startswith("number")}
    # Numbers weigh no more than the others: five of them.
    keep = {"number 1", "number 3", "number 7", "number 12", "number 20"}
    phrases = {p: c for p, c in phrases.items() if p not in numbers or c in keep}
    test = o.voices.split(",")
    results, times = {}, []
    for condition in ("clean", "pink10", "reverb"):
        results[condition], took, _ = misses(rig, test, phrases, condition, CHECKED)
        times += took
        print(condition, shown(results[condition]), flush=True)
    formant, _, _ = misses(rig, ESPEAK[: o.espeak], phrases, "clean", CHECKED) if o.espeak else ({}, [], 0)
    cpu = rig.cpu[0] / rig.cpu[1]

    lines += [f"Voices that nothing was chosen with: {', '.join(test)}. Engine, voice, and tempo where it is not 1.", ""]
    lines += ["| What was measured | Clean | Pink noise, 10 dB | Across a room | Goal |", "|---|---|---|---|---|"]
    lines.append("| missed | " + " | ".join(shown(results[c])[0] for c in results) + " | 3 / 12 / 12 % |")
    lines.append("| taken for another command | " + " | ".join(shown(results[c])[1] for c in results) + " | 0.5 % |")
    if formant:
        lines.append(f"| missed of what espeak-ng says, which is nobody's voice | {shown(formant)[0]} | | | |")
    times.sort()
    if times:
        lines.append(f"| end of the phrase to the decision, median and 95th of 100 | {times[len(times) // 2]:.2f} s, {times[len(times) * 95 // 100]:.2f} s | | | 0.6 s, 0.8 s |")
    lines.append(f"| one core while listening to this, dense as it is | {100 * cpu:.1f} % | | | 15 % |")

    lines += ["", "| Command | Phrase | Clean | 10 dB | Room |", "|---|---|---|---|---|"]
    for phrase, command in phrases.items():
        cells = [f"{results[c][phrase][1]} of {results[c][phrase][0]}" for c in results]
        lines.append(f"| {command} | {phrase} | " + " | ".join(cells) + " |")

    lines += ["", "| What else was heard, with no person giving commands | Length | Accepted | Goal |", "|---|---|---|---|"]
    streams = [("talk, half of it with words of commands", talk(rig, test[: o.talkers], words.TALK)),
               ("reading aloud", talk(rig, test[: o.talkers], words.READING))]
    people = human(o.human)
    if people is not None:
        streams.append(("prompts spoken by a person", people))
    streams.append(("music, made by the rig", music(o.music, rig.rng)))
    streams.append(("pink noise", sounds.pink(o.music * RATE, rig.rng) * 0.03))
    for name, x in streams:
        found = accepted(rig, rig.condition(x, "clean"), o.states.split(","))
        print(name, found, flush=True)
        lines.append(f"| {name} | {clock(len(x) / RATE)} | {told(found)} | 1 in 1.7 h |")
    lines += coach(rig)
    lines += barge_in(rig, {p: c for p, c in phrases.items() if CHECKED[c] == "running"}, test)
    page = open(o.page).read()
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    with open(o.page, "w") as f:
        f.write(before + BEGIN + "\n\n" + "\n".join(lines) + "\n\n" + END + after)
    print("\n".join(lines))


def clock(seconds):
    return f"{seconds / 60:.1f} min"


def told(found):
    return f"{len(found)}" + (": " + ", ".join(sorted({f[1] for f in found})) if found else "")


def coach(rig):
    """The coach alone in the room, as loud as a person, louder, and without knowing what it plays."""
    lines = []
    for level in (0, 10):
        for name, knows in (("cancelled", True), ("not cancelled", False)):
            if not knows and level:
                continue
            found, length = [], 0
            for routine in rig.o.routines.split(","):
                x = rendered(rig, routine)[: int(rig.o.coach * RATE)]
                wet = echo(x, np.random.default_rng(3), level)
                wet = wet + sounds.pink(len(wet), rig.rng) * 0.0008
                found += accepted(rig, wet, ["running"], x if knows else None)
                length += len(x)
            print("coach", level, name, found, flush=True)
            lines.append(f"| the coach alone, {level} dB above a person, {name} | {clock(length / RATE)} | {told(found)} | {'0' if knows else ''} |")
    return lines


def barge_in(rig, phrases, speakers):
    """Commands said while the coach speaks."""
    lines = ["", "| Commands over the coach's words | Echo 10 dB below | as loud | 10 dB above | Goal |", "|---|---|---|---|---|"]
    cells = []
    coach_says = rendered(rig, rig.o.routines.split(",")[0])
    for level in (-10, 0, 10):
        missed = said = 0
        for speaker in speakers[: rig.o.talkers]:
            x, marks = rig.spoken(list(phrases), speaker, 2.5)
            far = np.resize(dense(coach_says), len(x)).astype(np.float32)
            near = x + echo(far, np.random.default_rng(3), level) + sounds.pink(len(x), rig.rng) * 0.0008
            rows, _ = count(rig.listen(near, "running", far), marks, phrases)
            said += len(rows)
            missed += sum(not row[1] for row in rows)
        cells.append(f"{100 * missed / said:.0f} % missed of {said}")
        print("over the coach", level, cells[-1], flush=True)
    return lines + ["| missed | " + " | ".join(cells) + " | 40 % |"]


def dense(x):
    """The coach without its pauses."""
    blocks = x[: len(x) // 1600 * 1600].reshape(-1, 1600)
    return blocks[np.sqrt((blocks ** 2).mean(1)) > 0.01].reshape(-1)


def library(rig):
    """Every routine at full level in the microphone, and nobody in the room."""
    everything, length = [], 0
    for routine in sorted(glob.glob("Scripts/*.routine")):
        x = rendered(rig, routine)
        wet = echo(x, np.random.default_rng(3), 10)
        wet *= 0.9 / np.abs(wet).max()
        wet = wet + sounds.pink(len(wet), rig.rng) * 0.0008
        found = accepted(rig, wet, ["running"], x)
        everything += found
        length += len(x) / RATE
        print(f"{routine}: {clock(len(x) / RATE)}, accepted {told(found)}", flush=True)
        os.remove(f"{rig.o.work}/clips/session-{os.path.basename(routine).split('.')[0]}.wav")
    print(f"the whole library: {clock(length)}, accepted {told(everything)}, cpu {rig.cpu[0]:.0f} s")
    if everything:
        raise SystemExit(1)


def parsed():
    p = argparse.ArgumentParser()
    p.add_argument("--limber", default=".build/release/limber")
    p.add_argument("--piper", default=".build/piper-venv/bin/python3")
    p.add_argument("--work", default=".build/ears-rig")
    p.add_argument("--commands", default="Voices/en.commands")
    p.add_argument("--speakers", default=",".join(s for s in TUNE if "hibari" not in s))
    p.add_argument("--conditions", default="clean,pink10,reverb")
    p.add_argument("--page", default="docs/hands-free.md")
    p.add_argument("--voices", default=",".join(TEST))
    p.add_argument("--espeak", type=int, default=len(ESPEAK), help="how many of espeak-ng's voices")
    p.add_argument("--phrases", type=int, default=3, help="how many phrases of each command")
    p.add_argument("--talkers", type=int, default=4)
    p.add_argument("--human", type=int, default=900, help="seconds")
    p.add_argument("--music", type=int, default=600, help="seconds")
    p.add_argument("--coach", type=int, default=600, help="seconds of each routine")
    p.add_argument("--states", default=",".join(STATES))
    p.add_argument("--routines", default="Scripts/desk-break.routine,Scripts/hips-and-lower-back.routine")
    p.add_argument("what", choices=["candidates", "table", "library"])
    return p.parse_args()


if __name__ == "__main__":
    options = parsed()
    os.environ.setdefault("LIMBER_EARS", os.path.abspath(".build/ears"))
    rig = Rig(options)
    if options.what == "candidates":
        candidates(rig)
    elif options.what == "table":
        table(rig)
    else:
        library(rig)
