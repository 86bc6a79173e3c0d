import Foundation
import LimberDiagnostics
import LimberScript
import LimberTimeline
import Testing

/// The routines in `Scripts/`, as a person gets them.
enum ShippedScripts {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Scripts")

  /// The file names without their ending.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".routine") }.map { String($0.dropLast(8)) }.sorted()
  }()

  static func source(_ name: String) throws -> Source {
    let data = try Data(contentsOf: folder.appending(path: "\(name).routine"))
    return Source(name: "\(name).routine", bytes: Array(data))
  }

  static func text(_ name: String) throws -> String {
    String(decoding: try source(name).bytes, as: UTF8.self)
  }

  static let library = Library(places: [
    Library.Place(
      name: "in the built-in library", sources: names.compactMap { try? source($0) })
  ])

  static func compilation(_ name: String) throws -> Compilation {
    Compilation(of: try source(name), in: library)
  }
}

extension ShippedScripts {
  /// The standard form, and every form that differs from it in one way.
  static func choices(_ name: String) throws -> [Choice] {
    let routine = try #require(try compilation(name).routine)
    let versions = routine.poses.flatMap { pose in
      pose.versions.dropFirst().map { Choice(versions: [pose.title: $0]) }
    }
    return Variant.allCases.map { Choice(variant: $0) } + versions
  }

  /// A script in one form.
  static func routine(_ name: String, _ choice: Choice = Choice()) throws -> Routine {
    let compilation = Compilation(of: try source(name), in: library, choosing: choice)
    #expect(compilation.unknownChoices == [])
    return try #require(compilation.routine)
  }

  /// How a script goes at a dose, or else at its own.
  static func timeline(
    _ name: String, _ choice: Choice = Choice(), dose: Int? = nil, length: Milliseconds? = nil
  ) throws -> Timeline {
    var options = PlanOptions()
    options.dose = dose
    options.length = length
    return try routine(name, choice).plan(options, measure: FixedMeasure()).draft.timeline
  }
}
