"""Private sound servers on fake cards, programs that play on them, and what the cards played."""

import array
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

RATE = 48_000
ROOT = pathlib.Path(__file__).resolve().parents[2]


def library() -> str:
    """The fake card of the tests, built for this run."""
    path = pathlib.Path(tempfile.mkdtemp(prefix="limber-card-")) / "fakecard.so"
    source = ROOT / "Tests/FakeCard/fakecard.c"
    subprocess.run(
        ["cc", "-O2", "-shared", "-fPIC", "-DPIC", "-o", path, source, "-lasound"], check=True
    )
    return str(path)


class Card:
    """A PulseAudio of its own on a fake card; what is played is kept in memory."""

    def __init__(self, card: str):
        memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
        self.folder = tempfile.mkdtemp(prefix="limber-play-", dir=memory)
        with open(f"{self.folder}/asound.conf", "w", encoding="utf-8") as settings:
            settings.write(f'pcm_type.fakecard {{ lib "{card}" }}\n')
            settings.write(f'pcm.fakecard {{ type fakecard out "{self.folder}/card" }}\n')
        self.environment = dict(
            os.environ,
            HOME=self.folder,
            XDG_RUNTIME_DIR=self.folder,
            XDG_CONFIG_HOME=self.folder,
            XDG_DATA_HOME=f"{self.folder}/data",
            PULSE_RUNTIME_PATH=self.folder,
            PULSE_STATE_PATH=self.folder,
            PULSE_COOKIE=f"{self.folder}/cookie",
            PULSE_CLIENTCONFIG="/dev/null",
            PULSE_SERVER=f"unix:{self.folder}/native",
            DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent",
            DBUS_SYSTEM_BUS_ADDRESS="unix:path=/nonexistent",
        )
        self.environment.pop("DISPLAY", None)
        self.server = subprocess.Popen(
            [
                "pulseaudio", "-n", "--daemonize=no", "--fail=yes", "--exit-idle-time=60",
                "--use-pid-file=no", "--disable-shm=yes", "--realtime=yes", "--high-priority=yes",
                "-L", f"module-native-protocol-unix socket={self.folder}/native auth-anonymous=1",
                "-L", "module-alsa-sink device=fakecard sink_name=card rate=48000 tsched=1",
            ],
            env=dict(
                self.environment, LD_PRELOAD=card, ALSA_CONFIG_PATH=f"{self.folder}/asound.conf"
            ),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for _ in range(200):
            if self.run(["pactl", "info"]).returncode == 0:
                return
            time.sleep(0.05)
        raise SystemExit("the private sound server does not answer")

    def run(self, words: list[str]) -> subprocess.CompletedProcess:
        """Runs a program to its end."""
        return subprocess.run(
            words, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def start(self, words: list[str], **others) -> subprocess.Popen:
        """Starts a program in a session of its own."""
        environment = dict(self.environment, **others.pop("environment", {}))
        usual = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
        return subprocess.Popen(
            words, env=environment, start_new_session=True, stderr=subprocess.DEVNULL,
            **{**usual, **others},
        )

    def samples(self) -> array.array:
        """What was played so far, of one of the two channels, which are the same."""
        data = pathlib.Path(f"{self.folder}/card.raw").read_bytes()
        return array.array("h", data[: len(data) // 4 * 4])[::2]

    def starts(self) -> list[tuple[int, int]]:
        """When the card started, in nanoseconds of the monotonic clock, and with which sample."""
        lines = pathlib.Path(f"{self.folder}/card.log").read_text(encoding="utf-8").splitlines()
        return [(int(line.split()[1]), int(line.split()[2])) for line in lines]

    def place(self, moment: int) -> int:
        """Which sample was played at a moment."""
        start, sample = [start for start in self.starts() if start[0] <= moment][-1]
        return sample + (moment - start) * RATE // 1_000_000_000

    def end(self) -> None:
        """Ends the server, and forgets what was played."""
        self.server.kill()
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def end(program: subprocess.Popen) -> None:
    """Ends a program with everything that it started."""
    try:
        os.killpg(program.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    program.wait()


def onsets(samples: array.array, quiet: float = 0.3, loud: int = 2000) -> list[int]:
    """Where sound begins after a time of quiet."""
    found: list[int] = []
    last = -RATE
    gap = int(quiet * RATE)
    block = 240
    for start in range(0, len(samples), block):
        piece = samples[start : start + block]
        if max(piece) <= loud and min(piece) >= -loud:
            continue
        for index, sample in enumerate(piece, start):
            if abs(sample) > loud:
                if index - last > gap:
                    found.append(index)
                last = index
    return found


def tree(pid: int) -> list[int]:
    """A process and those that it started."""
    children = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children", encoding="utf-8") as file:
                children += [int(child) for child in file.read().split()]
    except FileNotFoundError:
        return []
    return [pid] + [grandchild for child in children for grandchild in tree(child)]


def work(pid: int) -> dict[tuple[int, str], tuple[float, int]]:
    """Of each thread of a process and its children, the seconds of the processor that it has used, and
    its wake-ups."""
    threads = {}
    for process in tree(pid):
        try:
            for task in os.listdir(f"/proc/{process}/task"):
                with open(f"/proc/{process}/task/{task}/schedstat", encoding="utf-8") as file:
                    seconds = int(file.read().split()[0]) / 1e9
                with open(f"/proc/{process}/task/{task}/status", encoding="utf-8") as file:
                    lines = file.read().splitlines()
                wakes = int([x for x in lines if x.startswith("voluntary")][0].split()[1])
                threads[process, task] = (seconds, wakes)
        except FileNotFoundError:
            pass
    return threads


def load() -> str:
    """How busy the machine is."""
    with open("/proc/loadavg", encoding="utf-8") as file:
        return file.read().split()[0]
