import LimberControl
import LimberPlayer
import Testing

/// Which phrases mean what.
struct VoiceCommandsTests {
  private let english = VoiceCommands.english

  @Test func `every command has a name of its own`() {
    let names = VoiceCommand.allCases.map(\.description)
    #expect(Set(names).count == names.count)
    for command in VoiceCommand.allCases {
      #expect(VoiceCommand(named: command.description) == command)
    }
    #expect(VoiceCommand(named: "number 21") == nil)
  }

  @Test func `English has a phrase for every command`() {
    for command in VoiceCommand.allCases {
      #expect(english.phrase(for: command) != nil, "\(command)")
    }
    #expect(english.phrase(for: .player(.pause)) == "pause exercise")
  }

  @Test func `no phrase means two things`() {
    let words = (Array(english.phrases.values) + Array(english.shortPhrases.values))
      .flatMap { $0.map(\.words) }
    #expect(Set(words).count == words.count)
  }

  @Test func `a phrase may sound in every way its words may`() throws {
    let phrase = try #require(
      english.phrases[.player(.slower)]?.first { $0.words == "slower please" })
    let sounds = phrase.pronunciations.map { $0.map(\.rawValue).joined(separator: " ") }
    #expect(sounds == ["S L OW ER P L IY Z", "S L AO R P L IY Z"])
  }

  @Test func `starting and stopping, which sound alike, are never listened for together`() {
    let states: [ListeningState] = [
      .idle, .running, .paused, .waiting, .hurting, .asked, .choosing(count: 20), .choosingPace,
    ]
    for state in states {
      let commands = state.commands
      let words = Set(english.vocabulary(for: state, short: true).phrases.map(\.words))
      #expect(!words.isSuperset(of: ["start session", "stop session"]), "\(state)")
      #expect(Set(commands).count == commands.count, "\(state)")
      #expect(!english.vocabulary(for: state).phrases.isEmpty, "\(state)")
    }
  }

  @Test func `before the session one may leave, in words that do not sound like starting`() {
    let idle = english.vocabulary(for: .idle, short: true).phrases
    #expect(idle.filter { $0.command == .player(.stop) }.map(\.words) == ["end session"])
    #expect(idle.filter { $0.command == .start }.count == 4)
  }

  @Test func `short phrases are listened for only when they are wanted`() {
    let usual = english.vocabulary(for: .running).phrases.map(\.words)
    let short = english.vocabulary(for: .running, short: true).phrases.map(\.words)
    #expect(!usual.contains("pause"))
    #expect(short.contains("pause"))
    #expect(Set(short).isSuperset(of: usual))
  }

  @Test(arguments: [
    (
      "tag: en\nwords: {}",
      "test:2: there is no field \"words\"; there are tag, commands, short, sounds, thresholds"
    ),
    ("commands: {}", "test:1: \"tag\" is missing here"),
    ("tag: en\ncommands:\n  dance: [dance]", "test:3: there is no command \"dance\""),
    (
      "tag: en\ncommands:\n  pause: [pause]",
      "test:3: \"sounds\" does not say how \"pause\" is pronounced"
    ),
    ("tag: en\nsounds:\n  pause: P OO Z", "test:3: \"OO\" is no sound of ARPAbet"),
    ("tag: en\nthresholds:\n  pause: 3", "test:3: a threshold is a number from -4 to 0"),
    ("a: &a [x, x]\nb: [*a, *a]", "test:1: nothing may be repeated by * and &: write it out"),
    ("tag: en\nb: [*a]", "test:2: nothing may be repeated by * and &: write it out"),
    (String(repeating: "[", count: 1_001), "test:1: the fields are nested too deep"),
    ("tag: en\n- - - - - x", "test:2: the fields are nested too deep"),
    (String(repeating: "#", count: 65_537), "test:1: this file is longer than 65536 bytes"),
  ])
  func `a file that is wrong is told with its line`(text: String, message: String) {
    do throws(VoiceCommandsError) {
      _ = try VoiceCommands(Array(text.utf8), file: "test")
      Issue.record("it was read")
    } catch {
      #expect("\(error)" == message)
    }
  }
}
