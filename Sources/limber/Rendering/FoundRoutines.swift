internal import Synchronization

/// Routines that are asked for again and again, with the library as it was found first.
final class FoundRoutines: Sendable {
  /// A routine, and how it was found.
  struct Answer {
    var found: RoutineFinder.Found
    /// Whether nothing was said about languages meanwhile or before.
    var isQuiet: Bool
  }

  /// Who finds them, from when the first one is asked for.
  private let finder = Mutex<(finder: RoutineFinder, isQuiet: Bool)?>(nil)
  private let known = Mutex<[String: Answer]>([:])

  /// So many are kept; then all are forgotten.
  private static let most = 100

  /// The script that `name` means.
  func find(_ name: String) throws -> Answer {
    if let known = known.withLock({ $0[name] }) { return known }
    let (finder, isQuiet) = opened
    let before = Message.listener?.count
    let found = try finder.find(name)
    let new = Answer(found: found, isQuiet: isQuiet && Message.listener?.count == before)
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[name] = new
    }
    return new
  }

  /// The finder, which reads the languages; what is wrong with them is told once, and not as part of
  /// a job.
  private var opened: (finder: RoutineFinder, isQuiet: Bool) {
    finder.withLock { opened in
      if let opened { return opened }
      let heard = HeardMessages()
      let new = (Message.$listener.withValue(heard) { RoutineFinder() }, heard.count == 0)
      Message.$listener.withValue(nil) {
        for text in heard.texts { Message.write(text + "\n") }
      }
      opened = new
      return new
    }
  }
}
