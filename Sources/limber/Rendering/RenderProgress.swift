internal import LimberTerminal
internal import LimberTimeline
internal import Synchronization

/// Tells on a person's terminal how far a file is.
final class RenderProgress: Sendable {
  private let name: String
  /// Counts the time since the first part was done: to speak before takes as long as the voice does.
  private let line = Mutex<ProgressLine?>(nil)

  /// Tells of the file of that name.
  init(_ name: String) {
    self.name = name
  }

  /// Shows that `part` of it is done, from 0 to 1.
  func show(_ part: Double) {
    guard part > 0 else { return }
    let line = line.withLock { line in
      let known = line ?? ProgressLine()
      line = known
      return known
    }
    line.show { spent in
      let left = Milliseconds(Int(Double(spent) / part * (1 - part)))
      return "\(name): \(Int(part * 100)) %, \(left.clock) left"
    }
  }

  /// Takes the line away.
  func end() { line.withLock(\.self)?.end() }
}
