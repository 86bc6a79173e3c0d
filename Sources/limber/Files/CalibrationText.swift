internal import Foundation

/// What a voice says when its loudness is measured: a `.calibration` file of each language.
enum CalibrationText {
  /// The sentences in the language of a tag; `de` also serves for `de-AT`.
  static func sentences(in language: String) throws -> [String] {
    let primary = language.lowercased().prefix { $0 != "-" }
    for folder in VoiceFinder.folders.map(\.path) {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(primary).calibration")
      else { continue }
      let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
      let sentences = lines.map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty && !$0.hasPrefix("#") }
      if !sentences.isEmpty { return sentences }
    }
    throw Failure(
      "there is no calibration text in the language \"\(language)\"",
      hint: "write some 20 instructions, one a line, to \(primary).calibration beside the voice")
  }
}
