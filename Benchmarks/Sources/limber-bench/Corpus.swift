import Foundation

/// The text that is measured: the poses of a folder, again and again under new names.
struct Corpus {
  private let poses: [String]

  /// The poses in `folder`, without the sessions, whose length a file of many would exceed.
  init(folder: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    poses = try names.filter { $0.hasSuffix(".routine") }
      .map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
      .filter { $0.hasPrefix("Pose: ") }
  }

  /// One pose, as a file of its own.
  func pose(_ number: Int) -> String {
    let text = poses[number % poses.count]
    guard let end = text.firstIndex(of: "\n") else { return text }
    return "\(text[..<end]) \(number)\(text[end...])"
  }

  /// About `size` bytes of poses, whole ones only.
  func text(of size: Int) -> String {
    var text = ""
    for number in 0... where text.utf8.count < size {
      let pose = pose(number)
      guard text.utf8.count + pose.utf8.count <= size else { break }
      text += pose + "\n"
    }
    return text
  }

  /// Files of about `size` bytes that make up `total` bytes.
  func files(of size: Int, making total: Int) -> [String] {
    let text = text(of: size)
    return Array(repeating: text, count: max(1, total / text.utf8.count))
  }

  /// One pose a file, until `total` bytes are reached.
  func poseFiles(making total: Int) -> [String] {
    var files: [String] = []
    var size = 0
    while size < total {
      files.append(pose(files.count))
      size += files[files.count - 1].utf8.count
    }
    return files
  }

  /// A session whose plan has about `cues` cues.
  func session(cues: Int) -> String {
    let lines = (0..<cues).map { "Say: Breathe, and stay with number \($0).\n" }
    return "Session: Many words\n" + lines.joined()
  }
}
