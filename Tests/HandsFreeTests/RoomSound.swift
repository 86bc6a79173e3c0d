import Foundation
import Subprocess
import Synchronization

/// What the microphone of a room hears, as the loudness of each hundredth of a second.
final class RoomSound: Sendable {
  private let state = Mutex<(rest: [UInt8], powers: [Float])>(([], []))

  /// Bytes of a hundredth of a second, at 16 kHz and 16 bit.
  private static let block = 320
  /// What is louder, in dB below full scale, is somebody who speaks or plays.
  private static let loudness: Float = -50
  private static let loudPower = pow(10, loudness / 10)

  /// How many hundredths of a second have been heard.
  var count: Int { state.withLock { $0.powers.count } }

  /// Takes more of it.
  func add(_ bytes: [UInt8]) {
    state.withLock { state in
      state.rest += bytes
      while state.rest.count >= Self.block {
        let power = stride(from: 0, to: Self.block, by: 2).reduce(Float(0)) { sum, place in
          let bits = UInt16(state.rest[place]) | UInt16(state.rest[place + 1]) << 8
          let sample = Float(Int16(bitPattern: bits)) / 32_768
          return sum + sample * sample
        }
        state.powers.append(power / Float(Self.block / 2))
        state.rest.removeFirst(Self.block)
      }
    }
  }

  /// Waits until nothing has sounded for some hundredths of a second from now on.
  func quiet(for wanted: Int) async throws {
    let start = count
    let deadline = ContinuousClock.now + .seconds(40)
    while ContinuousClock.now < deadline {
      let isQuiet = state.withLock { state in
        state.powers.count >= start + wanted
          && state.powers.suffix(wanted).allSatisfy { $0 < Self.loudPower }
      }
      if isQuiet { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw RoomError(what: "the room never becomes quiet")
  }

  /// How long after the first words of a stretch the next sound began, in seconds; nil if nothing
  /// sounded behind them.
  func answerDelay(in stretch: Range<Int>) -> Double? {
    state.withLock { state in
      let isLoud = state.powers[stretch.clamped(to: 0..<state.powers.count)].map {
        $0 >= Self.loudPower
      }
      guard var last = isLoud.firstIndex(of: true) else { return nil }
      // Between words it is quiet for less than a quarter of a second.
      for place in last..<isLoud.count where isLoud[place] {
        if place - last > 25 { return Double(place - last - 1) / 100 }
        last = place
      }
      return nil
    }
  }
}

/// What does not happen in a room.
struct RoomError: Error, CustomStringConvertible {
  let what: String
  var description: String { what }
}
