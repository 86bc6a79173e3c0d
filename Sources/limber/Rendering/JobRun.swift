internal import ArgumentParser
internal import Foundation
internal import LimberFiles
internal import LimberSpeech
internal import LimberTimeline

/// Renders a list of jobs, one after the other, and tells what came of each.
///
/// An output that is there with the key of its job is skipped, so a run that broke off goes on by
/// being started again. Several runs of the same list do no harm to each other.
struct JobRun {
  private let shard: Shard?
  let isVerifying: Bool
  let isReplacing: Bool

  /// What all jobs of a list share.
  struct Shared {
    let keys: SoundKeys
    let routines = FoundRoutines()
    let notes: JobNotes
  }

  /// Failures that may be gone when it is tried again.
  private static let passing: [Int32] = [Failure.diskFails, 75]
  /// The exit status if there were only such.
  private static let tryAgain = ExitCode(75)

  init(_ options: ManyJobs, isReplacing: Bool) {
    shard = options.shard
    isVerifying = options.verify
    self.isReplacing = isReplacing
  }

  /// Does every job of the list that is in the shard; throws an exit status if any failed.
  func run(_ path: String) async throws {
    // That nobody reads the reports is told, and does not end the program by itself.
    BrokenPipe.fails()
    let list = try JobList(path)
    let codes = try await Interruption.cancelling { () async throws -> [Int32] in
      try await self.codes(of: list, named: path)
    }
    guard !codes.isEmpty else { return }
    throw codes.allSatisfy(Self.passing.contains) ? Self.tryAgain : ExitCode(1)
  }

  /// The codes of the failures.
  private func codes(of list: JobList, named path: String) async throws -> [Int32] {
    let keys = try await SoundKeys()
    let notes = JobNotes(path, shard, in: ClipStore.personal, program: keys.program)
    let shared = Shared(keys: keys, notes: notes)
    var isWhole = false
    defer { notes.keep(isWhole: isWhole) }
    var codes: [Int32] = []
    var seen = (folders: Set<String>(), outputs: [String: Int]())
    for (number, text) in list.lines where shard?.contains(number) ?? true {
      let start = ContinuousClock.now
      var report = await report(on: text, at: number, shared, &seen)
      try Task.checkCancellation()
      report.line = number
      report.spent = ContinuousClock.now.milliseconds(since: start)
      if report.state == .failed { codes.append(report.code ?? 1) }
      try Output.report(report.text)
    }
    isWhole = true
    return codes
  }

  private func report(
    on text: String, at number: Int, _ shared: Shared,
    _ seen: inout (folders: Set<String>, outputs: [String: Int])
  ) async -> JobReport {
    let line: JobLine
    do {
      line = try JSONDecoder().decode(JobLine.self, from: Data(text.utf8))
    } catch {
      let summary = Self.summary(of: error)
      return JobReport(state: .failed, error: "this is no job: \(summary)", code: 64)
    }
    let output = URL(filePath: line.output).standardized
    let note = shared.notes.note(on: line)
    // Texts beside it have no ending that tells which sound they belong to.
    let texts = note.map { $0.besides(line.output).map(\.path) }
    let files =
      texts.map { [line.output] + $0 } ?? (try? Render.parse(line.arguments))?.files
      ?? [line.output]
    for file in files {
      guard let first = seen.outputs.updateValue(number, forKey: Self.standard(file)),
        first != number
      else { continue }
      return JobReport(
        state: .failed, routine: line.routine, output: line.output,
        error: "line \(first) writes the same file, \(file)", code: 64)
    }
    let folder = output.deletingLastPathComponent().path
    if seen.folders.insert(folder).inserted { SoundFile.sweep(besides: line.output) }
    return await report(on: line, note, shared)
  }

  private static func standard(_ path: String) -> String { URL(filePath: path).standardized.path }

  private static func summary(of error: any Error) -> String {
    switch error {
    case let field as JobLine.UnknownField:
      "it has \(JobLine.UnknownField.known), but no \"\(field.name)\""
    case let option as JobLine.UnfitOption: option.reason
    case let error as DecodingError: error.summary
    default: "it is not JSON"
    }
  }
}

extension DecodingError {
  /// What is wrong, in a few words.
  fileprivate var summary: String {
    switch self {
    case .keyNotFound(let key, _): "\"\(key.stringValue)\" is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\"\(context.codingPath.map(\.stringValue).joined(separator: "."))\" has no such value"
    default: "it is not JSON"
    }
  }
}
