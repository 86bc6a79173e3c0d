import Foundation
import LimberDiagnostics
import LimberScript

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

  static let library = Library(places: [
    Library.Place(
      name: "in the built-in library", sources: names.compactMap { try? source($0) })
  ])

  static func compilation(_ name: String) throws -> Compilation {
    Compilation(of: try source(name), in: library)
  }
}
