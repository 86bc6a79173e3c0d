internal import ArgumentParser

/// What `limber play` plays: a routine, or the session that was cut off.
struct PlayedRoutine: ParsableArguments {
  @Argument(
    help: """
      A file, - for standard input, or the name of a shipped or personal routine; may be left out \
      with --resume, and with --hands-free to choose by voice.
      """, completion: .routines)
  var routine: String?

  @Flag(help: "Go on with the session that was cut off last, or that of the routine.")
  var resume = false

  /// Throws if nothing was named that can be played.
  func needRoutine() throws {
    guard routine != nil || resume else {
      throw ValidationError("Missing expected argument '<routine>'")
    }
  }
}
