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
  /// Where the present pose starts.
  private var start = 0
  /// The last line of the pose that others can belong to.
  private var window: Int?
  /// What belongs to that line, or to the header, so that it is found at once.
  private var below: [PlaceBelow: Int] = [:]
  /// Up to where `below` has been filled, which is only done when somebody asks.
  private var known = 0

  /// The lines of a script in one form, with what is wrong with the choices themselves.
  static func select(
    _ lines: [LineSyntax], _ all: [Forms], in form: Form, of source: Source
  ) -> (lines: [LineSyntax], diagnostics: [Diagnostic]) {
    if all.last?.lines.upperBound == lines.count, all.first?.lines.lowerBound == 0,
      !all.contains(where: \.hasChoices)
    {
      return (lines, [])
    }
    var selection = LineSelection(source: source)
    selection.selected.reserveCapacity(all.reduce(0) { $0 + $1.lines.count })
    for forms in all { selection.add(lines[forms.lines], forms, form) }
    return (selection.selected, selection.diagnostics)
  }

  private init(source: Source) {
    self.source = source
  }

  private mutating func add(_ lines: ArraySlice<LineSyntax>, _ forms: Forms, _ form: Form) {
    guard forms.hasChoices else {
      selected += lines
      return
    }
    start = selected.count
    window = nil
    forgetBelow(from: start)
    for line in lines where forms.counts(line, in: form) {
      if line.dependsOnChoice { addChosen(line) } else { append(line) }
    }
  }

  private mutating func addChosen(_ line: LineSyntax) {
    if let index = place(of: line) {
      selected[index] = line
    } else if let instead = line.instead, line.statement.isSpoken {
      diagnostics.append(.nothingToReplace(instead, line, source))
    } else {
      append(line)
    }
  }

  private mutating func append(_ line: LineSyntax) {
    if !line.outline.contains(.belowWindow) {
      window = selected.count
      forgetBelow(from: selected.count + 1)
    }
    selected.append(line)
  }

  private mutating func forgetBelow(from next: Int) {
    if !below.isEmpty { below = [:] }
    known = next
  }

  /// The line at a place below the same one.
  private mutating func line(at place: PlaceBelow) -> Int? {
    for index in known..<selected.count {
      if let place = selected[index].statement.place { below[place] = index }
    }
    known = selected.count
    return below[place]
  }

  /// The line that `line` takes the place of, if it takes one's place.
  private mutating func place(of line: LineSyntax) -> Int? {
    switch line.statement {
    case .spoken where line.instead != nil:
      guard selected.count > start, selected[selected.count - 1].statement.isSpoken else {
        return nil
      }
      return selected.count - 1
    case .timed(let timed):
      return window.flatMap { selected[$0].statement.timedKeyword == timed.keyword ? $0 : nil }
    case .phase where window.map({ selected[$0].statement.timedKeyword }) == nil: return nil
    default: return line.statement.place.flatMap { self.line(at: $0) }
    }
  }
}

/// What two lines below the same timed line, or in the same header, have in common if one can take
/// the place of the other.
private enum PlaceBelow: Hashable {
  case setting(Keyword)
  case prompt(Keyword, Quantity?)
  case phase(Phase)
}

extension Statement {
  fileprivate var isSpoken: Bool {
    if case .spoken = self { true } else { false }
  }

  fileprivate var timedKeyword: Keyword? {
    if case .timed(let timed) = self { timed.keyword } else { nil }
  }

  /// Which lines below the same one it can take the place of.
  fileprivate var place: PlaceBelow? {
    switch self {
    case .setting(let keyword, _) where !keyword.isSafety: .setting(keyword)
    case .prompt(let prompt) where prompt.keyword != .during:
      .prompt(prompt.keyword, prompt.time?.quantity)
    case .phase(let phase, _): .phase(phase)
    default: nil
    }
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
