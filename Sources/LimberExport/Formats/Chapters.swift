internal import LimberTimeline

/// A stretch that a listener may want to find.
struct Chapter: Hashable {
  /// One clean line, not escaped; may be empty.
  var title: String
  var times: Range<Milliseconds>
  /// Whether it is a pose, or something within one.
  var isPose: Bool
}

extension Timeline {
  /// The poses; their times follow each other from zero to the end.
  var poseChapters: [Chapter] {
    sections.filter { $0.start < $0.end }
      .map { Chapter(title: $0.title.shown, times: $0.start..<$0.end, isPose: true) }
  }

  /// The poses, each followed by what begins in it with a change of sides or a new set.
  var chapters: [Chapter] {
    var turns = cues.filter { $0.kind == .switch || $0.kind == .set }[...]
    return poseChapters.flatMap { pose in
      var inPose: [Cue] = []
      while let turn = turns.first, turn.start < pose.times.upperBound {
        if turn.start >= pose.times.lowerBound { inPose.append(turn) }
        turns.removeFirst()
      }
      let ends = inPose.dropFirst().map(\.start) + [pose.times.upperBound]
      let children = zip(inPose, ends).compactMap { turn, end -> Chapter? in
        let title = turn.text?.shown.withoutFullStop ?? ""
        guard !title.isEmpty, turn.start < end else { return nil }
        return Chapter(title: title, times: turn.start..<end, isPose: false)
      }
      return [pose] + children
    }
  }
}

extension ExportFormat {
  /// Chapters for podcast players, as Podcasting 2.0 has them (LANGUAGE.md 8.10).
  ///
  /// Poses are chapters; a change of sides or a new set is one that no table of contents shows.
  public static let chapters = ExportFormat(
    name: "chapters", pathExtension: "chapters.json", purpose: "chapters for podcast players"
  ) { timeline, _ in
    let rows = timeline.chapters.map { chapter in
      var members: [(key: String, value: JSONValue)] = [
        ("startTime", .decimal(.thousandths(chapter.times.lowerBound.count)))
      ]
      if !chapter.title.isEmpty { members.append(("title", .string(chapter.title))) }
      if !chapter.isPose { members.append(("toc", .bool(false))) }
      return JSONValue.object(members).text
    }
    return "{\"version\":\"1.2.0\",\"chapters\":[" + rows.joined(separator: ",\n ") + "]}\n"
  }

  /// Title and chapters as ffmpeg reads them, to be put into audio files (LANGUAGE.md 8.10).
  public static let ffmetadata = ExportFormat(
    name: "ffmetadata", pathExtension: "ffmetadata", purpose: "chapters for ffmpeg"
  ) { timeline, _ in
    let head = ";FFMETADATA1\ntitle=\(FFMetadata.escaped(timeline.title.shown))\n"
    return timeline.poseChapters.reduce(into: head) { text, chapter in
      text += """

        [CHAPTER]
        TIMEBASE=1/1000
        START=\(chapter.times.lowerBound.count)
        END=\(chapter.times.upperBound.count)
        title=\(FFMetadata.escaped(chapter.title))

        """
    }
  }
}

/// How ffmpeg writes what it knows about a file.
private enum FFMetadata {
  static func escaped(_ text: String) -> String {
    text.replacing { "=;#\\".unicodeScalars.contains($0) ? "\\\($0)" : nil }
  }
}
