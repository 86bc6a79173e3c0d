import LimberPulse
import LimberTesting
import Testing

struct GainReaderTests {
  @Test(
    arguments: [
      (["0.3\n"], 0.3), (["0.", "3\n1"], 0.3), (["0.3\n1\n"], 1), (["x\n"], nil), (["nan\n"], nil),
      (["0.3\nnonsense\n"], 0.3), ([String(repeating: "9", count: 4000), "\n0.5\n"], 0.5),
      (["\u{0}\n", "\n\n", "1"], nil),
    ] as [([String], Double?)])
  func `the last line that is a number counts`(parts: [String], gain: Double?) {
    var reader = GainReader()
    let gains = parts.compactMap { reader.take(Array($0.utf8)) }
    #expect(gains.last == gain)
  }
}

/// What is set on other programs' streams, without a server.
struct OtherVolumesTests {
  private static let full: UInt32 = 65_536

  /// Streams as a server has them.
  private struct Server {
    var streams: [OtherStream]
    var volumes = OtherVolumes()

    /// Goes to a gain in as many steps as it takes; returns the volumes of the first stream.
    mutating func go(to gain: Double) -> [UInt32] {
      volumes.aim(at: gain)
      var seen: [UInt32] = []
      repeat {
        step()
        seen.append(streams.first?.volume.first ?? 0)
      } while !volumes.isSettled
      return seen
    }

    mutating func step() {
      for (index, volume) in volumes.next(streams) {
        if let place = streams.firstIndex(where: { $0.index == index }) {
          streams[place].volume = volume
        }
      }
    }
  }

  private static func stream(
    _ index: UInt32 = 1, _ program: String = "player", role: String = "", _ volume: [UInt32]? = nil
  ) -> OtherStream {
    OtherStream(index: index, program: program, role: role, volume: volume ?? [full, full])
  }

  @Test func `it goes down in small steps to the amplitude that is asked for, and back`() {
    var server = Server(streams: [Self.stream(), Self.stream(2, "other", [40_000, 20_000])])
    let down = server.go(to: 0.3)
    #expect(down.count == 6)
    #expect(down == down.sorted(by: >))
    // 65,536 times the cube root of 0.3.
    #expect(down.last == 43_872)
    #expect(server.streams[1].volume == [26_777, 13_389])
    // No step is as much as 2.5 dB of amplitude.
    for (before, after) in zip([Self.full] + down, down) {
      #expect(Double(after) / Double(before) > 0.908)
    }
    let up = server.go(to: 1)
    #expect(up.last == Self.full)
    #expect(server.streams[1].volume == [40_000, 20_000])
    #expect(server.volumes.isBack)
  }

  @Test(arguments: [0, 0.5, 1, 7, -3])
  func `any gain is reached and left`(gain: Double) {
    var server = Server(streams: [Self.stream()])
    _ = server.go(to: gain)
    #expect(server.go(to: 1).last == Self.full)
  }

  @Test(arguments: [
    stream(1, "Limber"), stream(1, role: "phone"), stream(1, role: "event"),
    stream(1, role: "a11y"),
    OtherStream(index: 1, program: "", role: "", volume: [full], isChangeable: false),
  ])
  func `speech to a person, calls and alarms are never lowered`(stream: OtherStream) {
    var server = Server(streams: [stream])
    #expect(Set(server.go(to: 0.1)) == [Self.full])
  }

  @Test func `where nothing else plays, no step is waited for`() {
    var server = Server(streams: [Self.stream(1, role: "phone")])
    server.volumes.aim(at: 0.3)
    server.step()
    #expect(server.volumes.isSettled)
    // What begins meanwhile is low at once, and comes back in steps.
    server.streams.append(Self.stream(2))
    server.step()
    #expect(server.streams[1].volume.allSatisfy { $0 < Self.full })
    #expect(server.go(to: 1).count == 6)
    #expect(server.streams[1].volume == Self.stream(2).volume)
  }

  @Test func `a volume that somebody changes meanwhile wins and stays`() {
    var server = Server(streams: [Self.stream()])
    _ = server.go(to: 0.3)
    server.streams[0].volume = [50_000, 50_000]
    #expect(Set(server.go(to: 1)) == [50_000])
    #expect(Set(server.go(to: 0.3)) == [50_000])
    var inside = Server(streams: [Self.stream()])
    inside.volumes.aim(at: 0.3)
    inside.step()
    inside.streams[0].volume = [30_000, 30_000]
    inside.step()
    #expect(inside.streams[0].volume == [30_000, 30_000])
  }

  @Test func `what a person sets between two cues is what it comes back to`() {
    var server = Server(streams: [Self.stream()])
    _ = server.go(to: 0.3)
    _ = server.go(to: 1)
    server.streams[0].volume = [30_000, 30_000]
    #expect(server.go(to: 0.3).last == 20_083)
    #expect(server.go(to: 1).last == 30_000)
  }

  @Test func `a server that tells an older or a rounded volume is not a person`() {
    var server = Server(streams: [Self.stream()])
    server.volumes.aim(at: 0.3)
    server.step()
    let stale = server.streams
    server.step()
    #expect(server.volumes.next(stale)[1] != nil)
    server.streams[0].volume = server.streams[0].volume.map { $0 + 100 }
    #expect(server.volumes.next(server.streams)[1] != nil)
  }

  @Test func `what begins while others are low is lowered, and brought back`() {
    var server = Server(streams: [Self.stream()])
    _ = server.go(to: 0.3)
    server.streams.append(Self.stream(9))
    server.step()
    #expect(server.streams[1].volume == [43_872, 43_872])
    _ = server.go(to: 1)
    #expect(server.streams[1].volume == [Self.full, Self.full])
  }

  @Test func `the next piece of a program that begins as low as the last one ended comes back`() {
    var server = Server(streams: [Self.stream()])
    _ = server.go(to: 0.3)
    let low = server.streams[0].volume
    server.streams = []
    server.step()
    server.streams = [Self.stream(5, "player", low)]
    server.step()
    #expect(server.streams[0].volume == low)
    #expect(server.go(to: 1).last == Self.full)
    server.streams = [Self.stream(6, "player", low)]
    server.step()
    #expect(server.streams[0].volume == low, "who is not known is left alone")
  }
}
