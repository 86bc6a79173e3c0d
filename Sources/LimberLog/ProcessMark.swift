internal import Foundation

/// What tells a process from every other one, also after its number was given away again.
enum ProcessMark {
  /// The mark of this program.
  static let own = mark(of: ProcessInfo.processInfo.processIdentifier) ?? ""

  /// Whether the process with a mark still runs on this machine.
  static func isRunning(_ mark: String) -> Bool {
    let parts = mark.split(separator: " ")
    guard parts.count == 3, let id = Int32(parts[1]) else { return false }
    return self.mark(of: id) == mark
  }

  /// The start of the machine, the number, and when the process began.
  private static func mark(of id: Int32) -> String? {
    guard let boot = text(of: "/proc/sys/kernel/random/boot_id"),
      let status = text(of: "/proc/\(id)/stat"), let name = status.lastIndex(of: ")")
    else { return nil }
    // After the name, which may hold anything, comes field 3; field 22 is the start.
    let fields = status[status.index(after: name)...].split(separator: " ")
    guard fields.count > 19, fields[0] != "Z" else { return nil }
    return "\(boot) \(id) \(fields[19])"
  }

  private static func text(of path: String) -> String? {
    FileManager.default.contents(atPath: path).map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }
}
