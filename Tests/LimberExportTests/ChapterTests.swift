import LimberExport
import LimberTesting
import LimberTimeline
import Testing

struct ChapterTests {
  static let timelines = Example.allCases.map(\.timeline) + [OddTexts.titles]

  @Test(arguments: timelines)
  func `poses are chapters that follow each other to the end`(timeline: Timeline) throws {
    let file = try FFMetadataReader(ExportFormat.ffmetadata.text(of: timeline))
    #expect(bytes(file.title) == bytes(OddTexts.shown(timeline.title)))
    #expect(file.chapters.map(\.start) == timeline.sections.map(\.start.count))
    #expect(file.chapters.map(\.end) == timeline.sections.map(\.end.count))
    #expect(file.chapters.map { bytes($0.title) } == timeline.sections.map { titleBytes($0.title) })
    #expect(file.chapters.last?.end == timeline.duration.count)
  }

  @Test(arguments: timelines)
  func `podcasts have them too, with sides that are not listed`(timeline: Timeline) throws {
    let chapters = try PodcastReader.chapters(in: ExportFormat.chapters.text(of: timeline))
    let listed = chapters.filter(\.isListed)
    #expect(listed.map(\.start) == timeline.sections.map(\.start.count))
    #expect(listed.map { bytes($0.title) } == timeline.sections.map { titleBytes($0.title) })
    #expect(chapters.first?.start == 0)
    #expect(chapters.map(\.start) == chapters.map(\.start).sorted())
    let turns = timeline.cues.filter {
      [.switch, .set].contains($0.kind) && !Reading.shown($0).isEmpty
    }
    #expect(chapters.filter { !$0.isListed }.map(\.start) == turns.map(\.start.count))
  }

  @Test(arguments: timelines)
  func `a chapter track has each side within its pose`(timeline: Timeline) throws {
    let chapters = try WebVTTReader.cues(in: ExportFormat.webVTTChapters.text(of: timeline))
    let poses = timeline.sections.filter { !OddTexts.shown($0.title).isEmpty }
    let podcast = try PodcastReader.chapters(in: ExportFormat.chapters.text(of: timeline))
    #expect(chapters.map(\.start.count) == podcast.filter { !$0.title.isEmpty }.map(\.start))
    for pose in poses {
      #expect(chapters.contains { $0.start == pose.start && $0.end == pose.end })
    }
    for chapter in chapters {
      let around = timeline.sections.first { $0.start <= chapter.start && chapter.start < $0.end }
      #expect(chapter.end <= (try #require(around)).end)
    }
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func titleBytes(_ title: String) -> [UInt8] { bytes(OddTexts.shown(title)) }
}
