internal import LimberDiagnostics

/// Chooses the lines that count in one form of a pose, and puts each where it belongs
/// (LANGUAGE.md 3.9).
///
/// What comes out reads as if it had been written without choices, so that nothing behind this
/// needs to know of them.
struct LineSelection {
  private let source: Source
  /// The lines of the script.
  private let lines: [LineSyntax]
  /// Whether a sentence that is to replace one stays where there is none; else that is told.
  private let keepsSentences: Bool
  /// The places of those that count, in order.
  private var selected: [Int] = []
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
  ///
  /// Forms that differ from the standard one in two ways are only looked at when they are played:
  /// then no sentence may be lost in silence.
  static func select(
    _ lines: [LineSyntax], _ all: [Forms], in form: Form, of source: Source,
    keepingSentences keepsSentences: Bool = false
  ) -> (lines: SelectedLines, diagnostics: [Diagnostic]) {
    var selection = LineSelection(source: source, lines: lines, keepsSentences: keepsSentences)
    selection.selected.reserveCapacity(all.reduce(0) { $0 + $1.lines.count })
    for index in all.indices { selection.add(all[index], form) }
    return (SelectedLines(of: lines, at: selection.selected), selection.diagnostics)
  }

  private init(source: Source, lines: [LineSyntax], keepsSentences: Bool) {
    self.source = source
    self.lines = lines
    self.keepsSentences = keepsSentences
  }

  private mutating func add(_ forms: Forms, _ form: Form) {
    guard forms.hasChoices else {
      selected += forms.lines
      return
    }
    start = selected.count
    window = nil
    forgetBelow(from: start)
    for place in forms.lines {
      let outline = lines[place].outline
      guard outline.contains(.qualified) else {
        append(place, outline)
        continue
      }
      guard forms.counts(lines[place], in: form) else { continue }
      if outline.contains(.chosen) { addChosen(place, outline) } else { append(place, outline) }
    }
  }

  private mutating func addChosen(_ place: Int, _ outline: LineOutline) {
    let line = lines[place]
    if let index = self.index(for: line) {
      selected[index] = place
    } else if let instead = line.instead, line.statement.isSpoken, !keepsSentences {
      diagnostics.append(.nothingToReplace(instead, line, source))
    } else {
      append(place, outline)
    }
  }

  private mutating func append(_ place: Int, _ outline: LineOutline) {
    if !outline.contains(.belowWindow) {
      window = selected.count
      forgetBelow(from: selected.count + 1)
    }
    selected.append(place)
  }

  private func statement(at index: Int) -> Statement { lines[selected[index]].statement }

  private mutating func forgetBelow(from next: Int) {
    if !below.isEmpty { below = [:] }
    known = next
  }

  /// The line at a place below the same one.
  private mutating func line(at place: PlaceBelow) -> Int? {
    for index in known..<selected.count {
      if let place = statement(at: index).place { below[place] = index }
    }
    known = selected.count
    return below[place]
  }

  /// The selected line that `line` takes the place of, if it takes one's place.
  private mutating func index(for line: LineSyntax) -> Int? {
    switch line.statement {
    case .spoken where line.instead != nil:
      guard selected.count > start, statement(at: selected.count - 1).isSpoken else {
        return nil
      }
      return selected.count - 1
    case .timed(let timed):
      return window.flatMap { statement(at: $0).timedKeyword == timed.keyword ? $0 : nil }
    case .phase where window.map({ statement(at: $0).timedKeyword }) == nil: return nil
    default: return line.statement.place.flatMap { self.line(at: $0) }
    }
  }
}

/// The lines that count in one form, which share the lines of their script.
struct SelectedLines: RandomAccessCollection {
  private let lines: [LineSyntax]
  private let places: [Int]

  init(of lines: [LineSyntax], at places: [Int]) {
    self.lines = lines
    self.places = places
  }

  var startIndex: Int { 0 }
  var endIndex: Int { places.count }
  subscript(index: Int) -> LineSyntax { lines[places[index]] }

  /// The outline of a line, without a look at the line itself.
  func outline(at index: Int) -> LineOutline { lines[places[index]].outline }

  /// What a line sets, without a look at the line itself.
  func setting(at index: Int) -> Keyword? { lines[places[index]].setting }
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
