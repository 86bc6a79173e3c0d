internal import LimberTimeline

extension ExportFormat {
  /// For paper: one line for everything said or timed, its time in front (LANGUAGE.md 8.1).
  ///
  /// Counts, halfway cues, breath words and tones are not in it, unless they are chosen.
  public static let text = ExportFormat(
    name: "text", pathExtension: "txt", purpose: "a sheet of paper", features: [.cues]
  ) { timeline, options in
    var sheet = PlainSheet(width: timeline.duration.clock.count, words: options.words)
    for item in timeline.sheet(options) { sheet.add(item) }
    return sheet.lines.map { $0 + "\n" }.joined()
  }
}

/// A sheet as plain text, while it is written from top to bottom.
private struct PlainSheet {
  /// What lines belong together; an empty line stands between two that do not.
  enum Block {
    case heading, caution, steps
  }

  /// How wide the longest time is.
  let width: Int
  let words: SheetWords
  var lines: [String] = []
  private var block = Block.heading

  init(width: Int, words: SheetWords) {
    self.width = width
    self.words = words
  }

  mutating func add(_ item: SheetItem) {
    switch item {
    case .title(let title, let length, let position):
      addHeading(title.uppercased(), length, position)
    case .pose(let title, let length, let position): addHeading(title, length, position)
    case .round(let name): add([name], to: .heading, apart: true)
    case .set(let name): add([name], to: .steps)
    case .side(let side): add([words.heading(side)], to: .steps)
    case .caution(let text):
      add(wrapped("  !" + String(repeating: " ", count: width + 1), text), to: .caution)
    case .equipment(let text): add(wrapped(words.label(.equipment) + " ", text), to: .heading)
    case .step(let text, let start): add(step: text, at: start)
    case .dose(let kind, let dose, let start):
      add(step: "\(words.activity(kind).uppercased()) \(words.amount(dose))", at: start)
    case .gate(let start): add(step: words[.ready].uppercased(), at: start)
    }
  }

  private mutating func addHeading(_ title: String, _ length: Milliseconds, _ position: String?) {
    add(["\(title)   \(length.clock)"], to: .heading, apart: true)
    if let position { add([position], to: .heading) }
  }

  private mutating func add(step text: String, at start: Milliseconds) {
    let time = start.clock
    let space = String(repeating: " ", count: max(0, width - time.count))
    add(wrapped("  \(space)\(time)  ", text), to: .steps)
  }

  /// How long lines are, in characters; a sheet of paper has no more.
  private static let most = 78

  /// A text behind `head`; what does not fit goes on below, as far in as texts behind a time.
  ///
  /// It is cut at spaces alone, whatever a mark behind one joins.
  private func wrapped(_ head: String, _ text: String) -> [String] {
    let indent = String(repeating: " ", count: width + 4)
    var lines = [head]
    var length = head.count
    for (number, word) in text.unicodeScalars.split(separator: " ").enumerated() {
      let word = String(word)
      if number > 0, length + 1 + word.count > Self.most {
        lines.append(indent)
        length = indent.count
      } else if number > 0 {
        lines[lines.count - 1] += " "
        length += 1
      }
      lines[lines.count - 1] += word
      length += word.count
    }
    return lines
  }

  private mutating func add(_ new: [String], to next: Block, apart: Bool = false) {
    if !lines.isEmpty, apart || next != block { lines.append("") }
    lines += new
    block = next
  }
}
