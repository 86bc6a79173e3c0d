import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

/// Certain changes are made, and only those.
struct MendingTests {
  private func report(on source: Source) -> Report {
    let compilation = Compilation(of: source, in: DiagnosticCase.library)
    var report = compilation.report
    if let plan = compilation.routine?.plan(PlanOptions(), measure: FixedMeasure()) {
      report.append(plan.diagnostics)
    }
    return report
  }

  static let sources = DiagnosticCase.all.map(\.source) + ThirtyTwoCase.all.map(\.source)

  @Test func `after mending nothing certain is left to do`() {
    var fixes = 0
    for source in Self.sources {
      let mending = Mending(source) { report(on: $0) }
      fixes += mending.fixes.count
      let left = report(on: mending.source).diagnostics.filter { diagnostic in
        diagnostic.source == mending.source && diagnostic.advice.contains(where: \.isSafe)
      }
      #expect(left.isEmpty, "\(source.name): \(left.map(\.code.name))")
      #expect(mending.fixes.isEmpty == (mending.source == source))
    }
    #expect(fixes > 30)
  }

  @Test func `a fix parses, and its diagnostic is gone`() {
    for source in Self.sources {
      for diagnostic in report(on: source).diagnostics where diagnostic.source == source {
        guard let advice = diagnostic.advice.first(where: \.isSafe) else { continue }
        let code = diagnostic.code
        let before = report(on: source).diagnostics.map(\.code)
        let after = report(on: source.edited(by: advice.edits)).diagnostics.map(\.code)
        #expect(after.count { $0 == code } < before.count { $0 == code }, "\(source.name)")
      }
    }
  }

  @Test func `all that is done is told`() {
    let text = "Pose: P\nEach side\nLie {side.\nHodl: 30-20 seconds # why\nHold: 5m\n"
    let mending = Mending(Source(name: "a.routine", text: text)) { report(on: $0) }
    #expect(
      mending.source.text(in: 0..<mending.source.bytes.count)
        == "Pose: P\nEach side:\nLie {side}.\n# why\nHold: 20-30 seconds\nHold: 5 minutes\n")
    #expect(
      mending.fixes.map(\.text).joined() == """
        fixed[R104]: "Each side" needs a colon after it
         --> a.routine:2:1
          |
        2 | Each side:
        fixed[R601]: this { is never closed
         --> a.routine:3:5
          |
        3 | Lie {side}.
        fixed[R101]: "Hodl" is not a word that can start a line
         --> a.routine:4:1
          |
        4 | Hold: 30-20 seconds # why
        fixed[R202]: "m" could be minutes or metres
         --> a.routine:5:8
          |
        5 | Hold: 5 minutes
        fixed[R203]: this range runs from high to low
         --> a.routine:4:7
          |
        4 | Hold: 20-30 seconds # why
        fixed[R205]: comments go on a line of their own
         --> a.routine:4:21
          |
        4 | # why
        5 | Hold: 20-30 seconds

        """)
  }

  @Test func `fixes that disagree come to an end`() {
    let source = Source(name: "a.routine", text: "ab")
    let mending = Mending(source) { source in
      let word = source.bytes == Array("ab".utf8) ? "ba" : "ab"
      return Report([
        Diagnostic(.error, Diagnostic.Code("R000"), "", in: source, at: Label(0..<2))
          .advising(.fix(Edit(0..<2, word)))
      ])
    }
    #expect(mending.fixes.count == 1)
  }

  @Test func `an editor counts in code units of its own`() {
    let source = Source(name: "a", bytes: [0xEF, 0xBB, 0xBF] + Array("a😀é\r\nb".utf8))
    #expect(source.utf16Offset(of: 0) == 0)
    #expect(source.utf16Offset(of: 4) == 1)
    #expect(source.utf16Offset(of: 8) == 3)
    #expect(source.utf16Offset(of: source.bytes.count) == 7)
  }
}
