import LimberPulse
import LimberTesting
import Testing

struct QueuePlanTests {
  private static let pipeWire = "PulseAudio (on PipeWire 0.3.65)"

  @Test(
    arguments: [
      ("pulseaudio", "module-alsa-sink.c", .rewindable, 4800),
      ("pulseaudio", "module-null-sink.c", .plain, 1920),
      ("pulseaudio", "module-bluez5-device.c", .plain, 1920),
      (pipeWire, "PipeWire", .pipeWire, 7200), (pipeWire, "module-alsa-sink.c", .pipeWire, 7200),
    ] as [(String, String, QueuePlan.Kind, Int)])
  func `a plan suits the server and its device`(
    _ server: String, _ driver: String, _ kind: QueuePlan.Kind, _ request: Int
  ) {
    let plan = QueuePlan(server: server, driver: driver)
    #expect(plan.kind == kind)
    #expect(plan.request == request)
  }

  @Test func `a sound card is rewritten within ten milliseconds, but for the very end`() {
    let plan = QueuePlan(server: "pulseaudio", driver: "module-alsa-sink.c")
    #expect(plan.margin(latency: 4800, fetched: 4800, queued: 240_000) == 456)
    #expect(plan.margin(latency: 4800, fetched: 4800, queued: 10_056) == 10_056)
  }

  @Test(arguments: [(0, 1200), (512, 1200), (1024, 1696), (7200, 7872)])
  func `pipewire is rewritten twenty-five milliseconds ahead, and behind what it has fetched`(
    _ fetched: Int, _ margin: Int
  ) {
    let plan = QueuePlan(server: Self.pipeWire, driver: "PipeWire")
    for queued in [0, 240_000] {
      #expect(plan.margin(latency: 960, fetched: fetched, queued: queued) == margin)
    }
  }

  @Test(arguments: [
    (["device.bus": "usb", "device.api": "alsa"], 600), (["device.bus": "pci"], 600),
    (["device.bus": "pci", "device.profile.name": "hdmi-stereo"], 1500),
    (["device.bus": "pci", "port": "hdmi-output-0"], 1500),
    (["device.bus": "bluetooth", "device.form_factor": "headset"], 1000),
    (["device.api": "bluez"], 1000), (["device.class": "abstract"], 0), ([:], 1500),
  ])
  func `a device is woken for as long as its kind sleeps`(
    _ properties: [String: String], _ milliseconds: Int
  ) {
    let device = PulseDevice(name: "out", driver: "module.c", properties: properties)
    #expect(device.wake == milliseconds * 48)
    #expect(!device.isStandIn)
  }

  @Test func `where frames come late three times in a minute, more are asked for at a time`() {
    var strain = SinkStrain()
    let start = SuspendingClock.now
    let late = [0, 50, 70, 100, 120, 121, 122, 123].map { strain.grows(at: start + .seconds($0)) }
    #expect(late == [false, false, false, true, false, false, true, false])
    var plans = [QueuePlan(server: "pulseaudio", driver: "module-alsa-sink.c")]
    while let next = plans.last?.strained { plans.append(next) }
    #expect(plans.map(\.request) == [4800, 7200, 10_800, 12_000])
  }

  @Test func `what any other device has fetched is left alone`() {
    let plan = QueuePlan(server: "pulseaudio", driver: "module-null-sink.c")
    #expect(plan.margin(latency: 2400, fetched: 0, queued: 240_000) == 2400 + 1920 + 456)
  }
}

/// When a server is asked for its time.
struct TimingPaceTests {
  @Test func `a server is asked often after a change, and then every second and a half`() {
    var pace = TimingPace()
    let start = ContinuousClock.now
    pace.begin(at: start)
    let asked = (1...6000).filter { pace.isDue(at: start + .milliseconds($0)) }
    #expect(asked == [10, 30, 70, 150, 310, 630, 1270, 2550, 4050, 5550])
  }

  @Test func `only what is soon is waited for`() {
    var pace = TimingPace()
    let start = ContinuousClock.now
    pace.begin(at: start)
    #expect(pace.wait(at: start + .milliseconds(4)) == .milliseconds(6))
    for moment in [10, 30, 70, 150] { _ = pace.isDue(at: start + .milliseconds(moment)) }
    #expect(pace.wait(at: start + .milliseconds(150)) == nil)
  }
}

/// The time by the words of a server.
struct WordClockTests {
  private let memory = QueuePlan(server: "PulseAudio (on PipeWire)", driver: "").memory

  @Test func `the last word of an exact server counts`() {
    let memory = QueuePlan(server: "pulseaudio", driver: "module-alsa-sink.c").memory
    var clock = WordClock()
    // The last two came late, and tell of an equal and of an earlier moment.
    let words = [
      (1000, 5000), (49_010, 53_000), (60_990, 65_000), (61_020, 65_000), (60_100, 64_000),
    ]
    for (frame, moment) in words {
      clock.learn(frame, at: moment, within: memory)
      #expect(clock.frame(at: moment + 480) == frame + 480)
    }
  }

  @Test(arguments: [-1, 48_001, -172_800_000, 1 << 56])
  func `a word from long ago, or from the future, does not count`(age: Int) {
    var clock = WordClock()
    clock.learn(1000, aged: 480, at: 5480, within: 0)
    clock.learn(7000, aged: age, at: 53_000, within: 0)
    #expect(clock.frame(at: 53_000) == 49_000)
    clock.learn(7000, aged: 48_000, at: 101_000, within: 0)
    #expect(clock.frame(at: 101_000) == 55_000)
  }

  @Test func `of the words about blocks, the one that is least ahead counts`() {
    var clock = WordClock()
    #expect(clock.frame(at: 0) == nil)
    var random = SeededGenerator(seed: 9)
    for word in 0..<40 {
      let moment = word * 60_000 + Int.random(in: 0..<30_000, using: &random)
      // A block of 1024 frames is told as heard when it begins.
      clock.learn(moment / 1024 * 1024 + 1024, at: moment, within: memory)
      guard word >= 8, let frame = clock.frame(at: moment) else { continue }
      #expect((0...700).contains(frame - moment))
    }
    clock.forget()
    #expect(clock.frame(at: 0) == nil)
  }

  @Test func `old words are forgotten, so that it follows a card that is slow`() throws {
    var clock = WordClock()
    for moment in stride(from: 0, to: 48_000 * 600, by: 48_000) {
      clock.learn(moment - moment / 5000, at: moment, within: memory)
    }
    let moment = 48_000 * 600
    let frame = try #require(clock.frame(at: moment))
    #expect(abs(moment - moment / 5000 - frame) < 144)
    // One that is too fast is behind by what it gains in twelve seconds.
    clock.forget()
    for moment in stride(from: 0, to: 48_000 * 600, by: 48_000) {
      clock.learn(moment + moment / 5000, at: moment, within: memory)
    }
    let fast = try #require(clock.frame(at: moment))
    #expect(abs(moment + moment / 5000 - fast) < 144)
  }
}
