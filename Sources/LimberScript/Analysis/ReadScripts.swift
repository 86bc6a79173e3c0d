internal import LimberDiagnostics
internal import Synchronization

/// Reads scripts in the languages there are, and keeps what it read last.
///
/// Whoever looks for what a script includes, compiles it and looks into its folder asks for the same
/// script three times. Any thread may ask.
public final class ReadScripts: Sendable {
  /// The languages that scripts may be written in.
  public let languages: Languages
  private let known = Mutex(Known())

  /// What was read, by name.
  private struct Known {
    var scripts: [String: AnalyzedScript] = [:]
    var bytes = 0
  }

  /// So many bytes of scripts are kept: two of the largest, or a folder of usual ones.
  private static let most = 2 * TextRules.largestFile

  /// Creates a reader that knows no script yet.
  public init(languages: Languages = .english) {
    self.languages = languages
  }

  /// A script, read now or before.
  func read(_ source: Source) -> AnalyzedScript {
    if let same = known.withLock({ $0.scripts[source.name] }), same.source == source {
      return same
    }
    let new = AnalyzedScript(source, languages)
    known.withLock { known in
      if known.bytes + source.bytes.count > Self.most { known = Known() }
      known.bytes += source.bytes.count
      known.scripts[source.name] = new
    }
    return new
  }
}
