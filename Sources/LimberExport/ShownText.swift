extension String {
  /// The text as it is shown: one clean line, before any escaping.
  ///
  /// Every run of white space, line ends and U+2028 included, becomes one space; other control
  /// characters are removed; the ends are trimmed (LANGUAGE.md 8.0, rule 4). May be empty.
  package var shown: String {
    var line = UnicodeScalarView()
    var isSpaceDue = false
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        isSpaceDue = !line.isEmpty
      } else if scalar.properties.generalCategory != .control {
        if isSpaceDue { line.append(" ") }
        isSpaceDue = false
        line.append(scalar)
      }
    }
    return String(line)
  }

  /// The text with its first letter in upper case.
  package var capitalizedFirst: String {
    prefix(1).uppercased() + dropFirst()
  }
}

extension String {
  /// The text without the full stop at its end.
  var withoutFullStop: String {
    hasSuffix(".") ? String(dropLast()) : self
  }
}
