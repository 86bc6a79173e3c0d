internal import Foundation
internal import LimberDiagnostics
internal import LimberScript

/// Reads the scripts that a script includes, and those that they include.
struct IncludedScripts {
  /// The folder of the script, which no included one may lie outside of.
  let folder: String
  let main: Source
  /// The languages they may be written in.
  let languages: Languages

  /// The most scripts that are read.
  private static let most = 200

  /// The included scripts that can be read; the compiler tells which are missing.
  var sources: [Source] {
    var found: [Source] = []
    var names: Set<String> = []
    var waiting = [main]
    while let source = waiting.popLast(), found.count < Self.most {
      for name in Includes.paths(in: source, of: main.name, languages: languages)
      where names.insert(name).inserted {
        guard let path = path(of: name), let next = try? ScriptFiles.read(path, named: name) else {
          continue
        }
        found.append(next)
        waiting.append(next)
      }
    }
    return found
  }

  /// Where a script lies, or nil if that is outside of the folder once links are followed.
  private func path(of name: String) -> String? {
    let shown = main.name.split(separator: "/").count - 1
    let inside = name.split(separator: "/").dropFirst(shown).joined(separator: "/")
    let root = URL(filePath: folder).resolvingSymlinksInPath().standardized.path
    let path = URL(filePath: "\(root)/\(inside)").resolvingSymlinksInPath().standardized.path
    return path.hasPrefix(root + "/") && ScriptFiles.isRegular(path) ? path : nil
  }
}
