internal import LimberDiagnostics
internal import LimberTimeline

/// A session that stretches people who have not moved yet (LANGUAGE.md 6.2, R802).
struct WarmUpLint {
  let words: LintWords
  let source: Source

  /// What is missing in front of a session's first stretch on the floor, or strong one.
  ///
  /// `poses` gives the pose of each use that could be resolved, by the line of the use.
  func check(
    _ session: Session, _ lines: [LineSyntax], poses: [Int: Pose],
    suggesting example: @autoclosure () -> String
  ) -> Diagnostic? {
    guard !session.isWarmedUp else { return nil }
    for (number, part) in session.parts.enumerated() {
      if isWarming(title(of: part, lines)) { return nil }
      for item in part.items {
        switch finding(about: item, poses) {
        case .warmUp: return nil
        case .nothing: continue
        case .stretch(let line, let kind):
          let place =
            number == 0 && part.origin.line != session.origin.line ? part.origin.line : line
          return diagnostic(
            at: place, part: place == part.origin.line, kind, lines, example())
        }
      }
    }
    return nil
  }

  private enum Finding {
    case warmUp, nothing
    case stretch(line: Int, kind: String)
  }

  private func finding(about item: Session.Item, _ poses: [Int: Pose]) -> Finding {
    switch item {
    case .step(.window(let window)): return window.kind.isMovement ? .warmUp : .nothing
    case .step: return .nothing
    case .use(_, let origin):
      guard let pose = poses[origin.line] else { return .warmUp }
      if pose.isMovement || isWarming(pose.title) || pose.about.targets.contains(where: isWarming) {
        return .warmUp
      }
      guard pose.hasWindow(of: .hold) else { return .nothing }
      if pose.about.level == "strong" { return .stretch(line: origin.line, kind: "strong") }
      return isOnFloor(pose.about.position) ? .stretch(line: origin.line, kind: "floor") : .nothing
    }
  }

  private func title(of part: Session.Part, _ lines: [LineSyntax]) -> String {
    guard let line = lines.line(part.origin.line),
      case .heading(let heading) = line.statement, heading.keyword == .part
    else { return "" }
    return heading.name.words
  }

  private func isWarming(_ text: String) -> Bool {
    let text = text.lowercased()
    return words.warmingUp.contains { text.mayContain($0) && text.contains($0) }
  }

  private func isOnFloor(_ position: String?) -> Bool {
    guard let position = position?.lowercased() else { return false }
    return words.floor.contains { position.contains($0) }
      && !words.notFloor.contains { position.contains($0) }
  }

  private func diagnostic(
    at number: Int, part: Bool, _ kind: String, _ lines: [LineSyntax], _ example: String
  ) -> Diagnostic? {
    guard let line = lines.line(number) else { return nil }
    return Diagnostic(
      .warning, Diagnostic.Code("R802"), "this session goes straight into stretching", in: source,
      at: Label(line.content.range, "the first \(part ? "part" : "pose") is \(kind) work")
    ).advising(
      .help("start with a few minutes of easy movement, for example \"\(example)\""),
      .note(
        "if people warm up beforehand, say so with \"Warm-up: done separately\" in the header"))
  }
}

extension String {
  /// Whether the bytes of a word stand in it: far quicker to tell than whether its letters do.
  fileprivate func mayContain(_ word: String) -> Bool {
    utf8.indices.contains { utf8[$0...].starts(with: word.utf8) }
  }
}

extension Pose {
  /// Whether it moves before it holds.
  fileprivate var isMovement: Bool {
    for step in setup + sided + afterwards {
      guard case .window(let window) = step else { continue }
      if window.kind == .hold { return false }
      if window.kind.isMovement { return true }
    }
    return false
  }
}

extension Window.Kind {
  fileprivate var isMovement: Bool { self == .move || self == .flow || self == .reps }
}
