import Foundation
import Synchronization

/// A session that is listened to and spoken to.
final class SpokenSession: Sendable {
  /// What happened, and how long after its words each command was answered.
  struct Told: Sendable {
    /// The texts of each event.
    var events: [[String: String]] = []
    /// In seconds, from the last sound of the words to the first of the answer, as captured.
    var delays: [Double] = []
    /// The command that was meant, each time somebody spoke.
    var said: [String] = []
  }

  private let room: Room
  /// What was told, how much of it was waited for, and when each command that was obeyed was said.
  private let state = Mutex<(told: Told, seen: Int, starts: [Int])>((Told(), 0, []))

  init(_ room: Room) { self.room = room }

  /// Learns of an event, or of a line that is shown before the session.
  func add(_ line: Data) {
    let object = try? JSONSerialization.jsonObject(with: line) as? [String: Any]
    let shown = String(decoding: line, as: UTF8.self)
    let event = object?.compactMapValues { $0 as? String } ?? ["event": "shown", "text": shown]
    guard event["event"] != "position" else { return }
    state.withLock { $0.told.events.append(event) }
  }

  /// What was told so far.
  var told: Told {
    let (told, _, starts) = state.withLock { $0 }
    var whole = told
    whole.delays = zip(starts, starts.dropFirst() + [.max]).compactMap { start, next in
      room.sound.answerDelay(in: start..<next).map { $0 - Room.echoDelay }
    }
    return whole
  }

  private var last: ArraySlice<[String: String]> { state.withLock { $0.told.events.suffix(12) } }

  /// Waits for the next event that has these texts, and passes over those before it.
  func wait(for wanted: [String: String]) async throws {
    guard try await happens(wanted, within: .seconds(30)) else {
      throw RoomError(what: "\(wanted) did not happen: \(last)")
    }
  }

  /// Waits until the coach greets: before its first word nobody is to speak.
  func waitForGreeting(of title: String) async throws {
    let words = "\(title). When you are ready, say: start session."
    try await wait(for: ["event": "saying", "text": words])
  }

  private func happens(_ wanted: [String: String], within time: Duration) async throws -> Bool {
    let deadline = ContinuousClock.now + time
    while ContinuousClock.now < deadline {
      if passes(wanted) { return true }
      try await Task.sleep(for: .milliseconds(10))
    }
    return false
  }

  /// Whether an event with these texts has come; it and those before it are passed over.
  private func passes(_ wanted: [String: String]) -> Bool {
    state.withLock { state in
      let index = state.told.events[state.seen...].firstIndex { event in
        wanted.allSatisfy { event[$0.key] == $0.value }
      }
      if let index { state.seen = index + 1 }
      return index != nil
    }
  }

  /// Says words as soon as the coach is silent, and waits until they are obeyed; says them again if
  /// they are not, at most three times.
  func say(_ words: String, obeyed command: String) async throws {
    try await say(words, meaning: command, until: ["event": "obeyed", "command": command])
  }

  /// The same before the session, when the event that is wanted is its answer.
  func say(_ words: String, meaning command: String, until wanted: [String: String]) async throws {
    for _ in 0..<4 {
      try await room.sound.quiet(for: 60)
      let start = room.sound.count
      state.withLock { $0.told.said.append(command) }
      try await room.say(words)
      // What is told before is of what was heard before.
      let known = state.withLock { $0.told.events.count }
      if try await isObeyed(wanted, since: known) {
        return state.withLock { $0.starts.append(start) }
      }
    }
    throw RoomError(what: "\"\(words)\" is not obeyed: \(last)")
  }

  /// Whether a command follows what was just said; no as soon as it is told that it was not
  /// understood.
  private func isObeyed(_ wanted: [String: String], since known: Int) async throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(8)
    while ContinuousClock.now < deadline {
      if passes(wanted) { return true }
      let isUnheard = state.withLock { state in
        state.told.events.dropFirst(known).contains {
          $0["event"] == "heard" && $0["reason"] != nil
        }
      }
      // What was said in two pieces may still be understood.
      if isUnheard { return try await happens(wanted, within: .seconds(3)) }
      try await Task.sleep(for: .milliseconds(10))
    }
    return false
  }
}
