extension String {
  /// The text with some of its characters replaced, all in one pass.
  ///
  /// Works on code points: a mark may join the character before it, which is replaced all the same.
  func replacing(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars {
      if let text = replacement(scalar) {
        result.append(contentsOf: text.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text with character references, as WebVTT and XML read them.
  ///
  /// `>` is one too, so that no `-->` can come out; what XML cannot hold at all is left out.
  var withReferences: String {
    replacing { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\u{FFFE}", "\u{FFFF}": ""
      default: nil
      }
    }
  }
}
