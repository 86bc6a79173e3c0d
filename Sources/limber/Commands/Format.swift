internal import ArgumentParser
internal import Foundation
internal import LimberDiagnostics
internal import LimberScript

/// `limber format`: scripts in their canonical form.
struct Format: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write scripts in their canonical form.",
    discussion: """
      The words, the order of the lines and the comments stay, and so does what a script means. \
      Lines with errors are left alone; limber check tells what is wrong with them.
      """)

  @Argument(
    help: "Files to format in place; - filters standard input to standard output.",
    completion: .scripts)
  var files: [String]

  @Flag(help: "Change nothing; name the files that would change, and fail if there are any.")
  var check = false

  func run() throws {
    let languages = LanguageFinder.languages()
    var status: Int32 = 0
    for file in files {
      do {
        let folder = RoutineArgument.folder(of: file)
        let own = folder.flatMap {
          LanguageFinder.files(ofProject: $0).isEmpty
            ? nil : LanguageFinder.languages(besides: $0, tellsAll: false)
        }
        if try !format(file, own ?? languages) { status = max(status, 1) }
      } catch let failure as Failure {
        Message.say(failure.message, hint: failure.hint)
        status = max(status, failure.status)
      }
    }
    if status != 0 { throw ExitCode(status) }
  }

  /// Formats one file; false if it would change and must not.
  private func format(_ file: String, _ languages: Languages) throws -> Bool {
    let name = file == "-" ? "standard input" : file
    try ScriptEdit.expectFile(file)
    let source = try ScriptFiles.read(file, named: name)
    guard source.bytes.count <= ScriptFormatter.largestScript else {
      throw Failure("\(name) is larger than 1 MiB", hint: "a script is far smaller")
    }
    guard !PlannedSession.isNamed(file), !PlannedSession.isIn(source) else {
      throw Failure(
        "\(name) is a session in JSON, not a script", hint: "it stays as it is")
    }
    guard String(validating: source.bytes, as: UTF8.self) != nil else {
      throw Failure(
        "\(name) is not UTF-8 text",
        hint: file == "-" ? "save it as UTF-8" : "limber check \(file) tells where")
    }
    let formatted = ScriptFormatter.format(source, languages: languages)
    if check {
      if formatted != source { Output.write("\(DisplayWidth.shown(name))\n") }
      return formatted == source
    }
    if file == "-" {
      Output.write(formatted.bytes)
    } else if formatted != source {
      try RewrittenFile.write(formatted.bytes, to: file)
    }
    return true
  }
}
