internal import LimberDiagnostics

/// Chooses the lines that count in one form of a pose, and puts each where it belongs
/// (LANGUAGE.md 3.9).
///
/// What comes out reads as if it had been written without choices, so that nothing behind this
/// needs to know of them.
struct LineSelection {
  private let source: Source
  private var selected: [LineSyntax] = []
  private var diagnostics: [Diagnostic] = []

  /// The lines of a script in one form, with what is wrong with the choices themselves.
  static func select(
    _ lines: [LineSyntax], _ all: [Forms], in form: Form, of source: Source
  ) -> (lines: [LineSyntax], diagnostics: [Diagnostic]) {
    var selection = LineSelection(source: source)
    for forms in all { selection.add(lines[forms.lines], forms, form) }
    return (selection.selected, selection.diagnostics)
  }

  private init(source: Source) {
    self.source = source
  }

  private mutating func add(_ lines: ArraySlice<LineSyntax>, _ forms: Forms, _ form: Form) {
    let start = selected.count
    for line in lines where forms.counts(line, in: form) {
      if line.dependsOnChoice {
        addChosen(line, after: start)
      } else {
        selected.append(line)
      }
    }
  }

  private mutating func addChosen(_ line: LineSyntax, after start: Int) {
    if let index = place(of: line, after: start) {
      selected[index] = line
    } else if let instead = line.instead, line.statement.isSpoken {
      diagnostics.append(.nothingToReplace(instead, line, source))
    } else {
      selected.append(line)
    }
  }

  /// The line that `line` takes the place of, if it takes one's place.
  private func place(of line: LineSyntax, after start: Int) -> Int? {
    let above = selected.indices[start...].reversed()
    switch line.statement {
    case .spoken where line.instead != nil:
      return above.first.flatMap { selected[$0].statement.isSpoken ? $0 : nil }
    case .setting(let keyword, _) where !keyword.isSafety:
      let header = above.prefix { selected[$0].statement.isBelowWindow }
      return header.first { selected[$0].statement.setting == keyword }
    case .timed(let timed):
      let window = above.first { !selected[$0].statement.isBelowWindow }
      return window.flatMap { selected[$0].statement.timedKeyword == timed.keyword ? $0 : nil }
    case .prompt(let prompt):
      let own = above.prefix { selected[$0].statement.isBelowWindow }
      return own.first { selected[$0].statement.prompt.map { $0.isSame(as: prompt) } ?? false }
    case .phase(let phase, _):
      let own = above.prefix { selected[$0].statement.isBelowWindow }
      let isInWindow =
        own.count < above.count
        && selected[above[above.index(above.startIndex, offsetBy: own.count)]].statement
          .timedKeyword != nil
      guard isInWindow else { return nil }
      return own.first { if case .phase(phase, _) = selected[$0].statement { true } else { false } }
    default: return nil
    }
  }
}

extension Statement {
  fileprivate var isSpoken: Bool {
    if case .spoken = self { true } else { false }
  }

  fileprivate var setting: Keyword? {
    if case .setting(let keyword, _) = self { keyword } else { nil }
  }

  fileprivate var timedKeyword: Keyword? {
    if case .timed(let timed) = self { timed.keyword } else { nil }
  }

  fileprivate var prompt: PromptSyntax? {
    if case .prompt(let prompt) = self { prompt } else { nil }
  }

  /// Whether it can stand between a timed line, or a heading, and what belongs to it.
  fileprivate var isBelowWindow: Bool {
    switch self {
    case .prompt, .phase, .setting, .caution, .include: true
    default: false
    }
  }
}

extension PromptSyntax {
  /// Whether it is for the same moment of a window.
  fileprivate func isSame(as other: PromptSyntax) -> Bool {
    keyword == other.keyword && time?.quantity == other.time?.quantity && keyword != .during
  }
}

extension Diagnostic {
  fileprivate static func nothingToReplace(
    _ instead: Excerpt, _ line: LineSyntax, _ source: Source
  ) -> Diagnostic {
    let gap = instead.range.lowerBound - 1..<instead.range.upperBound
    return Diagnostic(
      .error, Code("R502"), "there is no instruction above this line to replace", in: source,
      at: Label(instead.range)
    ).advising(.maybe(Edit(gap, ""), title: "to add the sentence rather than replace one"))
  }
}
