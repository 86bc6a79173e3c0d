internal import ArgumentParser

/// What a shell offers behind a word.
extension CompletionKind {
  /// The names of routines, and the scripts and sessions of this folder.
  static let routines = CompletionKind.shellCommand(
    "limber list 2>/dev/null | sed \"1d;s/ .*//\"; ls | grep -E \"[.](routine|json)\"")
  /// What can be checked.
  static let checked = CompletionKind.file(extensions: [
    "routine", "voice", "phrases", "commands", "calibration", "yaml",
  ])
  /// Scripts.
  static let scripts = CompletionKind.file(extensions: ["routine"])
  /// Sound that can be read.
  static let sounds = CompletionKind.file(extensions: [
    "wav", "flac", "ogg", "opus", "mp3",
  ])
}
