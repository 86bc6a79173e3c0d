"""Measures how well spoken commands are understood, and what else is taken for one.

Started by `make bench-ears` and `make bench-library`. Everything that is heard is made here, by voices
that the thresholds were not chosen with, and goes through `limber listen --file`, which is the same code
as at a microphone. What was heard once with a program is kept, so that a run that was broken off goes on.
"""
import argparse, glob, os
import numpy as np
import live, sounds, words
from rig import CHECKED, Rig, commands, count, misses, seeded
from sounds import RATE

# Engine, voice, tempo, and how much higher the voice lies.
TEST = ["piper:joe", "piper:joe:0.85", "piper:joe:1.2", "piper:joe:1:1.15", "flite:awb", "flite:awb:1.15",
        "flite:awb:1:1.12", "flite:kal16", "flite:kal16:0.9", "festival:ked_diphone", "festival:ked_diphone:1.1"]
TUNE = ["flite:slt", "flite:rms", "flite:slt:1.2", "flite:rms:0.85", "hibari:heart", "hibari:heart:1.15"]
ESPEAK = ["espeak:en-us", "espeak:en-gb+f2", "espeak:en-scotland+m3"]
CONDITIONS = {"clean": "Clean", "pink10": "Noise, 10 dB", "reverb": "Across a room", "pink5": "Noise, 5 dB"}
# What is listened for without a person doing anything, and what only behind a command or a question.
SESSION, ASKED = ["running", "waiting", "paused", "idle"], ["hurting", "asked", "choosing", "pace"]
MISSED_GOAL = "3 / 12 / 12 % / none"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def accepted(rig, x, states, loudspeaker=None, *flags):
    """The commands that are heard in a stream, in each state."""
    told = rig.listen(x, states, loudspeaker, *flags)
    return {s: [(e["phrase"], round(e["end"], 1), e["score"]) for e in told[s] if e["event"] == "heard"] for s in states}


def talk(rig, speakers, lines, name, seconds):
    """Lines said by speakers in turn, as streams of some minutes each, until there is enough."""
    streams, rng = [], seeded(name)
    for turn, speaker in enumerate(speakers * 9):
        if sum(map(len, streams)) >= seconds * RATE:
            break
        # Every speaker begins elsewhere.
        start = turn * len(lines) * 5 // 8 % len(lines)
        parts = [np.zeros(RATE, np.float32)]
        for line in lines[start:] + lines[:start]:
            if sum(map(len, parts)) > min(300, seconds / 2) * RATE:
                break
            parts += [rig.voices.say(speaker, line), np.zeros(int(rng.uniform(0.3, 1.2) * RATE), np.float32)]
        streams.append(np.concatenate(parts))
    return streams


def human(limit):
    """Real prompts of a telephone exchange, where Debian's package of them is installed."""
    parts, streams = [], []
    for path in sorted(glob.glob("/usr/share/asterisk/sounds/en*/**/*.wav", recursive=True)):
        x = sounds.trim(sounds.read16(path))
        if len(x) < RATE // 5:
            continue
        parts += [x * (0.08 / sounds.rms(x)), np.zeros(int(0.5 * RATE), np.float32)]
        if sum(map(len, parts)) > 300 * RATE:
            streams, parts = streams + [np.concatenate(parts)], []
        if sum(map(len, streams)) > limit * RATE:
            return streams
    return streams + ([np.concatenate(parts)] if parts else [])


def share(rows, place):
    """A part of all that was said, in percent."""
    return 100 * sum(row[place] for row in rows) / max(1, sum(row[0] for row in rows))


def used(o):
    """The phrases that are said, with their commands; of the numbers the five that are listened for."""
    return {p: c for c, ps in commands(o.commands)["commands"].items() if c in CHECKED for p in ps[: o.phrases]}


def candidates(rig):
    """Which phrases are heard reliably, by the voices for choosing."""
    sections = commands(rig.o.commands)
    phrases = {p: c for s in (("commands", "short") if rig.o.short else ("commands",)) for c, ps in sections[s].items() if c in CHECKED for p in ps}
    flags = ["--short"] if rig.o.short else []
    tables, _, wrong, invented = misses(rig, rig.o.speakers.split(","), phrases, rig.o.conditions.split(","), *flags)
    for name, table in tables.items():
        print(f"# {name}: missed {share(table.values(), 1):.1f} % of {sum(r[0] for r in table.values())}, wrong {share(table.values(), 2):.1f} %")
    for phrase, command in phrases.items():
        cells = [f"{t[phrase][1]}/{t[phrase][0]}({t[phrase][2]})" for t in tables.values()]
        print(f"{CHECKED[command]:9}{command:12}{phrase:24}" + "  ".join(cells))
    print(*wrong, sep="\n")
    print(f"invented {invented}, cpu {rig.cpu:.0f} s for {rig.seconds:.0f} s")


def understood(rig, phrases, test):
    """What is missed of commands, by condition and by command."""
    rooms = rig.o.rooms.split(",")
    tables, times, wrong, invented = misses(rig, test, phrases, rooms)
    cpu, memory = 100 * rig.cpu / rig.seconds, rig.memory
    formant, *_ = misses(rig, ESPEAK[: rig.o.espeak], phrases, ["clean"])
    first = {c: p for p, c in reversed(phrases.items())}
    several = [p for p in phrases if " " in p]
    single = [p for p in phrases if " " not in p]

    def shares(of, place):
        return [f"{share([t[p] for p in of], place):.1f} %" for t in tables.values()]

    rows = [
        ("missed of two words and more", shares(several, 1), MISSED_GOAL),
        ("missed of single words, which only answer a question", shares(single, 1), ""),
        ("missed of all", shares(phrases, 1), MISSED_GOAL),
        ("missed of the phrase that is told first", shares(first.values(), 1), MISSED_GOAL),
        ("two words and more, taken for another command", shares(several, 2), "0.5 %"),
        ("single words, taken for another", shares(single, 2), ""),
    ]
    lines = [f"Voices that nothing was chosen with: {', '.join(test)}. Engine, voice, tempo where it is not 1, and size:",
             "1.15 is a voice that lies so much higher. "
             f"{len(phrases)} phrases, {len(single)} of them single words; "
             f"{sum(r[0] for r in tables['clean'].values())} commands in each condition.", ""]
    lines += ["| Commands | " + " | ".join(CONDITIONS[r] for r in rooms) + " | Goal |", "|---|" + "---|" * (len(rooms) + 1)]
    lines += [f"| {name} | " + " | ".join(cells) + f" | {goal} |" for name, cells, goal in rows]
    times.sort()
    lines += ["", "| Measured while these were heard, as fast as the processor goes | | Goal |", "|---|---|---|",
              f"| commands made up beside those that were said | {invented} of {sum(r[0] for t in tables.values() for r in t.values())} | 0 |",
              f"| missed of what espeak-ng says, in {rig.o.espeak} accents, clean | {share(formant['clean'].values(), 1):.1f} % | |",
              f"| end of the phrase to the decision by the sound's own clock, median and 95th of 100 | {times[len(times) // 2]:.2f} s, {times[len(times) * 95 // 100]:.2f} s | 0.6 s, 0.8 s |",
              f"| processor time for this dense speech | {cpu:.1f} % of real time | 15 % |"]
    goals = {"clean": " (goal 3 %)", "pink10": " (12 %)", "reverb": " (12 %)"}
    lines += ["", "| Command | Phrases | Said | " + " | ".join("missed: " * (r == rooms[0]) + CONDITIONS[r] + goals.get(r, "") for r in rooms) + " |", "|---|---|---|" + "---|" * len(rooms)]
    groups = {}
    for phrase, command in phrases.items():
        groups.setdefault("a number" if command.startswith("number") else command, []).append(phrase)
    for command, group in groups.items():
        said = sum(tables["clean"][p][0] for p in group)
        shown = ", ".join(group if command != "a number" else ["number one", "one", "…"])
        lines.append(f"| {command} | {shown} | {said} | " + " | ".join(f"{share([t[p] for p in group], 1):.0f} %" for t in tables.values()) + " |")
    pairs = {}
    for _, _, phrase, other in wrong:
        pairs[(phrase, other)] = pairs.get((phrase, other), 0) + 1
    told = ", ".join(f"“{p}” as “{o}” {n}×" if n > 1 else f"“{p}” as “{o}”" for (p, o), n in sorted(pairs.items(), key=lambda i: -i[1]))
    return lines + ["", f"Taken for another: {told or 'none'}."]


def false_accepts(rig, test):
    """What is accepted where nobody gives a command."""
    o = rig.o
    streams = [("talk, most of it with words of commands", talk(rig, test, words.TALK, "talk", o.talk)),
               ("reading aloud", talk(rig, test, words.READING + words.pages(), "reading", o.reading)),
               ("the coach's own sentences, read by others", talk(rig, test, rig.coach_lines(), "lines", o.lines)),
               ("prompts spoken by a person", human(o.human)),
               ("music, made by the rig", [sounds.music(min(300, o.music), seeded("music", n)) for n in range(max(1, o.music // 300))]),
               ("pink noise", [sounds.pink(min(300, o.music) * RATE, seeded("noise")) * 0.03])]
    lines = ["", "| Nobody gives commands | Length | Accepted in a session | For each hour | While a question is open | Goal |", "|---|---|---|---|---|---|"]
    everything = [0, 0.0, 0]
    for name, parts in streams:
        found = rig.each(lambda x: accepted(rig, rig.condition(x, "clean", seeded(name)), SESSION + ASKED), parts)
        seconds = sum(map(len, parts)) / RATE
        by = {s: [f for one in found for f in one[s]] for s in SESSION + ASKED}
        session = {(p, at) for s in SESSION for p, at, _ in by[s]}
        asked = {(p, at) for s in ASKED for p, at, _ in by[s]}
        print(name, clock(seconds), by, flush=True)
        lines.append(f"| {name} | {clock(seconds)} | {told(session)} | {3600 * len(session) / max(1, seconds):.1f} | {told(asked)} | 0.6 an hour |")
        everything = [everything[0] + len(session), everything[1] + seconds, everything[2] + len(asked)]
    hours = everything[1] / 3600
    lines.append(f"| all of it | {hours:.1f} h | {everything[0]} | {everything[0] / hours:.1f} | {everything[2]} | 1 in 1.7 h |")
    return lines


def clock(seconds):
    return f"{seconds / 60:.1f} min"


def told(found):
    phrases = sorted({f[0] for f in found})
    return f"{len(found)}" + (": " + ", ".join(phrases[:6]) + ("…" if len(phrases) > 6 else "") if found else "")


def coach(rig):
    """The coach alone in the room, softer and louder than a person, and without knowing what it plays."""
    levels = ((-10, True), (0, True), (10, True), (0, False))
    jobs = [(level, knows, routine) for level, knows in levels for routine in rig.o.routines.split(",")]
    answers = f"{rig.o.work}/answers.routine"
    with open(answers, "w") as f:
        f.write("Session: Answers\n\n" + "".join(f"Say: {line}\nPause: 2 seconds\n" for line in words.ANSWERS * 3))
    jobs += [(level, True, answers) for level in (-10, 0, 10)]

    def one(job):
        level, knows, routine = job
        x = rig.rendered(routine)[: int(rig.o.coach * RATE)]
        wet = sounds.echo(x, level)
        wet = wet + sounds.pink(len(wet), seeded(job)) * 0.0008
        states = SESSION + (ASKED if routine == answers else [])
        return len(x) / RATE, [f for found in accepted(rig, wet, states, x if knows else None).values() for f in found]

    results = list(zip(jobs, rig.each(one, jobs)))
    lines = ["", "| The coach alone, echo beside a person's level | Length | Accepted | For each hour | Goal |", "|---|---|---|---|---|"]
    for level, knows in levels:
        mine = [r for (l, k, a), r in results if (l, k) == (level, knows) and a != answers]
        found = {f[:2] for _, fs in mine for f in fs}
        name = f"{level:+d} dB" if knows else f"{level:+d} dB, not knowing what the loudspeaker plays"
        lines.append(coach_row(name, sum(s for s, _ in mine), found, "0" if knows else "none"))
    for (level, _, routine), (seconds, found) in results:
        if routine == answers:
            lines.append(coach_row(f"its answers, which name commands, in every state, {level:+d} dB", seconds, {f[:2] for f in found}, "0"))
    length, session, asked, count = whole_library(rig)
    found = {f[:2] for f in session}
    lines.append(coach_row(f"the whole library at full level, {count} routines", length, found, "0"))
    return lines + [coach_row("the same while a question is open", length, {f[:2] for f in asked}, "none")]


def coach_row(name, seconds, found, goal):
    return f"| {name} | {clock(seconds)} | {told(found)} | {3600 * len(found) / max(1, seconds):.1f} | {goal} |"


def barge_in(rig, phrases, speakers):
    """Commands said while the coach speaks."""
    says = sounds.dense(rig.rendered(rig.o.routines.split(",")[0]))
    levels = (-10, 0, 10)

    def one(job):
        level, speaker = job
        x, marks = rig.spoken(list(phrases), speaker, seeded(job), 2.5)
        far = np.resize(np.roll(says, 7 * RATE * speakers.index(speaker)), len(x)).astype(np.float32)
        near = x + sounds.echo(far, level) + sounds.pink(len(x), seeded("room", job)) * 0.0008
        return count(rig.listen(near, ["running"], far)["running"], marks, phrases)

    jobs = [(level, speaker) for level in levels for speaker in speakers]
    results = list(zip(jobs, rig.each(one, jobs)))
    rows = {"missed": [], "taken for another command": [], "made up beside them": []}
    for level in levels:
        mine = [r for (l, _), r in results if l == level]
        said = [row for rows_, _ in mine for row in rows_]
        rows["missed"].append(f"{100 * sum(not r[1] for r in said) / len(said):.0f} % of {len(said)}")
        rows["taken for another command"].append(f"{100 * sum(bool(r[2]) for r in said) / len(said):.1f} %")
        rows["made up beside them"].append(str(sum(extra for _, extra in mine)))
    lines = ["", "| Commands over the coach's words without a pause | Echo 10 dB below the person | as loud | 10 dB above | Goal |", "|---|---|---|---|---|"]
    goals = {"missed": "40 % up to as loud"}
    return lines + [f"| {name} | " + " | ".join(cells) + f" | {goals.get(name, '')} |" for name, cells in rows.items()]


def through_server(rig, phrases, test):
    """The same at a real sound server."""
    first = {c: p for p, c in reversed(phrases.items()) if CHECKED[c] == "running"}
    f = live.figures(rig, test[:: max(1, len(test) // rig.o.live)][: rig.o.live], list(first.values()))
    late = f["late"]
    lines = ["", f"| At a real PulseAudio server, load {f['load']:.1f} on {os.cpu_count()} cores | | Goal |", "|---|---|---|"]
    if late:
        lines.append(f"| end of the phrase to the decision, median and 95th of 100, by {len(late)} of {f['said']} commands | {late[len(late) // 2]:.2f} s, {late[len(late) * 95 // 100]:.2f} s | 0.6 s, 0.8 s |")
    return lines + [f"| one core in silence | {f['idle']:.1f} % | 3 % |", f"| one core while somebody gives commands | {f['busy']:.1f} % | 15 % |",
                    f"| memory of `limber listen`, all of it | {f['memory']:.0f} MB | 60 MB |"]


def table(rig):
    """The whole table, as Markdown, into its place in the page; each part as soon as it is known."""
    o, phrases, test, lines = rig.o, used(rig.o), rig.o.voices.split(","), []
    running = {p: c for p, c in phrases.items() if CHECKED[c] == "running"}
    over = test[:: max(1, len(test) // o.talkers)][: o.talkers]
    for part in (lambda: understood(rig, phrases, test), lambda: false_accepts(rig, test), lambda: coach(rig),
                 lambda: barge_in(rig, running, over), lambda: through_server(rig, phrases, test)):
        more = part()
        print("\n".join(more), flush=True)
        lines += more
        if not o.page:
            continue
        page = open(o.page).read()
        before, rest = page.split(BEGIN)
        with open(o.page, "w") as f:
            f.write(before + BEGIN + "\n\n" + "\n".join(lines) + "\n\n" + END + rest.split(END)[1])


def whole_library(rig):
    """Every routine at full level in the microphone, and nobody in the room: its length, and what is accepted."""
    routines = sorted(glob.glob("Scripts/**/*.routine", recursive=True))

    def one(routine):
        x = rig.rendered(routine)
        wet = sounds.echo(x, 10)
        wet *= 0.9 / np.abs(wet).max()
        wet = wet + sounds.pink(len(wet), seeded(routine)) * 0.0008
        found = accepted(rig, wet, SESSION + ASKED, x)
        session, asked = ([(*f, s, routine) for s in states for f in found[s]] for states in (SESSION, ASKED))
        print(f"{routine}: {clock(len(x) / RATE)}, accepted {told({f[:2] for f in session})}", *session, "while a question is open:", *asked, flush=True)
        return len(x) / RATE, session, asked

    results = rig.each(one, routines)
    return sum(r[0] for r in results), sum((r[1] for r in results), []), sum((r[2] for r in results), []), len(routines)


def library(rig):
    """The whole library with nobody there, and a part of it through a server; fails if anything is accepted."""
    length, session, asked, count = whole_library(rig)
    seconds, heard = live.coach_alone(rig, rig.o.routines.split(",")[0], rig.o.served)
    print(f"the whole library, {count} routines: {clock(length)}, accepted {told({f[:2] for f in session})}; "
          f"while a question is open {told({f[:2] for f in asked})}; processor {rig.cpu:.0f} s")
    print(f"{clock(seconds)} of it through a real server: accepted {told(heard)}", *heard)
    if session or heard:
        raise SystemExit(1)


def server(rig):
    """Only what is measured at a real sound server, which takes two minutes and wants an idle machine."""
    print("\n".join(through_server(rig, used(rig.o), rig.o.voices.split(","))))


def parsed():
    p = argparse.ArgumentParser()
    p.add_argument("--limber", default=".build/release/limber")
    p.add_argument("--piper", default=".build/piper-venv/bin/python3")
    p.add_argument("--work", default=".build/ears-rig")
    p.add_argument("--jobs", type=int, default=2)
    p.add_argument("--commands", default="Voices/en.commands")
    p.add_argument("--speakers", default=",".join(TUNE), help="voices for choosing")
    p.add_argument("--conditions", default="clean,pink10,reverb")
    p.add_argument("--short", action="store_true", help="try single words as well")
    p.add_argument("--page", default="docs/hands-free.md", help="where the table is put; nowhere if empty")
    p.add_argument("--rooms", default=",".join(CONDITIONS), help="where the commands of the table are said")
    p.add_argument("--voices", default=",".join(TEST))
    p.add_argument("--espeak", type=int, default=len(ESPEAK), help="how many of espeak-ng's voices")
    p.add_argument("--phrases", type=int, default=3, help="how many phrases of each command")
    p.add_argument("--talkers", type=int, default=6, help="how many voices speak over the coach")
    p.add_argument("--live", type=int, default=3, help="how many voices speak through the server")
    p.add_argument("--idle", type=int, default=30, help="seconds of silence at the server")
    p.add_argument("--talk", type=int, default=900, help="seconds")
    p.add_argument("--reading", type=int, default=1500, help="seconds")
    p.add_argument("--lines", type=int, default=900, help="seconds")
    p.add_argument("--human", type=int, default=1200, help="seconds")
    p.add_argument("--music", type=int, default=600, help="seconds")
    p.add_argument("--coach", type=int, default=300, help="seconds of each routine")
    p.add_argument("--served", type=int, default=180, help="seconds of the library through the server")
    p.add_argument("--routines", default="Scripts/desk-break.routine,Scripts/hips-and-lower-back.routine")
    p.add_argument("what", choices=["candidates", "table", "library", "server"])
    return p.parse_args()


if __name__ == "__main__":
    options = parsed()
    os.environ.setdefault("LIMBER_EARS", os.path.abspath(".build/ears"))
    os.environ["XDG_CACHE_HOME"] = os.path.abspath(f"{options.work}/cache")
    {"candidates": candidates, "table": table, "library": library, "server": server}[options.what](Rig(options))
