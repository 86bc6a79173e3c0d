public import LimberDiagnostics

/// The scripts that `Include` lines name (LANGUAGE.md 3.11).
public enum Includes {
  /// The names of the scripts that `source` includes; those outside of the folder of the script
  /// named `main` are left out.
  ///
  /// Whoever reads the files looks again, with symbolic links followed.
  public static func paths(
    in source: Source, of main: String, languages: Languages = .english
  ) -> [String] {
    paths(in: AnalyzedScript(source, languages), of: main)
  }

  /// The same of a script that others may ask for too.
  public static func paths(
    in source: Source, of main: String, reading scripts: ReadScripts
  ) -> [String] {
    paths(in: scripts.read(source), of: main)
  }

  private static func paths(in script: AnalyzedScript, of main: String) -> [String] {
    script.document.includes.compactMap {
      resolve($0.words, from: script.source.name, in: main)
    }
  }

  /// The name of a script that the one named `name` includes, or nil if it lies outside of the
  /// folder of `main`.
  static func resolve(_ path: String, from name: String, in main: String) -> String? {
    guard !path.hasPrefix("/"), !path.contains("\\"), !path.contains("\0") else { return nil }
    var parts = name.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard parts.popLast() != nil else { return nil }
      default: parts.append(String(part))
      }
    }
    let root = main.split(separator: "/").dropLast().map(String.init)
    return parts.starts(with: root) ? parts.joined(separator: "/") : nil
  }
}

extension Resolver {
  /// The scripts that `user` includes, with those that they include.
  func included(by user: AnalyzedScript) -> [AnalyzedScript] {
    var found: [AnalyzedScript] = []
    var seen: Set<String> = [user.source.name]
    var waiting = [user]
    while let next = waiting.popLast() {
      for path in next.document.includes {
        guard
          let name = Includes.resolve(
            path.words, from: next.source.name, in: script.source.name),
          seen.insert(name).inserted, let other = library.included[name]
        else { continue }
        found.append(other)
        waiting.append(other)
      }
    }
    return found
  }

  /// Tells which included scripts are not there, and which include each other.
  mutating func checkIncludes() {
    var followed: Set<String> = []
    follow(script, chain: [script.source.name], &followed)
  }

  private mutating func follow(
    _ user: AnalyzedScript, chain: [String], _ followed: inout Set<String>
  ) {
    for path in user.document.includes {
      guard
        let name = Includes.resolve(
          path.words, from: user.source.name, in: script.source.name)
      else {
        diagnostics.append(.leavesLibrary(path, user.source))
        continue
      }
      if let start = chain.firstIndex(of: name) {
        diagnostics.append(.includesItself(path, chain[start...] + [name], user.source))
      } else if chain.count > Self.deepest {
        diagnostics.append(.includesTooDeep(path, user.source))
      } else if let other = library.included[name] {
        if other.source.bytes.count > TextRules.largestFile {
          diagnostics.append(.includesTooMuch(path, user.source))
        }
        if followed.insert(name).inserted { follow(other, chain: chain + [name], &followed) }
      } else if library.outside.contains(name) {
        diagnostics.append(.leadsOut(name, path, user.source))
      } else {
        diagnostics.append(.noSuchFile(path, user.source))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func leavesLibrary(_ path: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R408"), "this path leads out of the library", in: source, at: Label(path.range)
    ).advising(.note("a path is relative to this file, with \"/\" between its folders"))
  }

  /// A link in the path of a script leads out of the folder.
  static func leadsOut(_ name: String, _ place: Excerpt, _ source: Source) -> Diagnostic {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    return Diagnostic(
      .error, Code("R408"), "\"\(file)\" is a link that leads out of the folder", in: source,
      at: Label(place.range)
    ).advising(.help("put the script itself into the folder of the one that uses it"))
  }

  fileprivate static func noSuchFile(_ path: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R410"), "there is no script \"\(path.words)\"", in: source,
      at: Label(path.range))
  }

  fileprivate static func includesTooMuch(_ path: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R005"), "the script \"\(path.words)\" is larger than 1 MiB", in: source,
      at: Label(path.range))
  }

  fileprivate static func includesItself(
    _ path: Excerpt, _ chain: [String], _ source: Source
  ) -> Diagnostic {
    Diagnostic(
      .error, Code("R403"), "this script ends up including itself", in: source,
      at: Label(path.range)
    ).advising(.note(chain.joined(separator: " -> ")))
  }

  fileprivate static func includesTooDeep(_ path: Excerpt, _ source: Source) -> Diagnostic {
    Diagnostic(
      .error, Code("R409"), "scripts include each other more than \(Resolver.deepest) deep here",
      in: source, at: Label(path.range))
  }
}
