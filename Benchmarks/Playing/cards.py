"""Private sound servers on fake cards, programs that play on them, and what the cards played."""

import array
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from bus import Bus

RATE = 48_000
ROOT = pathlib.Path(__file__).resolve().parents[2]


def library(folder: str) -> str:
    """The fake card of the tests, built for this run."""
    path = f"{folder}/fakecard.so"
    source = ROOT / "Tests/FakeCard/fakecard.c"
    subprocess.run(
        ["cc", "-O2", "-shared", "-fPIC", "-DPIC", "-o", path, source, "-lasound"], check=True
    )
    return path


class Card:
    """A sound server of its own on a fake card, with a session bus; what is played is kept in memory.

    It is a context: whatever runs on it ends with it, and all of it with this program.
    """

    server = ""

    def __init__(self, card: str, settings: str = ""):
        """A card of the plug-in at a path, with settings of its own in the words of ALSA."""
        memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
        self.folder = tempfile.mkdtemp(prefix="limber-play-", dir=memory)
        self.card = card
        self.settings = settings
        self.programs: list[subprocess.Popen] = []
        self.daemons: list[subprocess.Popen] = []
        self.environment = dict(
            os.environ,
            HOME=self.folder,
            XDG_RUNTIME_DIR=self.folder,
            XDG_CONFIG_HOME=self.folder,
            XDG_STATE_HOME=self.folder,
            XDG_DATA_HOME=f"{self.folder}/data",
            PULSE_RUNTIME_PATH=self.folder,
            PULSE_STATE_PATH=self.folder,
            PULSE_COOKIE=f"{self.folder}/cookie",
            PULSE_CLIENTCONFIG="/dev/null",
            PULSE_SERVER=f"unix:{self.folder}/native",
            DBUS_SESSION_BUS_ADDRESS=f"unix:path={self.folder}/bus",
            DBUS_SYSTEM_BUS_ADDRESS="unix:path=/nonexistent",
        )
        self.environment.pop("DISPLAY", None)

    def __enter__(self) -> "Card":
        try:
            self._write("asound.conf", f"""
                pcm_type.fakecard {{ lib "{self.card}" }}
                pcm.fakecard {{ type fakecard out "{self.folder}/card" {self.settings} }}
            """)
            self.bus = self.start(["dbus-daemon", "--nofork", f"--config-file={self._bus()}"])
            self.until(lambda: os.path.exists(f"{self.folder}/bus"))
            self.serve()
            self.until(lambda: self.does("pactl", "info"))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_) -> None:
        for program in reversed(self.programs):
            end(program)
        shutil.rmtree(self.folder, ignore_errors=True)

    def serve(self) -> None:
        """Starts the server."""
        raise NotImplementedError

    def until(self, holds) -> None:
        """Waits until something holds, for 10 s."""
        for _ in range(200):
            if holds():
                return
            time.sleep(0.05)
        raise SystemExit(f"the private {self.server} does not answer")

    def answer(self, *words: str) -> str | None:
        """What a program writes; nothing if it fails."""
        asked = subprocess.run(words, env=self.environment, capture_output=True, text=True)
        return asked.stdout if asked.returncode == 0 else None

    def does(self, *words: str) -> bool:
        """Whether a program does what it is told."""
        return self.answer(*words) is not None

    def start(self, words: list[str], **others) -> subprocess.Popen:
        """Starts a program in a session of its own; it does not outlive this one."""
        environment = dict(self.environment, **others.pop("environment", {}))
        usual = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
        program = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", *words], env=environment, start_new_session=True,
            stderr=subprocess.DEVNULL, **{**usual, **others},
        )
        self.programs.append(program)
        return program

    def daemon(self, *words: str, **environment: str) -> None:
        """Starts a part of the server."""
        environment = {"ALSA_CONFIG_PATH": f"{self.folder}/asound.conf", **environment}
        self.daemons.append(self.start([*words], environment=environment))

    def samples(self) -> array.array:
        """What was played since the card started first, of one of the two channels, which are the same;
        silence where the card stood still."""
        data = pathlib.Path(f"{self.folder}/card.raw").read_bytes()
        played = array.array("h", data[: len(data) // 4 * 4])[::2]
        starts = self._starts()
        ends = [sample for _, sample in starts[1:]] + [len(played)]
        samples = array.array("h")
        for (moment, first), last in zip(starts, ends):
            samples.frombytes(bytes(2 * max(0, self.place(moment) - len(samples))))
            samples += played[first:last]
        return samples

    def place(self, moment: int) -> int:
        """Which of the samples belongs to a moment, in nanoseconds of the monotonic clock."""
        return (moment - self._starts()[0][0]) * RATE // 1_000_000_000

    def _starts(self) -> list[tuple[int, int]]:
        """When the card started, and with which of those it played."""
        lines = pathlib.Path(f"{self.folder}/card.log").read_text(encoding="utf-8").splitlines()
        return [(int(line.split()[1]), int(line.split()[2])) for line in lines]

    def keys(self):
        """What presses the media keys of the player on the bus of the card."""
        bus, name = Bus(f"{self.folder}/bus"), self._player()
        place, interface = "/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2.Player"
        return lambda key: bus.call(name, place, interface, key)

    def _player(self) -> str:
        words = ["busctl", f"--address=unix:path={self.folder}/bus", "list", "--acquired", "--no-legend"]
        for _ in range(100):
            names = (self.answer(*words) or "").split()
            for name in names:
                if name.startswith("org.mpris.MediaPlayer2."):
                    return name
            time.sleep(0.1)
        raise SystemExit("limber is not on its bus")

    def _bus(self) -> str:
        """The settings of a bus that starts no services."""
        return self._write("bus.conf", f"""
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
              "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>session</type>
              <listen>unix:path={self.folder}/bus</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/>
                <allow own="*"/>
              </policy>
            </busconfig>
        """)

    def _write(self, name: str, text: str) -> str:
        path = pathlib.Path(self.folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.strip() + "\n", encoding="utf-8")
        return str(path)


class PulseAudio(Card):
    """PulseAudio, as it uses the card of a laptop."""

    server = "PulseAudio"

    def serve(self) -> None:
        self.daemon(
            "pulseaudio", "-n", "--daemonize=no", "--fail=yes", "--exit-idle-time=60",
            "--use-pid-file=no", "--disable-shm=yes", "--realtime=yes", "--high-priority=yes",
            "-L", f"module-native-protocol-unix socket={self.folder}/native auth-anonymous=1",
            "-L", "module-alsa-sink device=fakecard sink_name=card rate=48000 tsched=1",
            LD_PRELOAD=self.card,
        )


class PipeWire(Card):
    """PipeWire, its session manager, which finds no device by itself, and its imitation of PulseAudio."""

    server = "PipeWire"

    def serve(self) -> None:
        self._forbid_devices()
        self.daemon("pipewire")
        card = (
            "{ factory.name=api.alsa.pcm.sink api.alsa.path=fakecard audio.format=S16LE"
            " audio.channels=2 audio.position=[FL FR] node.name=card media.class=Audio/Sink"
            " audio.rate=48000 object.linger=true }"
        )
        self.until(lambda: self.does("pw-cli", "create-node", "adapter", card))
        self.daemon("wireplumber")
        self.daemon("pipewire-pulse")
        self.until(self._is_chosen)

    def _is_chosen(self) -> bool:
        self.does("pactl", "set-default-sink", "card")
        return self.answer("pactl", "get-default-sink") == "card\n"

    def _forbid_devices(self) -> None:
        """Nothing of the machine is looked for; both notations of the session manager's settings."""
        self._write("wireplumber/main.lua.d/80-no-devices.lua", """
            alsa_monitor.enabled = false
            v4l2_monitor.enabled = false
            if libcamera_monitor then libcamera_monitor.enabled = false end
        """)
        self._write("wireplumber/bluetooth.lua.d/80-no-devices.lua", "bluez_monitor.enabled = false")
        self._write("wireplumber/wireplumber.conf.d/80-no-devices.conf", """
            wireplumber.profiles = { main = {
              hardware.audio = disabled  hardware.bluetooth = disabled
              hardware.video-capture = disabled
            } }
        """)


SERVERS = (PulseAudio, PipeWire)


def end(program: subprocess.Popen) -> None:
    """Ends a program with everything that it started."""
    try:
        os.killpg(program.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    program.wait()
