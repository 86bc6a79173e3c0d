/// The functions of a Swift file and how many lines each takes, found by counting braces.
///
/// Functions are `func`, `init`, `deinit` and `subscript`, from the line with that word to the
/// line with the closing brace. Computed properties and closures count for what they stand in.
struct FunctionLengths {
  /// The first line of each function, counted from 1, and how many lines it takes.
  private(set) var lengths: [(line: Int, length: Int)] = []
  private var line = 1
  private var parentheses = 0
  /// The line of a function that has no body yet.
  private var pending: Int?
  /// For each open brace: the line of the function it is the body of, and the parentheses around.
  private var open: [(function: Int?, parentheses: Int)] = []

  init(_ source: String) {
    var word = ""
    var before: Character = " "
    for character in CodeText.text(of: source) {
      if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
        continue
      }
      if !word.isEmpty { see(word, after: before) }
      word = ""
      if !character.isWhitespace || before != "." { before = character }
      see(character)
    }
    lengths.sort { $0.line < $1.line }
  }

  private mutating func see(_ word: String, after before: Character) {
    let isDeclaration = ["func", "init", "deinit", "subscript"].contains(word)
    if isDeclaration, before != ".", parentheses == 0 { pending = line }
  }

  private mutating func see(_ character: Character) {
    switch character {
    case "\n": line += 1
    case "(": parentheses += 1
    case ")": parentheses -= 1
    case "{":
      open.append((parentheses == 0 ? pending : nil, parentheses))
      if parentheses == 0 { pending = nil }
      parentheses = 0
    case "}": close()
    default: break
    }
  }

  private mutating func close() {
    guard let scope = open.popLast() else { return }
    if scope.parentheses == 0 { pending = nil }
    parentheses = scope.parentheses
    if let start = scope.function { lengths.append((start, line - start + 1)) }
  }
}
