internal import Synchronization

/// A wish to be told when a frame has been heard.
public struct SinkReminder: Sendable {
  /// The stream frame.
  public let frame: Int
  /// Gets the position, once, on any thread; it must return at once.
  public let tell: @Sendable (_ position: Int) -> Void

  /// Creates a wish.
  public init(at frame: Int, _ tell: @escaping @Sendable (_ position: Int) -> Void) {
    self.frame = frame
    self.tell = tell
  }
}

/// Where a sink keeps the one reminder it was given, for whichever thread looks at it.
public final class ReminderPlace: Sendable {
  private let reminder = Mutex<SinkReminder?>(nil)

  /// Creates a place in which there is none.
  public init() {}

  /// The frame that is waited for, if any is.
  public var frame: Int? { reminder.withLock { $0?.frame } }

  /// Takes a reminder in place of the one before; nil for none.
  public func keep(_ next: SinkReminder?) {
    reminder.withLock { $0 = next }
  }

  /// Tells the position to whoever waits for it, who then waits no more.
  public func reach(_ position: Int) {
    let reached = reminder.withLock { reminder in
      guard let waiting = reminder, waiting.frame <= position else { return nil as SinkReminder? }
      reminder = nil
      return waiting
    }
    reached?.tell(position)
  }
}
