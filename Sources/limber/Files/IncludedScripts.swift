internal import Foundation
internal import LimberDiagnostics
internal import LimberScript

/// Reads the scripts that a script includes, and those that they include.
struct IncludedScripts {
  /// The folder of the script, which no included one may lie outside of.
  let folder: String
  let main: Source
  /// Who reads them.
  let reader: ReadScripts

  /// The most scripts that are read.
  private static let most = 200

  /// The included scripts that can be read, and the names of those that lie outside of the folder
  /// once links are followed; the compiler tells which are missing.
  var scripts: (inside: [Source], outside: [String]) {
    var found: [Source] = []
    var outside: [String] = []
    var names: Set<String> = []
    var waiting = [main]
    let root = ScriptFiles.resolved(folder)
    while let source = waiting.popLast(), found.count < Self.most {
      for name in Includes.paths(in: source, of: main.name, reading: reader)
      where names.insert(name).inserted {
        let path = ScriptFiles.resolved("\(root)/\(inside(name))")
        guard path.hasPrefix(root + "/") else {
          outside.append(name)
          continue
        }
        guard ScriptFiles.isRegular(path), let next = try? ScriptFiles.read(path, named: name)
        else { continue }
        found.append(next)
        waiting.append(next)
      }
    }
    return (found, outside)
  }

  /// The path of a script from the folder on.
  private func inside(_ name: String) -> String {
    let shown = main.name.split(separator: "/").count - 1
    return name.split(separator: "/").dropFirst(shown).joined(separator: "/")
  }
}
