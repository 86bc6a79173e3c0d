"""What the rig hears with: `limber listen --file`, the same code as at a microphone, as fast as it goes."""
import concurrent.futures, glob, hashlib, json, os, subprocess, sys, tempfile, threading
import numpy as np
import sounds
from sounds import RATE

CHECKED = {  # command: the state in which it is said
    "start": "idle", "ready": "waiting", "pause": "running", "resume": "paused", "next": "running",
    "back": "running", "say again": "running", "more time": "running", "enough": "running",
    "slower": "running", "faster": "running", "easier": "running", "deeper": "running",
    "that hurts": "running", "how long": "running", "skip": "running", "stop": "running",
    "yes": "asked", "no": "asked", "gentle": "pace", "steady": "pace", "brisk": "pace",
    # As many as are offered at once.
    **{f"number {n}": "choosing" for n in range(1, 6)},
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


def seeded(*names):
    """The same chance for the same names, whatever else is done before."""
    return np.random.default_rng(int.from_bytes(hashlib.sha1("|".join(map(str, names)).encode()).digest()[:8], "big"))


class Rig:
    def __init__(self, options):
        self.o = options
        self.voices = sounds.Voices(f"{options.work}/clips", options.piper)
        self.known = f"{options.work}/heard"
        os.makedirs(self.known, exist_ok=True)
        self.lock = threading.Lock()
        self.seconds = self.cpu = self.memory = 0
        self.version = hashlib.sha1(open(options.limber, "rb").read()).hexdigest()

    def each(self, function, items):
        """What a function makes of each, some at a time; in their order."""
        with concurrent.futures.ThreadPoolExecutor(self.o.jobs) as pool:
            return list(pool.map(function, items))

    def listen(self, x, states, loudspeaker=None, *flags):
        """What is heard in each state. What was heard once with this program is kept."""
        x = (np.clip(x, -1, 1) * 32767).astype("<i2")
        far = None if loudspeaker is None else (np.clip(loudspeaker, -1, 1) * 32767).astype("<i2")
        key = hashlib.sha1(repr((self.version, states, flags)).encode() + x.tobytes() + (b"" if far is None else b"far" + far.tobytes()))
        path = f"{self.known}/{key.hexdigest()}.json"
        if not os.path.exists(path):
            self.run(x, far, states, flags, path)
        told = json.load(open(path))
        with self.lock:
            self.seconds += len(x) / RATE
            self.cpu += told["cpu"]
            self.memory = max(self.memory, told["memory"])
        result = {state: [] for state in states}
        for event in told["events"]:
            result[event.get("while", states[0])].append(event)
        return result

    def run(self, x, far, states, flags, path):
        with tempfile.TemporaryDirectory(dir=self.o.work) as folder:
            sounds.write16(f"{folder}/near.wav", x)
            arguments = [self.o.limber, "listen", "--file", f"{folder}/near.wav", "--events", "json", *flags]
            arguments += [word for state in states for word in ("--while", state)]
            if far is not None:
                sounds.write16(f"{folder}/far.wav", far)
                arguments += ["--loudspeaker", f"{folder}/far.wav"]
            with open(f"{folder}/out", "w") as out, open(f"{folder}/err", "w") as err:
                process = subprocess.Popen(arguments, stdout=out, stderr=err)
                _, status, used = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                raise SystemExit(open(f"{folder}/err").read())
            events = [json.loads(line) for line in open(f"{folder}/out")]
        told = {"events": [e for e in events if e["event"] in ("heard", "unheard")], "cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1024}
        with open(f"{path}.{threading.get_ident()}", "w") as f:
            json.dump(told, f)
        os.rename(f"{path}.{threading.get_ident()}", path)

    def condition(self, x, name, rng):
        """A stream of speech at -22 dB, in a room."""
        if "reverb" in name:
            # The speech stays as loud as it was.
            wet = sounds.through(x, sounds.room(np.random.default_rng(11)))
            x = wet * (sounds.rms(x) / sounds.rms(wet))
        snr = {"clean": 45, "pink20": 20, "pink10": 10, "pink5": 5, "reverb": 45, "reverb10": 10}[name]
        return x + sounds.pink(len(x), rng) * 0.08 * 10 ** (-snr / 20)

    def spoken(self, phrases, speaker, rng, gap=1.3):
        """One stream of phrases, with where each begins and ends."""
        parts, marks, at = [np.zeros(2 * RATE, np.float32)], [], 2 * RATE
        for phrase in phrases:
            clip = self.voices.say(speaker, phrase)
            marks.append((phrase, at, at + len(clip)))
            silence = np.zeros(int((gap + rng.uniform(0, 0.4)) * RATE), np.float32)
            parts += [clip, silence]
            at += len(clip) + len(silence)
        return np.concatenate(parts), marks

    def rendered(self, routine):
        """What a session sounds, at 16 kHz."""
        name = os.path.basename(routine).split(".")[0] + hashlib.sha1(open(routine, "rb").read()).hexdigest()[:8]
        path = f"{self.o.work}/clips/session-{name}.wav"
        if not os.path.exists(path):
            part = f"{self.o.work}/clips/{threading.get_ident()}.part.wav"
            subprocess.run([self.o.limber, "render", routine, "-o", part, "--force"], check=True, capture_output=True)
            sounds.write(path, sounds.read16(part))
            os.remove(part)
        return sounds.read16(path)

    def coach_lines(self):
        """Everything the coach says in the library, as text."""
        found = []

        for routine in sorted(glob.glob("Scripts/*.routine")):
            done = subprocess.run([self.o.limber, "export", routine, "--as", "json", "-o", "-"], capture_output=True, text=True)
            found += [c["text"] for c in json.loads(done.stdout)["cues"] if len((c.get("text") or "").split()) > 2]
        return list(dict.fromkeys(found))


def count(events, marks, meanings):
    """For each phrase: whether it was heard, as what else, how long it took, and what was invented."""
    heard = [e for e in events if e["event"] == "heard"]
    result, used = [], set()
    for phrase, start, end in marks:
        hits = [i for i, e in enumerate(heard) if i not in used and start / RATE - 0.3 < e["end"] < end / RATE + 0.5]
        right = [i for i in hits if heard[i]["command"] == meanings[phrase]]
        used |= set(hits)
        wrong = [heard[i]["phrase"] for i in hits] if hits and not right else []
        result.append((phrase, bool(right), wrong, heard[right[0]]["at"] - end / RATE if right else None))
    return result, len(heard) - len(used)


def misses(rig, speakers, phrases, conditions, *flags):
    """For each condition and phrase [said, missed, wrong], how many seconds each took, and what was wrong."""
    tables, times, wrong, invented = {c: {} for c in conditions}, [], [], 0
    by_state = {}
    for phrase, command in phrases.items():
        by_state.setdefault(CHECKED[command], []).append(phrase)

    def one(job):
        condition, speaker, state = job
        rng = seeded(condition, speaker, state)
        x, marks = rig.spoken(by_state[state], speaker, rng)
        events = rig.listen(rig.condition(x, condition, rng), [state], None, *flags)[state]
        return job, count(events, marks, phrases)

    jobs = [(c, s, state) for c in conditions for s in speakers for state in by_state]
    for (condition, speaker, _), (rows, extra) in rig.each(one, jobs):
        invented += extra
        for phrase, right, others, took in rows:
            row = tables[condition].setdefault(phrase, [0, 0, 0])
            row[0] += 1
            row[1] += not right
            row[2] += bool(others)
            wrong += [(condition, speaker, phrase, other) for other in others]
            if took is not None:
                times.append(took)
    return tables, times, wrong, invented
