internal import Glibc

/// Frames read from one descriptor and written to another.
struct FrameStream {
  /// Where requests come from.
  let input: Int32
  /// Where answers go.
  let output: Int32

  /// Takes the standard streams for frames, and keeps everybody else from writing to them.
  ///
  /// What any library prints from now on goes to standard error, and cannot break a frame.
  /// Returns nil if the descriptors cannot be had.
  static func standard() -> FrameStream? {
    let output = dup(STDOUT_FILENO)
    guard output >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { return nil }
    return FrameStream(input: STDIN_FILENO, output: output)
  }

  /// Waits for the next frame; nil at the end, or at bytes that are no request.
  func read() -> Frame? {
    guard let header = read(Frame.headerSize), let kind = Frame.Kind(rawValue: header[0]) else {
      return nil
    }
    let length = (1...4).reduce(0) { $0 | Int(header[$1]) << (8 * ($1 - 1)) }
    guard length <= Frame.longestRequest, let payload = read(length) else { return nil }
    return Frame(kind: kind, payload: payload)
  }

  /// Writes a whole frame; returns whether somebody was there to take it.
  @discardableResult
  func write(_ frame: Frame) -> Bool {
    writeAll(Self.header(frame.kind, frame.payload.count) + frame.payload, to: output)
  }

  /// Writes samples, in as few frames as may be.
  func write(audio bytes: UnsafeRawBufferPointer) {
    var rest = unsafe bytes[...]
    while unsafe !rest.isEmpty {
      let part = unsafe UnsafeRawBufferPointer(rebasing: rest.prefix(Self.longestAnswer))
      guard writeAll(Self.header(.audio, part.count), to: output),
        unsafe writeAll(part, to: output)
      else { return }
      unsafe rest = unsafe rest.dropFirst(part.count)
    }
  }

  /// Lets go of both ends.
  func close() {
    Glibc.close(input)
    Glibc.close(output)
  }

  private static func header(_ kind: Frame.Kind, _ length: Int) -> [UInt8] {
    [kind.rawValue] + (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
  }

  /// How many bytes of sound are in a frame at most.
  private static let longestAnswer = 1 << 19

  private func read(_ count: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
      guard let more = readSome(from: input, upTo: count - bytes.count), !more.isEmpty else {
        return nil
      }
      bytes += more
    }
    return bytes
  }
}

/// Reads what there is, waiting for the first byte; empty at the end, nil after an error.
func readSome(from descriptor: Int32, upTo limit: Int) -> [UInt8]? {
  var failed = false
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
    var got: Int
    repeat {
      got = unsafe Glibc.read(descriptor, buffer.baseAddress, limit)
    } while got < 0 && errno == EINTR
    failed = got < 0
    count = max(0, got)
  }
  return failed ? nil : bytes
}

/// Writes all of `bytes`; returns whether it could.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  unsafe bytes.withUnsafeBytes { unsafe writeAll($0, to: descriptor) }
}

/// Writes all of `bytes`; returns whether it could.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
  var rest = unsafe bytes[...]
  while unsafe !rest.isEmpty {
    let part = unsafe UnsafeRawBufferPointer(rebasing: rest)
    let written = unsafe Glibc.write(descriptor, part.baseAddress, part.count)
    if written < 0 && errno == EINTR { continue }
    guard written > 0 else { return false }
    unsafe rest = unsafe rest.dropFirst(written)
  }
  return true
}
