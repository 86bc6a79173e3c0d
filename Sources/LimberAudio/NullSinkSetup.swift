extension NullSink {
  /// Whose clock a null sink follows.
  public enum Pace: Hashable, Sendable {
    /// The machine's, `speed` (1 to 1000) times as fast.
    case clock(speed: Int)
    /// The caller's, who says how far it moves.
    case manual
  }

  /// What goes wrong by design.
  public struct Faults: Hashable, Sendable {
    /// A time without sound though frames were ready.
    public struct Stall: Hashable, Sendable {
      /// The first frame that comes late.
      public var frame: Int
      /// How many frames of time pass before it is heard.
      public var length: Int

      /// Creates a stall of `length` frames before `frame`.
      public init(frame: Int, length: Int) {
        self.frame = frame
        self.length = length
      }
    }

    /// The error that `start` throws.
    public var refusal: SinkError?
    /// The frame before which the stream is lost.
    public var loss: Int?
    /// The one stall of the stream.
    public var stall: Stall?

    /// Creates the faults; `nil` means that this does not go wrong.
    public init(refusal: SinkError?, loss: Int?, stall: Stall?) {
      self.refusal = refusal
      self.loss = loss
      self.stall = stall
    }

    /// Nothing goes wrong.
    public static let none = Faults(refusal: nil, loss: nil, stall: nil)
  }
}
