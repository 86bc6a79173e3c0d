internal import LimberDigest
internal import LimberExport
public import LimberTimeline

/// A session as one page for a browser: its sound, its captions, its poses, and a player.
///
/// The page is one file that loads nothing: it works from a folder, from a mail, without a network.
/// What it may do is limited by its own policy to what is in it. Without its program, in a preview
/// for one, it still shows poses, doses and cautions, and plays the sound with the browser's own
/// controls.
public struct Page: Sendable {
  /// The session.
  public var timeline: Timeline
  /// Its sound, which begins with the timeline.
  public var audio: PageAudio
  /// What else is known of it.
  public var facts: PageFacts

  /// Creates a page; the sound is that of the whole timeline.
  public init(_ timeline: Timeline, audio: PageAudio, facts: PageFacts = PageFacts()) {
    self.timeline = timeline
    self.audio = audio
    self.facts = facts
  }

  /// The page as HTML: UTF-8, ending with a line end; equal pages give equal texts.
  public var text: String {
    let words = PageWords(for: timeline.language)
    let care = care
    let known = Set(care.spoken.map { $0.lowercased() })
    let session = SessionData(timeline: timeline, words: words, delay: audio.delay)
    let captions = Array(ExportFormat.webVTT.text(of: timeline).utf8)
    var values = Dictionary(
      uniqueKeysWithValues: words.names.map { ("word-\($0)", Markup.text(words[$0])) })
    values.merge([
      "words-language": words.language, "language": Markup.text(timeline.language),
      "title": Markup.text(timeline.title), "facts": head(words), "care": careBox(care, words),
      "poses": PoseList(timeline: timeline, words: words, known: known).html,
      "notes": notes(words), "length": timeline.duration.clock,
      "seconds": String(timeline.duration.count / 1000), "policy": Self.policy,
      "style": Self.style, "script": Self.script, "session": Markup.data(session.json),
      "captions": Base64.address(of: captions, mediaType: "text/vtt"), "audio": audio.address,
    ]) { $1 }
    return Markup.filled(Self.template, values)
  }
}

/// The parts of the page that are the same in every session.
extension Page {
  private static let template = String(decoding: PackageResources.page_html, as: UTF8.self)
  private static let style = String(decoding: PackageResources.page_css, as: UTF8.self)
  private static let script = String(decoding: PackageResources.page_js, as: UTF8.self)

  /// Nothing is loaded, and only our own style and program are used, known by their digests.
  private static let policy = [
    "default-src 'none'", "script-src '\(digest(of: script))'", "style-src '\(digest(of: style))'",
    "media-src data: blob:", "img-src data:", "base-uri 'none'", "form-action 'none'",
  ].joined(separator: "; ")

  private static func digest(of text: String) -> String {
    "sha256-" + Base64.text(of: SHA256.digest(of: Array(text.utf8)))
  }
}

/// What is read before the start.
extension Page {
  /// What to ask, and the cautions that concern the whole session, none of them twice.
  private var care: (asked: [String], spoken: [String]) {
    let isWhole = timeline.sections.count < 2
    let sections = timeline.sections.indices.filter { isWhole || timeline.isOpening($0) }
    let heard = timeline.sections.indices.flatMap { timeline.cautions(in: $0) }
    let dropped = timeline.dropped.filter { $0.kind == .safety }.map(\.text.shown)
    let poses = Set(heard.map { $0.lowercased() })
    let silent = (dropped + facts.cautions.map(\.shown)).filter {
      !poses.contains($0.lowercased())
    }
    return (distinct(facts.askFirst), distinct(sections.flatMap(timeline.cautions) + silent))
  }

  private func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.map(\.shown).filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
  }

  private func careBox(_ care: (asked: [String], spoken: [String]), _ words: PageWords) -> String {
    let asked = care.asked.map { words["ask-first", ["text": $0]] }
    return box(asked + care.spoken, id: "care", class: "care", title: words["care"])
  }

  private func notes(_ words: PageWords) -> String {
    box(distinct(facts.notes), id: "notes", class: "notes", title: words["notes"])
  }

  private func box(_ lines: [String], id: String, class kind: String, title: String) -> String {
    guard !lines.isEmpty else { return "" }
    let language = Markup.text(timeline.language)
    let items = lines.map { Markup.element("li", Markup.text($0)) }.joined()
    return "<section class=\"\(kind)\" aria-labelledby=\"\(id)\">"
      + "<h2 id=\"\(id)\">\(Markup.text(title))</h2><ul lang=\"\(language)\">\(items)</ul></section>\n"
  }

  /// How long it is, how many poses it has, what is needed, and how often it is done.
  private func head(_ words: PageWords) -> String {
    let poses = timeline.sections.count - (timeline.isOpening(0) ? 1 : 0)
    let minutes = (timeline.duration.count + 30_000) / 60_000
    let length =
      minutes > 0 ? words["about-minutes", ["n": String(minutes)]] : timeline.duration.clock
    let count = poses > 1 ? [words.counted(poses, "count")] : []
    let equipment = distinct(facts.equipment).joined(separator: ", ")
    let lines =
      [([length] + count).joined(separator: " · ")]
      + (equipment.isEmpty ? [] : [words["need", ["text": equipment]]])
      + distinct([facts.schedule].compactMap(\.self)).map(\.capitalizedFirst)
    return lines.map { Markup.element("p", class: "facts", Markup.text($0)) }.joined()
  }
}
