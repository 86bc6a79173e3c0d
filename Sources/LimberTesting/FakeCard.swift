internal import Foundation
internal import Subprocess

/// A sound card that nobody hears and that keeps every frame it played (`Tests/FakeCard`).
///
/// Unlike a null device it can be rewound as a card in a computer can, and what it keeps is what
/// would have been heard, to the frame.
public struct FakeCard: Hashable, Sendable {
  /// How many milliseconds it swallows when it has slept; 0 for a card that never sleeps.
  public var wake: Int
  /// After how many milliseconds of nothing but zeros it sleeps; 0 for never.
  public var doze: Int
  /// How many millionths it is too fast.
  public var drift: Int
  /// Whether PulseAudio looks at the clock to know when the card needs samples; if not, the card wakes
  /// it every 25 ms and holds 100 ms, as in a virtual machine.
  public var isTimed: Bool

  /// A card without faults.
  public static let faultless = FakeCard(wake: 0, doze: 0, drift: 0)

  /// A card without faults that wakes its server.
  public static let untimed = FakeCard(wake: 0, doze: 0, drift: 0, isTimed: false)

  /// Creates a card.
  public init(wake: Int, doze: Int, drift: Int, isTimed: Bool = true) {
    self.wake = wake
    self.doze = doze
    self.drift = drift
    self.isTimed = isTimed
  }

  /// The plug-in, built with the C compiler of the system if that has not been done.
  static func library() async throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
      .standardizedFileURL.path
    let source = "\(root)/Tests/FakeCard/fakecard.c"
    let library = "\(root)/.build/fakecard-\(try stamp(of: source)).so"
    guard !FileManager.default.fileExists(atPath: library) else { return library }
    let draft = "\(library).\(UUID().uuidString)"
    let built = try await Subprocess.run(
      .name("cc"),
      arguments: ["-O2", "-shared", "-fPIC", "-DPIC", "-o", "\(draft)", "\(source)", "-lasound"],
      output: .discarded)
    guard built.terminationStatus.isSuccess else {
      throw SinkViolation("the fake card cannot be built; `make setup` installs what it needs")
    }
    // Whoever else built it meanwhile built the same.
    try? FileManager.default.moveItem(atPath: draft, toPath: library)
    try? FileManager.default.removeItem(atPath: draft)
    return library
  }

  /// What changes when the source does.
  private static func stamp(of source: String) throws -> String {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: source)))
    let hash = bytes.reduce(UInt64(14_695_981_039_346_656_037)) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    return String(hash, radix: 16)
  }

  /// What ALSA has to know of it, and of a second one like it.
  func configuration(library: String, out: String) -> String {
    """
    pcm_type.fakecard { lib "\(library)" }

    """ + description("fakecard", out: out) + description("secondcard", out: "\(out)-second")
  }

  private func description(_ name: String, out: String) -> String {
    """
    pcm.\(name) {
      type fakecard
      out "\(out)"
      wake_ms \(wake)
      doze_ms \(doze)
      ppm \(drift)
    }

    """
  }
}
