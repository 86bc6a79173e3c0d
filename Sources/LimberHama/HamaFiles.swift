internal import Foundation
internal import LimberDigest
public import LimberEars

/// Where the three files of hama are, and which ones are trusted.
public struct HamaFiles: Hashable, Sendable {
  /// The library.
  public var library: String
  /// The weights of the acoustic model.
  public var weights: String
  /// The names of its columns.
  public var names: String

  /// The version whose files are known.
  public static let version = "1.7.0"

  /// What the files are called.
  static let fileNames = ["libhama.so", "asr_waveform.hama", "g2p_vocab.json"]

  /// The checksums of the known files, in the order of their names; nil for an unknown machine.
  static var sums: [String]? {
    #if arch(x86_64)
      let library = "85cdfdfdca1894faba892976b035fe98efe0ecdd10bc20887f5e6aecdcb99fbf"
    #elseif arch(arm64)
      let library = "6fe2d2c6a920a14916035826658d2b623aac32ea4fd09a0dbfd0df4011399d99"
    #else
      return nil
    #endif
    return [
      library, "a9fcfe73e179ca48e399cd76a90a6b3e1887bf5037ecc52b778d13a149563328",
      "520d19e4e6ae58658eed53594e0feab8ea8e1b4b04a7746e25e50c16c29b91bf",
    ]
  }

  /// The first of `folders` that has one of the files; the files may lie in it as they are, or as
  /// in the unpacked wheel.
  ///
  /// - Throws: an error that says which file is missing where, if none is whole.
  public static func find(in folders: [String]) throws(AcousticModelError) -> HamaFiles {
    for folder in folders {
      for paths in Self.layouts(of: folder) {
        let missing = paths.filter { !FileManager.default.fileExists(atPath: $0) }
        if missing.count == paths.count { continue }
        if let first = missing.first { throw AcousticModelError(.damaged, "\(first) is missing") }
        return HamaFiles(library: paths[0], weights: paths[1], names: paths[2])
      }
    }
    throw AcousticModelError(.missing, "the recogniser hama is not there")
  }

  private static func layouts(of folder: String) -> [[String]] {
    #if arch(arm64)
      let machine = "linux-aarch64"
    #else
      let machine = "linux-x86_64"
    #endif
    return [
      fileNames.map { "\(folder)/\($0)" },
      [
        "\(folder)/hama/_libs/\(machine)/libhama.so", "\(folder)/hama/assets/asr_waveform.hama",
        "\(folder)/hama/assets/g2p_vocab.json",
      ],
    ]
  }

  /// The bytes of the weights and of the names, when all three files are those that are known.
  func checked() throws(AcousticModelError) -> (weights: Data, names: Data) {
    guard let sums = Self.sums else {
      throw AcousticModelError(.unsupported, "hama has no version for this machine")
    }
    var contents: [Data] = []
    for (path, sum) in zip([library, weights, names], sums) {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw AcousticModelError(.damaged, "\(path) cannot be read")
      }
      guard SHA256.digits(of: Array(data)) == sum else {
        throw AcousticModelError(.damaged, "\(path) is not that of hama \(Self.version)")
      }
      contents.append(data)
    }
    return (contents[1], contents[2])
  }
}
