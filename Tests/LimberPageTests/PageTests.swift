import Foundation
import LimberDigest
import LimberExport
import LimberPage
import LimberTesting
import LimberTimeline
import Testing

struct PageTests {
  let page = BuiltPage()

  @Test func `equal sessions have equal pages, which end with a line end`() {
    #expect(page.text == BuiltPage().text)
    #expect(page.text.hasSuffix("</html>\n"))
    #expect(!page.text.contains("{{"))
  }

  @Test func `nothing is loaded from anywhere`() throws {
    let addresses = page.text.matches(of: /(?:src|href|srcset|action|poster)="([^":]*:?)/).map(\.1)
    #expect(addresses == ["data:", "data:", "data:"])
    #expect(!page.text.contains("url("))
    #expect(!page.text.contains("@import"))
    #expect(!page.text.contains("http:") && !page.text.contains("https:"))
  }

  @Test(arguments: [("style-src", "style"), ("script-src", "script")])
  func `the policy allows what is there, and nothing else`(directive: String, name: String) throws {
    let content = try #require(page.between("<\(name)>", "</\(name)>"))
    let digest = Data(SHA256.digest(of: Array(content.utf8))).base64EncodedString()
    let policy = try #require(page.between("Content-Security-Policy\" content=\"", "\""))
    #expect(policy.contains("\(directive) 'sha256-\(digest)';"))
    #expect(policy.hasPrefix("default-src 'none';"))
    #expect(!policy.contains("unsafe"))
  }

  @Test(arguments: 0...7)
  func `the sound comes out of it as it went in`(count: Int) {
    let sound = (0..<count).map { UInt8(truncatingIfNeeded: 251 - $0 * 37) }
    #expect(BuiltPage(sound: sound).bytes(of: "audio/mpeg") == sound)
  }

  @Test func `the captions are those of WebVTT`() {
    let track = page.bytes(of: "text/vtt").map { String(decoding: $0, as: UTF8.self) }
    #expect(track == ExportFormat.webVTT.text(of: PageExample.timeline))
    #expect(page.rows("captions").count == 12)
  }

  @Test func `no text of a stranger becomes a part of the page`() {
    #expect(page.text.components(separatedBy: "<script").count == 3)
    #expect(page.text.components(separatedBy: "</script").count == 3)
    #expect(page.text.components(separatedBy: "</style").count == 2)
    #expect(!page.text.contains("-->") && !page.text.contains("\u{2028}"))
    #expect(!page.visible.contains("<b>"))
    let title = "Evening </script><script>alert(1)</script> & --> \"rest\""
    #expect(page.session["title"] as? String == title)
  }

  static let hostile: [String] = {
    var texts = HostileText(seed: 7)
    let odd = [
      "</title>", "{{session}}", "\"><img src=x>", "' onclick='", "<!--", "]]>", "&amp;", "",
    ]
    return odd + (0..<24).map { _ in texts.next() }
  }()

  @Test(arguments: hostile)
  func `hostile texts stay text`(hostile: String) {
    var timeline = PageExample.timeline
    timeline.title = hostile
    timeline.sections[1].title = hostile
    timeline.cues[1].sound = .speech(Utterance(text: hostile, role: .safety, language: "en"))
    let page = BuiltPage(timeline, facts: PageFacts(askFirst: [hostile], notes: [hostile]))
    #expect(page.text.components(separatedBy: "<script").count == 3)
    #expect(!page.session.isEmpty)
    let tags = page.visible.matches(of: /<\/?([a-z0-9]+)/).map { String($0.1) }
    #expect(Set(tags).isSubset(of: Self.elements))
  }

  private static let elements: Set = [
    "header", "main", "section", "div", "p", "h1", "h2", "h3", "h4", "ol", "ul", "li", "span",
    "button", "svg", "circle", "path", "details", "summary", "footer", "input", "audio", "track",
  ]

  @Test func `no caution is left out, and none stands there twice`() {
    let cautions = [
      "Stop if it &lt;b&gt;hurts&lt;/b&gt; &amp; rest.", "Go slowly.", "Never force it.",
      "Mind your knee.", "Ask a professional first if your back was hurt.",
    ]
    for caution in cautions {
      #expect(page.visible.components(separatedBy: caution).count == 2, "\(caution)")
    }
  }

  @Test func `what both sides do is told once, and what follows them by itself`() {
    var timeline = PageExample.timeline
    timeline.slots[7].kind = .hold
    timeline.slots[7].side = nil
    timeline.slots[7].dose = Dose(value: 5, unit: .breath)
    let page = BuiltPage(timeline)
    #expect(page.visible.contains(">Hold, 10 seconds · each side</p>"))
    #expect(page.visible.contains(">Hold, 5 breaths</p>"))
  }

  @Test func `what is done once around the sets belongs to none of them`() {
    var timeline = PageExample.timeline
    for index in 5...6 { timeline.slots[index].set = 2 }
    timeline.slots[7].kind = .hold
    timeline.slots[7].side = nil
    timeline.slots[7].dose = Dose(value: 3, unit: .breath)
    let page = BuiltPage(timeline)
    let sets = page.rows("stages").map { $0["set"] as? String ?? "-" }
    let (first, second) = ("Set 1 of 2", "Set 2 of 2")
    #expect(sets == ["-", "-", first, first, second, second, "-", "-", "-", "-"])
    #expect(page.visible.contains(">Hold, 3 breaths</p>"))
    let afterwards = "<h4>Afterwards</h4><ol><li class=\"window\">Hold, 3 breaths</li>"
    #expect(page.visible.contains(afterwards))
  }

  @Test func `what is done once behind sets without sides belongs to none of them`() {
    var timeline = PageExample.timeline
    for index in 3...7 { timeline.slots[index].side = nil }
    timeline.slots[6].set = 2
    timeline.slots[5].set = 2
    timeline.slots[7].kind = .hold
    timeline.slots[7].dose = Dose(value: 3, unit: .breath)
    let page = BuiltPage(timeline)
    let sets = page.rows("stages").map { $0["set"] as? String ?? "-" }
    #expect(sets.contains("Set 2 of 2") && sets.suffix(4).allSatisfy { $0 == "-" })
    #expect(page.visible.contains(">Hold, 10 seconds · 2 sets</p>"))
    #expect(page.visible.contains(">Hold, 3 breaths</p>"))
  }

  @Test func `a rest is a thing to do`() {
    var timeline = PageExample.timeline
    timeline.slots[7].kind = .rest
    timeline.slots[7].dose = Dose(value: 20_000, unit: .second)
    #expect(BuiltPage(timeline).visible.contains("<li class=\"window\">Rest, 20 seconds</li>"))
  }

  @Test func `doses, what is needed and how often are told`() {
    for text in [
      "Hold, 10 seconds · each side", "Breathe and move, 2 breaths · Repeat, 4 times",
      "1 min · 2 poses", "You need: mat, &lt;cushion&gt;", "Every evening",
      "Made by &lt;/style&gt; hand.",
    ] {
      #expect(page.visible.contains(">\(text)<"), "\(text)")
    }
  }
}

/// What is shown when.
struct StageTests {
  let stages = BuiltPage().rows("stages")

  @Test func `stages follow each other from zero to the end`() {
    let starts = stages.compactMap { $0["start"] as? Int }
    let ends = stages.compactMap { $0["end"] as? Int }
    #expect(starts.count == stages.count && ends.count == stages.count)
    #expect(starts == [0] + ends.dropLast())
    #expect(ends.last == 70_000)
  }

  @Test func `each tells what is now, which side, until when, and what comes next`() {
    let shown = stages.map { stage in
      ["what", "side", "until", "next"].map { stage[$0].map { "\($0)" } ?? "-" }
        .joined(separator: " | ")
    }
    #expect(
      shown == [
        "Listen | - | 6000 | Next: Side reach",
        "Listen | - | 12000 | Next: Hold, 10 seconds · Left side",
        "Listen | Left side | 12000 | Next: Hold, 10 seconds",
        "Hold | Left side | 22000 | Next: Right side",
        "Listen | Right side | 25000 | Next: Hold, 10 seconds",
        "Hold | Right side | 35000 | Next: Breathe </script>",
        "Listen | Right side | 40000 | Next: Breathe </script>",
        "Listen | - | 46000 | Next: Breathe and move, 2 breaths",
        "Breathe and move | - | 62000 | Next: Repeat, 4 times",
        "Repeat | - | 70000 | ",
      ])
  }

  @Test func `breaths are cut where they are called`() {
    let flow = stages[8]
    #expect(flow["breaths"] as? Int == 2)
    #expect(flow["inhale"] as? Int == 3000)
    #expect(flow["exhale"] as? Int == 5000)
    #expect(stages[9]["repeats"] as? Int == 4)
  }
}

/// What the page says by itself.
struct PageWordTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/LimberPage/Words").standardized

  static func texts(_ language: String) throws -> [String: String] {
    let file = try String(contentsOf: folder.appending(path: "\(language).words"), encoding: .utf8)
    let lines = file.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let pairs = lines.map { line in
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      return (parts[0], parts.count > 1 ? String(parts[1].dropFirst()) : "")
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test(arguments: ["de", "fr", "es"])
  func `every language says what English says, with the same blanks`(language: String) throws {
    let (english, other) = (try Self.texts("en"), try Self.texts(language))
    #expect(other.keys.sorted() == english.keys.sorted())
    for (name, text) in english {
      let blanks = { (text: String) in text.matches(of: /\{\w+\}/).map { String($0.0) }.sorted() }
      #expect(blanks(other[name] ?? "") == blanks(text), "\(name)")
      #expect(other[name]?.isEmpty == false, "\(name)")
    }
  }

  @Test(arguments: [
    ("de-CH", "de", "Halten, 10 Sekunden · jede Seite"),
    ("fr", "fr", "Tenez, 10 secondes · de chaque côté"),
    ("es-MX", "es", "Mantén, 10 segundos · cada lado"),
    ("nl", "en", "Hold, 10 seconds · each side"),
  ])
  func `the page speaks the language of the session`(
    tag: String, words: String, dose: String
  ) {
    let page = BuiltPage(PageExample.timeline(in: tag))
    #expect(page.text.contains("<html lang=\"\(words)\">"))
    #expect(page.visible.contains("<h1 lang=\"\(tag)\""))
    #expect(page.visible.contains(dose))
  }

  @Test func `half seconds have the sign of the language`() {
    var timeline = PageExample.timeline(in: "de")
    for index in [4, 6] { timeline.slots[index].dose = Dose(value: 2500, unit: .second) }
    #expect(BuiltPage(timeline).visible.contains("Halten, 2,5 Sekunden"))
    timeline.slots[6].dose = Dose(value: 90_000, unit: .minute)
    #expect(BuiltPage(timeline).visible.contains(">Rechte Seite · Halten, 1 Minute 30 Sekunden<"))
  }
}
