import Foundation
import LimberTesting
import Testing

/// What is known of a list since it was worked on before, and each way in which that ceases to be true.
@Suite(.timeLimit(.minutes(5)))
struct JobNotesTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write("Session: Plan\n\nUse: calm\nUse: figure four\n", to: "plan.routine")
    try sandbox.write("Pose: Calm\n\nSit down.\nHold: 20 seconds\n", to: "poses/calm.routine")
    try sandbox.write("Pose: Still\n\nLie down.\nHold: 20 seconds\n", to: "still.routine")
    try sandbox.write(Self.voice, to: "Voices/mine.voice")
  }

  /// Something that happens to what a job is made from.
  struct Change {
    var what: String
    var command: String
    /// What the next run does.
    var state = "made"
  }

  static let changes = [
    Change(what: "the script is changed", command: "sed -i '/figure/d' plan.routine"),
    Change(
      what: "a pose is changed", command: "sed -i s/20/21/ poses/calm.routine"),
    Change(what: "a pose is gone", command: "rm poses/calm.routine", state: "failed"),
    Change(
      what: "a pose appears that is nearer",
      command: "sed s/20/21/ poses/calm.routine > calm.routine"),
    Change(
      what: "a pose appears in a library that comes before",
      command: "sed 's/Still/Figure four/' still.routine > $LIBRARY/four.routine"),
    Change(
      what: "a script appears that nothing of is played",
      command: "cp still.routine another.routine", state: "skipped"),
    Change(
      what: "a script of another language appears",
      command: "mkdir $LIBRARY/de; cp still.routine $LIBRARY/de/", state: "skipped"),
    Change(what: "the voice is changed", command: "sed -i s/140/150/ Voices/mine.voice"),
    Change(
      what: "the voice is gone, and another has its name",
      command: "sed s/140/150/ Voices/mine.voice > $LIBRARY/mine.voice; rm Voices/mine.voice"),
    Change(
      what: "another voice appears",
      command: "cp Voices/mine.voice Voices/yours.voice", state: "skipped"),
    Change(
      what: "a phrasebook of its own appears",
      command: "cp $SHIPPED/Voices/de.phrases Voices/"),
    Change(
      what: "a phrasebook of this person appears",
      command: "cp $SHIPPED/Voices/de.phrases $LIBRARY/"),
    Change(what: "the music is changed", command: "cp other.wav music.wav"),
    Change(what: "the output is cut off", command: "truncate -s -100 out.wav"),
    Change(what: "the output is gone", command: "rm out.wav"),
    Change(what: "another sound has its name", command: "cp other.wav out.wav"),
    Change(what: "the captions are gone", command: "rm out.vtt"),
    Change(
      what: "the captions are those of another job", command: "cp other.vtt out.vtt"),
    Change(
      what: "the folder of poses is a link now",
      command: "mv poses ../poses; ln -s ../poses poses", state: "failed"),
  ]

  @Test func `what is known ceases to be true`() async throws {
    try await prepare()
    #expect(try await reports() == [Report(state: "made")])
    // Marked as it is, it proves that the notes are used.
    try await mark()
    try await run("cp $NOTES ../notes; cp -a . ../saved")
    for change in Self.changes {
      try await run(
        "rm -rf * $LIBRARY ../poses; cp -a ../saved/. .; mkdir $LIBRARY; cp ../notes $NOTES")
      let known = try await reports()
      #expect(known == [Report(state: "skipped", isNoted: true)], "before \(change.what)")
      try await run(change.command)
      #expect(try await reports() == [Report(state: change.state)], "\(change.what)")
    }
  }

  static let damages = [
    "printf '{' | dd of=$NOTES bs=1 seek=100 conv=notrunc status=none",
    "truncate -s -20 $NOTES", "truncate -s 0 $NOTES", "rm $NOTES",
    "echo >> $NOTES; echo x >> $NOTES",
    "sed -i 1d $NOTES", "rm $NOTES; mkfifo $NOTES", "mv $NOTES ../n; ln -s $PWD/../n $NOTES",
  ]

  @Test(arguments: damages)
  func `notes that are damaged, or of anybody, are not believed`(damage: String) async throws {
    try await prepare()
    #expect(try await reports() == [Report(state: "made")])
    try await mark()
    try await run(damage)
    #expect(try await reports() == [Report(state: "skipped")])
  }

  @Test func `a note is of one job alone`() async throws {
    try sandbox.write(#"{"routine":"still.routine","output":"a.wav"}"#, to: "list")
    #expect(try await reports() == [Report(state: "made")])
    try await mark()
    let more = #"{"routine":"still.routine","output":"a.wav","options":{"pace":"brisk"}}"#
    try sandbox.write(more, to: "list")
    #expect(try await reports() == [Report(state: "made")])
    let two = #"{"routine":"still.routine","output":"b.wav","options":{"pace":"brisk"}}"#
    try sandbox.write("\(more)\n\(two)\n", to: "list")
    #expect(try await reports().map(\.state) == ["skipped", "made"])
    try await mark()
    #expect(try await reports().map(\.isNoted) == [true, true])
    // A part of the list has notes of its own.
    #expect(try await reports("--shard 2/2") == [Report(state: "skipped")])
    #expect(try await reports("--verify").map(\.isNoted) == [true, true])
    #expect(try await reports("--force").map(\.state) == ["made", "made"])
  }

  @Test(arguments: [
    #"{"routine":"still.routine","output":"a.wav","options":["--no-cache"]}"#,
    #"{"routine":"still.routine","output":"a.wav","options":{"wording":"auto"}}"#,
    #"{"routine":"included.routine","output":"a.wav"}"#,
    #"{"routine":"links/still.routine","output":"a.wav"}"#,
  ])
  func `what files do not decide alone is not noted`(job: String) async throws {
    try sandbox.write(
      "Session: Included\n\nInclude: poses/calm.routine\nUse: calm\n", to: "included.routine")
    try await run("mkdir links; cp still.routine links/; ln -s still.routine links/more.routine")
    try sandbox.write(job, to: "list")
    #expect(try await reports().map(\.state) == ["made"])
    #expect(try await reports().map(\.state) == ["skipped"])
    #expect(try await run("ls $(dirname $NOTES) | grep -c jobs- || true") == "0\n")
  }

  @Test func `two runs of a list at a time leave notes that hold`() async throws {
    try await prepare()
    try await run("limber render --jobs list > one & limber render --jobs list > two; wait")
    try await mark()
    #expect(try await reports() == [Report(state: "skipped", isNoted: true)])
  }

  @Test func `the languages of a run without a note are told as before`() async throws {
    try sandbox.write(#"{"routine":"still.routine","output":"a.wav"}"#, to: "list")
    try await run("mkdir -p $LIBRARY; echo nonsense > $LIBRARY/xx.phrases")
    for state in ["made", "skipped", "skipped"] {
      let ending = try await sandbox.run(
        "limber render --jobs list 2> said; cat said >&2; grep -c xx.phrases said > /dev/null")
      #expect(ending.output.contains(#""state":"\#(state)""#))
      #expect(ending.status == 0, "\(ending)")
    }
  }
}

extension JobNotesTests {
  private struct Report: Hashable {
    var state: String
    /// Whether it was told what `mark` wrote.
    var isNoted = false
  }

  private static let voice = """
    name: mine
    description: of a test
    language: en-US
    engine: espeak-ng
    voice: en-us
    rate: 140

    """

  /// What commands of these tests may use.
  private static let prelude = """
    SHIPPED=\(URL(filePath: #filePath).deletingLastPathComponent().path)/../..
    LIBRARY=$XDG_DATA_HOME/limber; mkdir -p $LIBRARY
    NOTES=$(ls $XDG_CACHE_HOME/limber/speech/v1/jobs-*.txt 2> /dev/null || \
      echo $XDG_CACHE_HOME/limber/speech/v1/none)

    """

  /// Writes a list of one job with everything, and other sounds.
  private func prepare() async throws {
    try await run(
      """
      limber render still.routine -o other.wav 2> said
      limber render poses/calm.routine -o music.wav 2> said
      """)
    let options = #"{"voice":"mine","music":"music.wav","captions":true}"#
    try sandbox.write(
      #"{"routine":"still.routine","output":"other.wav","options":{"captions":true}}"#, to: "list")
    _ = try await reports("--force")
    try await run("rm -f $NOTES")
    try sandbox.write(
      #"{"routine":"plan.routine","output":"out.wav","options":\#(options)}"#, to: "list")
  }

  /// Puts a warning into all notes, which are sound then.
  private func mark() async throws {
    try await run(
      #"""
      sed 1d $NOTES | tr -d '\n' | sed 's/"warnings":\["/&noted","/g' |
        sed 's/"warnings":\[\]/"warnings":["noted"]/g' > json
      grep -q noted json
      { sha256sum < json | cut -d ' ' -f 1; cat json; echo; } > marked
      (( $(stat -c %s marked) % 2 == 0 )) || echo >> marked
      cat marked > $NOTES
      """#)
  }

  private func reports(_ options: String = "") async throws -> [Report] {
    let ending = try await sandbox.run("limber render --jobs list \(options)")
    return try ending.output.split(separator: "\n").map { line in
      let members = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      return Report(
        state: try #require(members["state"] as? String),
        isNoted: (members["warnings"] as? [String])?.contains("noted") ?? false)
    }
  }

  @discardableResult
  private func run(_ command: String) async throws -> String {
    let ending = try await sandbox.run(Self.prelude + command)
    try #require(ending.status == 0, "\(ending)")
    return ending.output
  }
}
