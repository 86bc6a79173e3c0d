internal import Glibc

/// When files were changed, and which they are, in one number.
///
/// The time at which a file's own entry was changed is set by the system alone: a file that was
/// written, replaced or moved has another one.
struct FileStamps {
  /// A sum over all files, with their paths, in which any change makes a difference.
  private(set) var sum: UInt64 = 0
  /// When the last of them was changed, in seconds of the calendar.
  private(set) var newest = 0

  /// Looks at files, and at all that is in folders; links are followed, and what is not there counts
  /// as such.
  init(of paths: [String]) {
    for path in paths { add(path) }
  }

  /// The value of a variable of the environment.
  static func setting(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  private mutating func add(_ path: String) {
    var status = stat()
    let isThere = unsafe stat(path, &status) == 0
    let (written, changed) = (status.st_mtim, status.st_ctim)
    let times = [written.tv_sec, written.tv_nsec, changed.tv_sec, changed.tv_nsec]
    let numbers = [
      UInt64(status.st_dev), UInt64(status.st_ino), UInt64(bitPattern: Int64(status.st_size)),
    ]
    let stamps = numbers + times.map { UInt64(bitPattern: Int64($0)) }
    sum = BulkBytes.sum(of: [sum, BulkBytes.sum(of: Array(path.utf8))] + (isThere ? stamps : []))
    newest = max(newest, isThere ? changed.tv_sec : 0)
    guard isThere, status.st_mode & S_IFMT == S_IFDIR else { return }
    for name in Self.names(in: path).sorted() { add("\(path)/\(name)") }
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let item = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &item.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
