"""The same through a real sound server: how late a command is told, and what listening costs."""
import json, os, subprocess, tempfile, time
import numpy as np
import sounds
from sounds import RATE


class Room:
    """A private PulseAudio: the loudspeaker is heard in the room, at full level, 60 ms later."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        path = self.folder.name
        self.environment = {**os.environ, "PULSE_SERVER": f"unix:{path}/native", "HOME": path, "XDG_RUNTIME_DIR": path, "XDG_CONFIG_HOME": path}
        device = "module-null-sink sink_name={} rate=48000 channels=1 format=s16le norewinds=1"
        self.server = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=20", "--use-pid-file=no", "--disable-shm=yes",
             "-L", f"module-native-protocol-unix socket={path}/native auth-anonymous=1",
             "-L", device.format("speaker"), "-L", device.format("room")],
            env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            if subprocess.run(["pactl", "info"], env=self.environment, capture_output=True).returncode == 0:
                break
            time.sleep(0.05)
        self.pactl("load-module", "module-loopback", "source=speaker.monitor", "sink=room", "latency_msec=60", "source_dont_move=true", "sink_dont_move=true")
        self.pactl("set-default-sink", "speaker")
        self.players = []
        noise = sounds.pink(RATE * 20, np.random.default_rng(5)) * 0.0008
        self.play("room", np.tile(noise, 60), waits=False)
        time.sleep(0.5)
        return self

    def __exit__(self, *_):
        for process in self.players + [self.server]:
            process.terminate()
            process.wait()
        self.folder.cleanup()

    def pactl(self, *words):
        subprocess.run(["pactl", *words], env=self.environment, check=True, capture_output=True)

    def play(self, device, x, waits=True):
        path = f"{self.folder.name}/{len(os.listdir(self.folder.name))}.wav"
        sounds.write(path, x)
        process = subprocess.Popen(["paplay", f"--device={device}", path], env=self.environment)
        self.players.append(process)
        if waits:
            process.wait()


class Ears:
    """`limber listen` in that room."""

    def __init__(self, room, limber, state="running"):
        self.log = tempfile.NamedTemporaryFile("r")
        self.process = subprocess.Popen(
            [limber, "listen", "--microphone", "room.monitor", "--seconds", "3600", "--events", "json", "--while", state],
            env=room.environment, stdout=open(self.log.name, "w"), stderr=subprocess.DEVNULL)
        time.sleep(3)

    def cpu(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        lines = open(f"/proc/{self.process.pid}/status").read().split("\n")
        return max(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024

    def share(self, action):
        """How much of a core is used meanwhile, in percent."""
        cpu, start = self.cpu(), time.monotonic()
        action()
        return 100 * (self.cpu() - cpu) / (time.monotonic() - start)

    def end(self):
        self.process.terminate()
        self.process.wait()
        return [json.loads(line) for line in open(self.log.name) if '"heard"' in line]


def figures(rig, speakers, phrases):
    """How late commands are told, how many are missed, and what it costs: idle, and while somebody speaks."""
    with Room() as room:
        ears = Ears(room, rig.o.limber)
        idle = ears.share(lambda: time.sleep(rig.o.idle))
        streams = [rig.spoken(phrases, speaker, np.random.default_rng(2))[0] for speaker in speakers]
        speech = np.concatenate(streams)
        busy = ears.share(lambda: room.play("room", speech))
        time.sleep(1.5)
        memory = ears.memory()
        heard = ears.end()
    late = sorted(e["late"] for e in heard)
    return {"idle": idle, "busy": busy, "memory": memory, "late": late, "said": len(speakers) * len(phrases), "load": os.getloadavg()[0]}


def coach_alone(rig, routine, seconds):
    """A routine in the room through the server, with nobody there: what was accepted."""
    x = rig.rendered(routine)[: seconds * RATE]
    with Room() as room:
        ears = Ears(room, rig.o.limber)
        room.play("speaker", x * (0.9 / np.abs(x).max()))
        time.sleep(1.5)
        return len(x) / RATE, [(e["phrase"], e["end"], e["score"]) for e in ears.end()]
