internal import ArgumentParser
internal import Foundation
internal import LimberExport
internal import LimberFiles
internal import LimberTimeline
internal import SystemPackage

/// One job of a list.
extension JobRun {
  /// Does a job in a task of its own, whose messages are kept; `note` is what was known of it before.
  func report(
    on line: JobLine, _ note: JobNotes.Note?, _ shared: Shared
  ) async -> JobReport {
    let heard = HeardMessages()
    let work = Message.$listener.withValue(heard) {
      Task { await self.attempt(line, note, shared) }
    }
    var report = await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      work.cancel()
    }
    report.warnings += heard.texts
    return report
  }

  private func attempt(
    _ line: JobLine, _ note: JobNotes.Note?, _ shared: Shared
  ) async -> JobReport {
    var report = JobReport(state: .failed, routine: line.routine, output: line.output)
    do {
      if try !skip(line, note, &report) { try await attempt(line, &report, shared) }
      if report.state == .made || isVerifying {
        report.sha256 = SoundKeys.checksum(of: line.output)
      }
      report.bytes = Stat(named: line.output).map { Int($0.size) }
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

  /// Skips a job of which everything is known, if its output is there; returns whether it is.
  private func skip(
    _ line: JobLine, _ note: JobNotes.Note?, _ report: inout JobReport
  ) throws -> Bool {
    guard let note, !isReplacing,
      let frames = try frames(of: line, note.key, note.besides(line.output))
    else { return false }
    (report.state, report.key, report.duration) = (.skipped, note.key, frames / 48)
    report.warnings = note.warnings
    return true
  }

  private func attempt(
    _ line: JobLine, _ report: inout JobReport, _ shared: Shared
  ) async throws {
    do {
      try await makeOrSkip(line, &report, shared)
    } catch let failure as Failure where failure.code == 73 && Self.isOurs(line.output) {
      // Another run may have finished it meanwhile; then there is nothing left to do.
      try await makeOrSkip(line, &report, shared)
    }
  }

  private static func isOurs(_ output: String) -> Bool { SoundFile.key(at: output) != nil }

  private func makeOrSkip(
    _ line: JobLine, _ report: inout JobReport, _ shared: Shared
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
    let inputs = shared.notes.inputs(of: line, music: command.background.music)
    let answer = try shared.routines.find(line.routine)
    let job = try command.job(at: place, isForced: isForced) { _ in answer.found }
    let key = try await shared.keys.key(of: job)
    let warnings = Message.listener?.texts ?? []
    if !isForced, let frames = try frames(of: line, key.digits, job.besides) {
      (report.state, report.key, report.duration) = (.skipped, key.digits, frames / 48)
    } else {
      let result = try await job.make(key: key.digits) { _ in }
      report.state = .made
      report.key = result.isAsMeant ? key.digits : nil
      report.duration = result.frames / 48
      report.cues = result.cues
      report.loudness = result.loudness.map { Int(($0 * 100).rounded()) }
    }
    guard let inputs, report.key != nil, !isForced, !job.planning.ignoresCache, key.isLasting,
      answer.isQuiet, !answer.found.hasIncludes
    else { return }
    let note = JobNotes.Note(
      inputs: inputs, key: key.digits, music: command.background.music,
      texts: job.texts.map(\.name), warnings: warnings)
    shared.notes.add(note, on: line)
  }

  /// How many samples an output has that needs not be made again; nil if it has to be.
  ///
  /// It is there with its key and its end, and the texts beside it are for this very sound. Whether all
  /// are as they were written is found out as far as that is wanted and can be known.
  private func frames(
    of line: JobLine, _ key: String, _ texts: [BesideText]
  ) throws -> Int? {
    guard SoundFile.key(at: line.output) == key, texts.allSatisfy({ $0.carries(key) }),
      let frames = SoundFile.wholeFrames(at: line.output)
    else { return nil }
    guard isVerifying else { return frames }
    guard SoundFile.isSound(at: line.output), texts.allSatisfy(\.isOurs) else { return nil }
    return line.sha256.map { $0 == SoundKeys.checksum(of: line.output) } ?? true ? frames : nil
  }
}
