internal import Foundation
internal import Synchronization

/// What is said in a task, where nobody reads standard error.
///
/// An object and not a closure: a closure as a task's own value makes what this compiler (6.3)
/// optimizes fall over.
final class HeardMessages: Sendable {
  private let messages = Mutex<[String]>([])

  /// What was said, without line ends around it.
  var texts: [String] {
    messages.withLock { $0.map { $0.trimmingCharacters(in: .newlines) } }
  }

  /// How many there are.
  var count: Int { messages.withLock(\.count) }

  func add(_ text: String) { messages.withLock { $0.append(text) } }
}
