/// A program that speaks the protocol of `limber-espeak`, and how long it may take.
public struct WorkerProgram: Sendable {
  /// What a worker calls itself that was not asked for its name.
  public static let nameless = "-"

  /// Where it is.
  public var path: String
  /// What it is started with.
  public var arguments: [String] = []
  /// What else it is started with where its name is known, so that it need not find out; it then
  /// calls itself `WorkerProgram.nameless`.
  public var argumentsIfKnown: [String] = []
  /// How long it may take until it is ready.
  public var startDeadline: Duration
  /// How long it may take to answer one request.
  public var answerDeadline: Duration
  /// How long it may go on after a request was cancelled before it is ended; nil for as long as it
  /// may take to answer.
  public var cancelDeadline: Duration?
  /// After how long without a request it is ended, to be started again when it is needed; nil to keep
  /// it, where that takes long.
  public var rest: Duration?

  /// Creates a program that takes no arguments and stops promptly when it is told to.
  public init(path: String, startDeadline: Duration, answerDeadline: Duration) {
    self.path = path
    self.startDeadline = startDeadline
    self.answerDeadline = answerDeadline
  }
}
