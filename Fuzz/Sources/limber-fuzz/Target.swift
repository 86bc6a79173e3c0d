import Foundation

/// What libFuzzer calls with every input it makes up.
///
/// The first byte chooses how the routine is planned, the second what is tried with the script
/// (`Trial`); the rest is the script, or several of them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard bytes.count >= 2 else { return 0 }
  let (trial, rest) = (Trial(rawValue: bytes[1]), bytes.dropFirst(2))
  if trial.contains(.phrasebook) {
    PhrasebookAttempt(choice: bytes[0], changes: Array(rest)).run()
  } else {
    Attempt(choice: bytes[0], trial: trial, files: ScriptFiles(rest)).run()
  }
  return 0
}

/// What is tried with a script beside compiling and planning it.
struct Trial: OptionSet {
  let rawValue: UInt8

  /// Every language that is shipped is known.
  static let languages = Trial(rawValue: 1)
  /// The laws of the formatter.
  static let format = Trial(rawValue: 2)
  /// Every certain fix, and all of them.
  static let fixes = Trial(rawValue: 4)
  /// Every export format, and reading back what can be read.
  static let exports = Trial(rawValue: 8)
  /// The other forms: easier, deeper.
  static let forms = Trial(rawValue: 16)
  /// A comparison with the next file, and explaining what the routine is.
  static let likeness = Trial(rawValue: 32)
  /// It is no script, but changes to a phrasebook.
  static let phrasebook = Trial(rawValue: 128)
}

/// Stops the fuzzer where something does not hold; with `LIMBER_FUZZ_GOES_ON` set, only tells it, with
/// the input.
func require(_ isSo: Bool, _ what: @autoclosure () -> String) {
  guard !isSo else { return }
  guard goesOn else { fatalError(what()) }
  print("DOES NOT HOLD: \(what())")
}

private let goesOn = ProcessInfo.processInfo.environment["LIMBER_FUZZ_GOES_ON"] != nil
