internal import ArgumentParser
internal import Foundation
internal import LimberFiles
internal import LimberTimeline
internal import Synchronization

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
    var codes: [Int32] = []
    var swept: Set<String> = []
    for (number, text) in list.lines where shard?.contains(number) ?? true {
      let start = ContinuousClock.now
      var report = JobReport(line: number, state: .failed)
      await fill(&report, text, keys, &swept)
      try Task.checkCancellation()
      report.spent = ContinuousClock.now.milliseconds(since: start)
      if report.state == .failed { codes.append(report.code ?? 1) }
      guard Output.write(report.text) else { throw Failure("nobody reads what is reported") }
    }
    return codes
  }

  private func fill(
    _ report: inout JobReport, _ text: String, _ keys: SoundKeys, _ swept: inout Set<String>
  ) async {
    let heard = Mutex<[String]>([])
    do {
      let line = try JSONDecoder().decode(JobLine.self, from: Data(text.utf8))
      (report.routine, report.output) = (line.routine, line.output)
      let folder = URL(filePath: line.output).deletingLastPathComponent().path
      if swept.insert(folder).inserted { SoundFile.sweep(besides: line.output) }
      try await Message.$listener.withValue({ said in heard.withLock { $0.append(said) } }) {
        try await attempt(line, &report, keys)
      }
    } catch let failure as Failure {
      (report.error, report.code) = (failure.message, failure.code)
    } catch let error as DecodingError {
      (report.error, report.code) = ("this is no job: \(error.summary)", 64)
    } catch let code as ExitCode {
      // What is wrong was told before.
      (report.error, report.code) = ("the script has errors", code.rawValue == 1 ? 65 : 64)
    } catch {
      (report.error, report.code) = (Render.message(for: error), 64)
    }
    report.warnings = heard.withLock { $0.map { $0.trimmingCharacters(in: .newlines) } }
  }

  private func attempt(
    _ line: JobLine, _ report: inout JobReport, _ keys: SoundKeys
  ) async throws {
    let command = try Render.parse(line.arguments)
    guard line.routine != "-" else {
      throw Failure("a job has no standard input", hint: nil, code: 64)
    }
    let isOurs = SoundFile.key(at: line.output) != nil
    let place = try command.place(isReplacing: isReplacing || command.force || isOurs)
    guard case .newFile = place.target else {
      throw Failure("\(line.output) is not the name of a file", code: 73)
    }
    let job = try command.job(at: place)
    let key = try keys.key(of: job)
    report.key = key
    let isSame = SoundFile.key(at: line.output) == key && job.hasTexts
    if isSame, !isReplacing, !command.force, let frames = SoundFile.wholeFrames(at: line.output) {
      report.state = .skipped
      report.duration = frames / 48
    } else {
      let result = try await job.make(key: key) { _ in }
      report.state = .made
      report.duration = result.duration.count
      report.cues = result.cues
      report.loudness = result.loudness.map { Int(($0 * 100).rounded()) }
    }
    if report.state == .made || isVerifying {
      report.sha256 = SoundKeys.checksum(of: line.output)
    }
    report.bytes = try FileManager.default.attributesOfItem(atPath: line.output)[.size] as? Int
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
