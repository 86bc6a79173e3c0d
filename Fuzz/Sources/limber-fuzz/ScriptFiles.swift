import LimberDiagnostics
import LimberScript

/// The scripts of one input: the one that is compiled, and those around it.
///
/// They are parted by the control character for that, 0x1E.
struct ScriptFiles {
  /// The script that is compiled.
  let main: Source
  /// The others, as if they lay in its folder and in one below.
  let others: [Source]

  init(_ bytes: ArraySlice<UInt8>) {
    let parts = bytes.split(separator: 0x1E, maxSplits: 4, omittingEmptySubsequences: false)
    main = Source(name: "fuzz.routine", bytes: Array(parts.first ?? []))
    others = zip(["a.routine", "more/b.routine", "more/c.routine", "d.routine"], parts.dropFirst())
      .map { Source(name: $0, bytes: Array($1)) }
  }

  /// Where poses are found: the last file stands in for the library, and all may be included.
  func library(_ languages: Languages) -> Library {
    Library(
      places: [
        Library.Place(
          name: "in this folder", sources: Array(others.prefix(3)), languages: languages),
        Library.Place(
          name: "in the built-in library", sources: Self.shipped + others.dropFirst(3),
          languages: languages),
      ],
      included: Array(others.prefix(3)), languages: languages)
  }

  private static let shipped = [
    Source(name: "figure-four.routine", text: "Pose: Figure four\nEach side:\nHold: 10 seconds"),
    Source(name: "pigeon.routine", text: "Pose: Pigeon\nEasier: use fuzz\nHold: 3 breaths"),
  ]
}
