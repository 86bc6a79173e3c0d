/// What a sound file tells about itself, chapters included.
///
/// Nothing of it depends on the day or the machine, so that the same session gives the same bytes.
public struct SoundTags: Hashable, Sendable {
  /// A stretch of the sound that has a name.
  public struct Chapter: Hashable, Sendable {
    /// Where it starts, in milliseconds from the start of the sound.
    public var start: Int
    /// Where it ends, in the same way.
    public var end: Int
    /// Its name.
    public var title: String

    /// Creates a chapter.
    public init(start: Int, end: Int, title: String) {
      self.start = start
      self.end = end
      self.title = title
    }
  }

  /// The name of the session.
  public var title: String
  /// Who is heard.
  public var artist: String
  /// How it was made; may be empty.
  public var comment: String
  /// What it was made with.
  public var software: String
  /// What names everything that the sound was made from, told as it is; may be empty.
  public var key: String
  /// The chapters, in order.
  public var chapters: [Chapter]

  /// Creates tags.
  public init(
    title: String = "", artist: String = "", comment: String = "", software: String = "",
    key: String = "", chapters: [Chapter] = []
  ) {
    self.title = title
    self.artist = artist
    self.comment = comment
    self.software = software
    self.key = key
    self.chapters = chapters
  }

  /// Whether there is nothing to tell.
  var isEmpty: Bool { self == SoundTags() }

  /// The texts, each with one of the names it has in the formats.
  func fields<Name>(_ names: (title: Name, artist: Name, comment: Name, software: Name))
    -> [(name: Name, text: String)]
  {
    let all = [
      (names.title, title), (names.artist, artist), (names.comment, comment),
      (names.software, software),
    ]
    return all.map { (name: $0.0, text: $0.1.clean) }.filter { !$0.text.isEmpty }
  }
}

extension String {
  /// One line without control characters, so that nothing in it ends a field or steers a terminal.
  var clean: String {
    var line = UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace {
        if let last = line.last, last != " " { line.append(" ") }
      } else if scalar.properties.generalCategory != .control {
        line.append(scalar)
      }
    }
    if line.last == " " { line.removeLast() }
    return String(line)
  }
}
