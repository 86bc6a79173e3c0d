extension VoiceProfile {
  /// The text of a voice file with another gain; every other line, and what stands behind the old
  /// gain, stays as it was.
  ///
  /// A file without a gain gets one below its `voice`. Returns nil if the result would not say so.
  public static func yaml(_ yaml: String, withGain gain: String) -> String? {
    var lines = yaml.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    if let index = lines.firstIndex(where: { $0.utf8.starts(with: "gain:".utf8) }) {
      lines[index] = "gain: \(gain)" + behindValue(of: lines[index])
    } else if let index = lines.firstIndex(where: { $0.utf8.starts(with: "voice:".utf8) }) {
      let end = lines[index].utf8.last == UInt8(ascii: "\r") ? "\r" : ""
      lines.insert("gain: \(gain)\(end)", at: index + 1)
    }
    let changed = lines.joined(separator: "\n")
    let profile = try? VoiceProfile(yaml: changed, file: "")
    return profile?.gain == Double(gain) ? changed : nil
  }

  /// The comment behind a value, with the space in front of it, and the end of the line.
  private static func behindValue(of line: String) -> String {
    let scalars = Array(line.unicodeScalars)
    let comment = scalars.indices.first { $0 > 0 && scalars[$0] == "#" && isSpace(scalars[$0 - 1]) }
    var start = comment ?? scalars.endIndex
    while start > 0, isSpace(scalars[start - 1]) || scalars[start - 1] == "\r" { start -= 1 }
    var rest = String.UnicodeScalarView()
    rest.append(contentsOf: scalars[start...])
    return String(rest)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t"
  }
}
