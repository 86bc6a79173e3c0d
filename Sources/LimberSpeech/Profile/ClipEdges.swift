public import LimberTimeline

/// What is kept around the sound of a clip, and how it fades, so that nothing clicks.
public struct ClipEdges: Hashable, Sendable {
  /// Silence kept in front of the onset.
  public var keptBefore: Milliseconds
  /// Silence kept behind the end.
  public var keptAfter: Milliseconds
  /// How long a clip fades in.
  public var fadeIn: Milliseconds
  /// How long a clip fades out.
  public var fadeOut: Milliseconds

  /// Creates edges.
  public init(
    keptBefore: Milliseconds, keptAfter: Milliseconds, fadeIn: Milliseconds, fadeOut: Milliseconds
  ) {
    self.keptBefore = keptBefore
    self.keptAfter = keptAfter
    self.fadeIn = fadeIn
    self.fadeOut = fadeOut
  }

  /// What a profile says nothing about (SPEECH.md 4).
  public static let standard = ClipEdges(keptBefore: 10, keptAfter: 30, fadeIn: 3, fadeOut: 8)
}
