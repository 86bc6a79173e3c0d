import LimberExport
import LimberTesting
import LimberTimeline
import Testing

/// What sheets say by themselves.
struct SheetWordsTests {
  private static let words = SheetWords(
    [
      .caution: "Vorsicht", .left: "Linke Seite", .right: "Rechte Seite", .afterwards: "Danach",
      .ready: "Wenn du bereit bist", .set: "Satz {n} von {m}", .hold: "Halten", .rest: "Ausruhen",
      .pause: "Stille", .move: "Bewegen", .flow: "Atmen_und bewegen", .both: "Beide <Seiten>",
      .words: "Worte", .count: "Zahl", .tone: "Ton", .breath: "Atem",
    ]) { "\($0.value)x" }

  @Test func `a sheet speaks the words it is given, escaped where they need it`() {
    var options = ExportOptions()
    options.words = Self.words
    let text = ExportFormat.text.text(of: SessionExample.timeline, options)
    for line in [
      "Linke Seite", "Danach", "Satz 2 von 2", "HALTEN 23000x", "AUSRUHEN 20000x",
      "ATMEN_UND BEWEGEN 2x",
    ] { #expect(text.contains(line), "\(line)") }
    let page = ExportFormat.markdown.text(of: SessionExample.timeline, options)
    for line in [
      "### Linke Seite", "### Danach", "> **Vorsicht:** Keep", "**Halten, 23000x**",
      "**Atmen\\_und bewegen, 2x**",
    ] { #expect(page.contains(line), "\(line)") }
    for english in ["Left side", "Afterwards", "Caution", "HOLD", "seconds**"] {
      #expect(!text.contains(english) && !page.contains(english))
    }
  }

  @Test func `what stands in front of something has the mark of the language`() {
    var options = ExportOptions()
    options.words = SheetWords([.caution: "Attention", .equipment: "Matériel", .label: "{word} :"])
    {
      SheetWords.amount(of: $0)
    }
    options.equipment = ["tapis", "<mur>"]
    let page = ExportFormat.markdown.text(of: SessionExample.timeline, options)
    #expect(page.contains("> **Attention\u{A0}:** Keep"))
    #expect(page.contains("\n**Matériel\u{A0}:** tapis, \\<mur\\>\n"))
    let text = ExportFormat.text.text(of: SessionExample.timeline, options)
    #expect(text.contains("\nMatériel\u{A0}: tapis, <mur>\n"))
  }

  @Test func `a picture speaks them too`() {
    var options = ExportOptions()
    options.words = Self.words
    let picture = ExportFormat.svg.text(of: SessionExample.timeline, options)
    for words in [
      ">Linke Seite<", ">Beide &lt;Seiten&gt;<", ">Ausruhen, Stille<", ">Vorsicht<", ">Worte<",
      ">Zahl<", ">Ton<", ">Atem<", "Halten, 23000x", "Ausruhen, 20000x",
    ] { #expect(picture.contains(words), "\(words)") }
    for english in [">Left side<", ">Both", ">Words<", ">Caution<", "Hold, "] {
      #expect(!picture.contains(english), "\(english)")
    }
  }

  @Test func `what is missing is English`() {
    var options = ExportOptions()
    options.words = SheetWords([:]) { SheetWords.amount(of: $0) }
    for format in [ExportFormat.text, .markdown, .svg] {
      #expect(
        format.text(of: SessionExample.timeline, options)
          == format.text(of: SessionExample.timeline))
    }
  }
}

extension SheetWords {
  fileprivate static func amount(of dose: Dose) -> String { dose.words }
}
