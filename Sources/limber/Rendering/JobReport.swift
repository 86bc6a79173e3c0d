internal import Foundation
internal import LimberExport

/// What came of a job, as one line of JSON.
struct JobReport {
  /// How it ended.
  enum State: String { case made, skipped, failed }

  /// Its line in the list, counted from 1.
  var line = 0
  var state: State
  var routine: String?
  var output: String?
  /// What names everything that the sound is made from.
  var key: String?
  /// The checksum of the output, and its size in bytes.
  var sha256: String?
  var bytes: Int?
  /// How long the sound lasts, in milliseconds, with the ring of the last one.
  var duration: Int?
  var cues: Int?
  /// The integrated loudness, in hundredths of LUFS.
  var loudness: Int?
  /// How long the job took, in milliseconds.
  var spent = 0
  /// What was noticed.
  var warnings: [String] = []
  /// Why it failed, and the code of `sysexits.h` for it.
  var error: String?
  var code: Int32?

  /// The line, with its line end; what is not known is left out.
  var text: String {
    var members: [(key: String, value: JSONValue)] = [
      ("line", .integer(line)), ("state", .string(state.rawValue)),
    ]
    func add(_ key: String, _ value: JSONValue?) {
      if let value { members.append((key, value)) }
    }
    add("routine", routine.map { .string($0) })
    add("output", output.map { .string($0) })
    add("key", key.map { .string($0) })
    add("sha256", sha256.map { .string($0) })
    add("bytes", bytes.map { .integer($0) })
    add("durationMs", duration.map { .integer($0) })
    add("cues", cues.map { .integer($0) })
    add("centiLUFS", loudness.map { .integer($0) })
    add("spentMs", .integer(spent))
    add("warnings", warnings.isEmpty ? nil : .array(warnings.map { .string($0) }))
    add("code", code.map { .integer(Int($0)) })
    add("error", error.map { .string($0) })
    return JSONValue.object(members).text + "\n"
  }
}
