/// What a sink plays: samples as a pure function of the stream's own frames.
///
/// A feed is an immutable value. It has no position and no clock, so any stretch of it can be
/// rendered at any time, as often as needed, with the same result.
public protocol AudioFeed: Sendable {
  /// One past the last stream frame that can be rendered now.
  var readyFrames: Int { get }

  /// Whether nothing will come after `readyFrames`; otherwise the sink waits there for more.
  var isComplete: Bool { get }

  /// Fills `samples` with the frames from `frame` on.
  ///
  /// Called by a sink on its own executor, often, ahead of the sound. It must not block. The
  /// caller asks for frames below `readyFrames` only.
  func render(from frame: Int, into samples: inout [Int16])
}
