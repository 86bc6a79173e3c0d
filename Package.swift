// swift-tools-version: 6.2

import PackageDescription

/// What every target of ours is built with; the reasons are in CONTRIBUTING.md.
let common: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// What only concerns the visibility of a module's own interface.
let visibility: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
// The system calls that Foundation leaves out, without pointers; swift-subprocess names programs
// by its paths.
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

/// A library of ours, with the modules it may import and the files whose bytes become part of it.
func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], embedding files: String...
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: files.map { .embedInCode($0) },
    swiftSettings: common + visibility)
}

/// Whether programs carry what they need of Swift's libraries.
///
/// They start sooner, and take less memory. `make build` wants it where the toolchain can do it; what
/// tests are built into cannot.
let isStatic = Context.environment["LIMBER_STATIC"] == "1"

/// What the objects of a program do not name by themselves where they were compiled for both.
let staticLibraries = [
  "-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims",
  "-l_FoundationCollections", "-lswiftSynchronization", "-lstdc++",
]

/// The archive of libespeak-ng that `limber-espeak` carries, and the other libraries it then needs; none
/// where it is loaded as a library.
///
/// Decision 16 says why; `make build` wants it where Debian has put an archive.
let engine = (Context.environment["LIMBER_ENGINE"] ?? "").split(separator: " ").map(String.init)

/// What links libespeak-ng; symbols are looked up at the start, not by each of many short processes.
let engineSettings: [LinkerSetting] =
  engine.isEmpty
  ? [.linkedLibrary("espeak-ng")]
  : [.unsafeFlags(engine + ["-Xlinker", "-z", "-Xlinker", "now"]), .linkedLibrary("m")]

/// A program of ours, with the modules it may import.
func program(
  _ name: String, _ dependencies: [Target.Dependency], _ settings: [LinkerSetting] = []
) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, swiftSettings: common + visibility,
    linkerSettings: (isStatic ? [.unsafeFlags(staticLibraries)] : []) + settings)
}

/// A suite of tests, with the modules it may import and the files it compares with.
///
/// One that does not compute by itself, but has the modules do it, `isQuick`: to optimise it takes
/// longer than it ever runs.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], files: [String] = [], isQuick: Bool = false
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: files,
    swiftSettings: common + (isQuick ? [.unsafeFlags(["-Onone"])] : []))
}

let package = Package(
  name: "Limber",
  products: [
    .executable(name: "limber", targets: ["limber"]),
    .executable(name: "limber-espeak", targets: ["limber-espeak"]),
    .library(name: "LimberTesting", targets: ["LimberTesting"]),
    // For the packages in `Benchmarks` and `Fuzz`, which no other build needs.
    .library(
      name: "LimberScript", targets: ["LimberScript", "LimberDiagnostics", "LimberTimeline"]),
    .library(name: "LimberExport", targets: ["LimberExport"]),
    .library(name: "LimberAudio", targets: ["LimberAudio"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Plain values; they import nothing of ours.
    library("LimberDiagnostics"),
    library("LimberTimeline"),
    library("LimberAudio"),
    library("LimberTuning"),
    library("LimberDigest"),

    // One concern each.
    library(
      "LimberScript", ["LimberDiagnostics", "LimberTimeline", yams],
      embedding: "Language/en.phrases"),
    library("LimberExport", ["LimberTimeline"]),
    library(
      "LimberPage", ["LimberTimeline", "LimberExport", "LimberDigest"],
      embedding: "page.html", "page.css", "page.js", "Words/en.words", "Words/de.words",
      "Words/fr.words", "Words/es.words"),
    library("LimberLog", ["LimberTimeline", grdb, system]),
    library(
      "LimberSpeech",
      [
        "LimberDiagnostics", "LimberAudio", "LimberTimeline", "LimberTuning", "LimberDigest", yams,
        system,
      ],
      embedding: "Reading/en.phrases"),

    // The session.
    library("LimberPlayer", ["LimberTimeline", "LimberAudio", "LimberSpeech"]),
    // What steers it: commands, and the words for them.
    library(
      "LimberControl", ["LimberPlayer", "LimberSpeech", "LimberTimeline", yams],
      embedding: "en.commands"),
    // What hears commands, without a device or a library.
    library("LimberEars", ["LimberControl", "LimberAudio"]),

    // What a session looks like, and which keys steer it.
    library(
      "LimberTerminal",
      ["LimberDiagnostics", "LimberTimeline", "LimberAudio", "LimberExport", "LimberPlayer"]),

    // The edges: one contract and one C library each.
    .systemLibrary(name: "CEspeakNG", providers: [.apt(["libespeak-ng-dev"])]),
    .systemLibrary(name: "CPulse", providers: [.apt(["libpulse-dev"])]),
    .systemLibrary(name: "CSndfile", providers: [.apt(["libsndfile1-dev"])]),
    .systemLibrary(name: "CEBUR128", providers: [.apt(["libebur128-dev"])]),
    .systemLibrary(name: "CDBus", pkgConfig: "dbus-1", providers: [.apt(["libdbus-1-dev"])]),
    library("LimberDesktop", ["LimberPlayer", "LimberAudio", "LimberTimeline", "CDBus"]),
    library("LimberWorker", ["LimberSpeech", subprocess, system]),
    library("LimberEspeak", ["LimberSpeech", "LimberWorker"]),
    library(
      "LimberPiper", ["LimberSpeech", "LimberWorker"],
      embedding: "piper_voices.py", "piper_worker.py"),
    .target(name: "CNoDevice"),
    program(
      "limber-espeak", ["CEspeakNG", "LimberTuning", "CNoDevice"], engineSettings),
    library("LimberPulse", ["LimberAudio", "CPulse"]),
    library("LimberFiles", ["LimberAudio", "CSndfile"]),
    library("LimberLoudness", ["LimberAudio", "CEBUR128"]),
    .systemLibrary(name: "CSpeexDSP", providers: [.apt(["libspeexdsp-dev"])]),
    library("LimberEcho", ["LimberEars", "CSpeexDSP"]),
    library("LimberHama", ["LimberEars", "LimberDigest"]),

    // The command line, the only place that names an edge.
    program(
      "limber",
      [
        "LimberDiagnostics", "LimberTimeline", "LimberAudio", "LimberScript", "LimberExport",
        "LimberPage", "LimberDigest", "LimberLog", "LimberSpeech", "LimberPlayer", "LimberControl",
        "LimberTerminal", "LimberEspeak", "LimberPiper",
        "LimberPulse", "LimberFiles", "LimberLoudness", "LimberDesktop", "LimberWorker", arguments,
        system, "LimberEars", "LimberEcho", "LimberHama",
      ]),

    // For whoever writes a synthesizer or a sink, and for our own tests.
    library("LimberTesting", ["LimberTimeline", "LimberAudio", "LimberSpeech", subprocess]),

    tests("LimberDiagnosticsTests", ["LimberDiagnostics", "LimberTesting"], isQuick: true),
    tests("LimberTestingTests", ["LimberTesting"], isQuick: true),
    tests("LimberTimelineTests", ["LimberTimeline", "LimberTesting"], isQuick: true),
    tests(
      "LimberScriptTests",
      ["LimberScript", "LimberDiagnostics", "LimberTimeline", "LimberTesting"],
      files: ["Cases"], isQuick: true),
    tests(
      "LimberExportTests", ["LimberExport", "LimberTimeline", "LimberTesting"],
      files: ["Snapshots", "Readers/independent.py"], isQuick: true),
    tests(
      "LimberPageTests",
      [
        "LimberPage", "LimberExport", "LimberTimeline", "LimberDigest", "LimberFiles",
        "LimberAudio", "LimberTesting", subprocess,
      ],
      files: ["browser.py", "devtools.py"]),
    tests("LimberDigestTests", ["LimberDigest"], isQuick: true),
    tests("LimberAudioTests", ["LimberAudio", "LimberTesting"]),
    tests(
      "LimberSpeechTests",
      [
        "LimberSpeech", "LimberScript", "LimberDiagnostics", "LimberAudio", "LimberTimeline",
        "LimberTesting",
      ],
      files: ["Corpus"], isQuick: true),
    tests("LimberTuningTests", ["LimberTuning"], isQuick: true),
    tests(
      "LimberPlayerTests",
      [
        "LimberPlayer", "LimberControl", "LimberAudio", "LimberSpeech", "LimberTimeline",
        "LimberPulse", "LimberTesting",
      ]),
    tests("LimberEarsTests", ["LimberEars", "LimberControl", "LimberPlayer", "LimberAudio"]),
    tests(
      "LimberHamaTests",
      [
        "LimberHama", "LimberEcho", "LimberEars", "LimberControl", "LimberAudio", "LimberFiles",
        subprocess, system,
      ]),
    tests(
      "LimberControlTests",
      ["LimberControl", "LimberPlayer", "LimberTimeline", "LimberTesting"], isQuick: true),
    tests(
      "LimberEspeakTests",
      [
        "LimberEspeak", "limber-espeak", "LimberWorker", "LimberSpeech", "LimberAudio",
        "LimberTimeline", "LimberTesting",
      ], isQuick: true),
    tests(
      "LimberPiperTests",
      [
        "LimberPiper", "LimberWorker", "LimberSpeech", "LimberScript", "LimberDiagnostics",
        "LimberPlayer", "LimberAudio", "LimberTimeline", "limber", "limber-espeak", "LimberTesting",
      ], isQuick: true),
    tests(
      "LimberTerminalTests",
      [
        "LimberTerminal", "LimberPlayer", "LimberAudio", "LimberTimeline", "LimberTesting",
      ],
      files: ["Snapshots"], isQuick: true),
    tests(
      "CommandLineTests",
      [
        "limber", "limber-espeak", "LimberLog", "LimberTimeline", "LimberTesting", subprocess,
        system,
      ],
      files: ["Scenarios", "Snapshots"], isQuick: true),
    tests(
      "LimberLogTests", ["LimberLog", "LimberTimeline", grdb], files: ["Fixtures"], isQuick: true),
    tests("LimberFilesTests", ["LimberFiles", "LimberAudio", "LimberTesting"]),
    tests("LimberLoudnessTests", ["LimberLoudness", "LimberAudio", "LimberTesting"]),
    tests(
      "LimberDesktopTests",
      [
        "LimberDesktop", "LimberAudio", "LimberPlayer", "LimberTimeline", "limber",
        "limber-espeak", "LimberTesting", subprocess, system,
      ], isQuick: true),
    tests(
      "LimberPulseTests",
      [
        "LimberPulse", "LimberAudio", "limber", "limber-espeak", "LimberTesting", subprocess,
        system,
      ]),
    tests(
      "ShippedContentTests",
      ["LimberScript", "LimberExport", "LimberDiagnostics", "LimberTimeline", "LimberTesting"],
      files: ["Examples", "Snapshots"]),
    tests(
      "SessionTests",
      [
        "LimberScript", "LimberDiagnostics", "LimberTimeline", "LimberPlayer", "LimberSpeech",
        "LimberEspeak", "limber-espeak", "LimberAudio", "LimberPulse", "LimberLoudness",
        "LimberTesting",
      ]),
    tests(
      "HandsFreeTests", ["limber", "limber-espeak", "LimberTesting", subprocess], isQuick: true),
    tests("TidyTests", [], isQuick: true),
  ]
)
