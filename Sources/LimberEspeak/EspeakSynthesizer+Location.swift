internal import Glibc

extension EspeakSynthesizer {
  /// The path of the worker that belongs to the running program, or nil if there is none.
  ///
  /// Looks beside the program, then in `../libexec/limber`; never in the search path.
  public static func installedWorker() -> String? {
    guard let folder = programFolder() else { return nil }
    let places = ["\(folder)/limber-espeak", "\(folder)/../libexec/limber/limber-espeak"]
    return places.first { unsafe access($0, X_OK) == 0 }
  }

  private static func programFolder() -> Substring? {
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let length = unsafe bytes.withUnsafeMutableBytes { bytes in
      guard let start = unsafe bytes.bindMemory(to: CChar.self).baseAddress else { return 0 }
      return unsafe readlink("/proc/self/exe", start, bytes.count)
    }
    guard length > 0, length < bytes.count else { return nil }
    let path = String(decoding: bytes[..<length], as: UTF8.self)
    return path.lastIndex(of: "/").map { path[..<$0] }
  }
}
