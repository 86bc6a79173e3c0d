/// Letters of few points, thick enough to be read from afar.
enum BlockFont {
  /// How high a letter without marks is, in points.
  static let height = 5

  /// A letter, and the mark above or below it.
  struct Letter {
    fileprivate let body: [[Bool]]
    let above: [[Bool]]
    let below: [[Bool]]

    /// Its rows, with room for marks that other letters have.
    func rows(above: Int, below: Int) -> [[Bool]] {
      let blank = [Bool](repeating: false, count: body.first?.count ?? 0)
      return Array(repeating: blank, count: above - self.above.count) + self.above + body
        + self.below + Array(repeating: blank, count: below - self.below.count)
    }
  }

  /// The letter for a capital, a digit or a sign; nil if there is none.
  static func letter(_ character: Character) -> Letter? {
    if let drawn = drawings[character] {
      return Letter(body: points(drawn), above: [], below: [])
    }
    guard let (base, mark) = marked[character], let drawn = drawings[base] else { return nil }
    let body = points(drawn)
    let row = fitted(mark.drawing, to: body.first?.count ?? 0)
    let blank = row.map { _ in false }
    guard mark != .cedilla else { return Letter(body: body, above: [], below: [row]) }
    return Letter(body: body, above: [row, blank], below: [])
  }

  private enum Mark {
    case diaeresis, acute, grave, circumflex, tilde, ring, cedilla

    var drawing: String {
      switch self {
      case .diaeresis: "#.#"
      case .acute: ".##"
      case .grave: "##."
      case .circumflex, .ring, .cedilla: ".#."
      case .tilde: "###"
      }
    }
  }

  private static let marked: [Character: (Character, Mark)] = [
    "Ä": ("A", .diaeresis), "Ö": ("O", .diaeresis), "Ü": ("U", .diaeresis),
    "Ë": ("E", .diaeresis), "Ï": ("I", .diaeresis), "Á": ("A", .acute), "É": ("E", .acute),
    "Í": ("I", .acute), "Ó": ("O", .acute), "Ú": ("U", .acute), "À": ("A", .grave),
    "È": ("E", .grave), "Ù": ("U", .grave), "Â": ("A", .circumflex), "Ê": ("E", .circumflex),
    "Î": ("I", .circumflex), "Ô": ("O", .circumflex), "Û": ("U", .circumflex),
    "Ñ": ("N", .tilde), "Ã": ("A", .tilde), "Õ": ("O", .tilde), "Å": ("A", .ring),
    "Ç": ("C", .cedilla),
  ]

  private static func points(_ drawing: String) -> [[Bool]] {
    drawing.split(separator: "/").map { $0.map { $0 == "#" } }
  }

  /// A mark in the middle of a letter that may be wider or narrower than it.
  private static func fitted(_ drawing: String, to width: Int) -> [Bool] {
    let mark = drawing.map { $0 == "#" }
    let before = max(0, (width - mark.count) / 2)
    let row = Array(repeating: false, count: before) + mark
    return Array((row + Array(repeating: false, count: width)).prefix(width))
  }

  private static let drawings: [Character: String] = [
    " ": "././././.", "0": "###/#.#/#.#/#.#/###", "1": ".#./##./.#./.#./###",
    "2": "###/..#/###/#../###", "3": "###/..#/###/..#/###", "4": "#.#/#.#/###/..#/..#",
    "5": "###/#../###/..#/###", "6": "###/#../###/#.#/###", "7": "###/..#/..#/..#/..#",
    "8": "###/#.#/###/#.#/###", "9": "###/#.#/###/..#/###", "A": "###/#.#/###/#.#/#.#",
    "B": "##./#.#/##./#.#/##.", "C": "###/#../#../#../###", "D": "##./#.#/#.#/#.#/##.",
    "E": "###/#../##./#../###", "F": "###/#../##./#../#..", "G": "####/#.../#.##/#..#/####",
    "H": "#.#/#.#/###/#.#/#.#", "I": "###/.#./.#./.#./###", "J": "..#/..#/..#/#.#/###",
    "K": "#..#/#.#./##../#.#./#..#", "L": "#../#../#../#../###",
    "M": "#...#/##.##/#.#.#/#...#/#...#", "N": "#..#/##.#/#.##/#..#/#..#",
    "O": "####/#..#/#..#/#..#/####", "P": "###/#.#/###/#../#..", "Q": "####/#..#/#..#/#.##/####",
    "R": "###/#.#/##./#.#/#.#", "S": "###/#../###/..#/###", "T": "###/.#./.#./.#./.#.",
    "U": "#.#/#.#/#.#/#.#/###", "V": "#.#/#.#/#.#/#.#/.#.", "W": "#...#/#...#/#.#.#/##.##/#...#",
    "X": "#.#/#.#/.#./#.#/#.#", "Y": "#.#/#.#/.#./.#./.#.", "Z": "###/..#/.#./#../###",
    ":": "./#/./#/.", ".": "././././#", ",": "./././#/#", "!": "#/#/#/./#", "'": "#/#/././.",
    "’": "#/#/././.", "-": ".../.../###/.../...", "–": ".../.../###/.../...",
    "?": "###/..#/.##/.../.#.", "/": "..#/..#/.#./#../#..", "(": ".#/#./#./#./.#",
    ")": "#./.#/.#/.#/#.", "+": ".../.#./###/.#./...", "&": ".#../#.#./.#../#.#./.#.#",
    ";": "./#/./#/#",
  ]
}
