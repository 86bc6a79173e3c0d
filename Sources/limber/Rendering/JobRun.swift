internal import ArgumentParser
internal import Foundation
internal import LimberFiles
internal import LimberTimeline

/// Renders a list of jobs, one after the other, and tells what came of each.
///
/// An output that is there with the key of its job is skipped, so a run that broke off goes on by
/// being started again. Several runs of the same list do no harm to each other.
struct JobRun {
  private let shard: Shard?
  private let isVerifying: Bool
  private let isReplacing: Bool

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
      try await self.codes(of: list)
    }
    guard !codes.isEmpty else { return }
    throw codes.allSatisfy(Self.passing.contains) ? Self.tryAgain : ExitCode(1)
  }

  /// The codes of the failures.
  private func codes(of list: JobList) async throws -> [Int32] {
    let keys = try await SoundKeys()
    let routines = FoundRoutines()
    var codes: [Int32] = []
    var seen = (folders: Set<String>(), outputs: [String: Int]())
    for (number, text) in list.lines where shard?.contains(number) ?? true {
      let start = ContinuousClock.now
      var report = await report(on: text, at: number, keys, routines, &seen)
      try Task.checkCancellation()
      report.line = number
      report.spent = ContinuousClock.now.milliseconds(since: start)
      if report.state == .failed { codes.append(report.code ?? 1) }
      try Output.report(report.text)
    }
    return codes
  }

  private func report(
    on text: String, at number: Int, _ keys: SoundKeys, _ routines: FoundRoutines,
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
    // Texts beside it have no ending that tells which sound they belong to.
    let files = (try? Render.parse(line.arguments))?.files ?? [line.output]
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
    return await report(on: line, keys, routines)
  }

  private static func standard(_ path: String) -> String { URL(filePath: path).standardized.path }

  private static func summary(of error: any Error) -> String {
    switch error {
    case let field as JobLine.UnknownField:
      "it has \(JobLine.UnknownField.known), but no \"\(field.name)\""
    case let error as DecodingError: error.summary
    default: "it is not JSON"
    }
  }

  /// Does a job in a task of its own, whose messages are kept.
  private func report(
    on line: JobLine, _ keys: SoundKeys, _ routines: FoundRoutines
  ) async -> JobReport {
    let heard = HeardMessages()
    let work = Message.$listener.withValue(heard) {
      Task { await self.attempt(line, keys, routines) }
    }
    var report = await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      work.cancel()
    }
    report.warnings = heard.texts
    return report
  }

  private func attempt(
    _ line: JobLine, _ keys: SoundKeys, _ routines: FoundRoutines
  ) async -> JobReport {
    var report = JobReport(state: .failed, routine: line.routine, output: line.output)
    do {
      try await attempt(line, &report, keys, routines)
    } catch let failure as Failure {
      (report.error, report.code) = (failure.message, failure.code)
    } catch let code as ExitCode {
      // What is wrong was told before.
      (report.error, report.code) = ("the script has errors", code.rawValue == 1 ? 65 : 64)
    } catch {
      (report.error, report.code) = (Render.message(for: error), 64)
    }
    if report.error != nil { report.state = .failed }
    return report
  }

  private func attempt(
    _ line: JobLine, _ report: inout JobReport, _ keys: SoundKeys, _ routines: FoundRoutines
  ) async throws {
    do {
      try await makeOrSkip(line, &report, keys, routines)
    } catch let failure as Failure where failure.code == 73 && Self.isOurs(line.output) {
      // Another run may have finished it meanwhile; then there is nothing left to do.
      try await makeOrSkip(line, &report, keys, routines)
    }
    if report.state == .made || isVerifying {
      report.sha256 = SoundKeys.checksum(of: line.output)
    }
    report.bytes = try FileManager.default.attributesOfItem(atPath: line.output)[.size] as? Int
  }

  private static func isOurs(_ output: String) -> Bool { SoundFile.key(at: output) != nil }

  private func makeOrSkip(
    _ line: JobLine, _ report: inout JobReport, _ keys: SoundKeys, _ routines: FoundRoutines
  ) async throws {
    let command = try Render.parse(line.arguments)
    guard line.routine != "-" else {
      throw Failure("a job has no standard input", hint: nil, code: 64)
    }
    let isForced = isReplacing || command.force
    let place = try command.place(isReplacing: isForced || Self.isOurs(line.output))
    guard case .newFile = place.target else {
      throw Failure("\(line.output) is not the name of a file", code: 73)
    }
    let job = try command.job(at: place, isForced: isForced, find: routines.find)
    let key = try await keys.key(of: job)
    if !isForced, SoundFile.key(at: line.output) == key, job.hasTexts(for: key),
      let frames = SoundFile.wholeFrames(at: line.output), try isSound(line, job)
    {
      report.state = .skipped
      report.key = key
      report.duration = frames / 48
    } else {
      let result = try await job.make(key: key) { _ in }
      report.state = .made
      report.key = result.isAsMeant ? key : nil
      report.duration = result.duration.count
      report.cues = result.cues
      report.loudness = result.loudness.map { Int(($0 * 100).rounded()) }
    }
  }

  /// Whether an output and the texts beside it are as they were written, as far as that is wanted
  /// and can be known.
  private func isSound(_ line: JobLine, _ job: SoundJob) throws -> Bool {
    guard isVerifying else { return true }
    guard SoundFile.isSound(at: line.output), job.hasOwnTexts else { return false }
    return line.sha256.map { $0 == SoundKeys.checksum(of: line.output) } ?? true
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
