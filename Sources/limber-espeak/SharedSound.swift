internal import Glibc

/// Samples that lie in memory which all processes of a worker share: one says them, another sends
/// them, and nobody copies them in between.
@safe struct SharedSound {
  /// How many samples there is room for.
  let limit: Int
  private let memory: UnsafeMutableRawPointer

  /// In front of the samples is their number.
  private static let headerSize = 64
  /// How many bytes are made ready at once: one fault for each page would take longer.
  private static let window = 1 << 17
  /// `MADV_POPULATE_WRITE`, which Swift does not import; older systems do not know it.
  private static let populate: Int32 = 23

  /// Takes memory for so many samples; the system gives it as it is needed.
  init(limit: Int) throws(Failure) {
    let size = Self.headerSize + 2 * limit
    let flags = MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE
    guard let memory = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0),
      unsafe memory != MAP_FAILED
    else {
      throw Failure(code: .unavailable, reason: "there is no memory: error \(errno)")
    }
    unsafe self.memory = unsafe memory
    self.limit = limit
  }

  /// How many samples there are; set by who says them.
  var count: Int {
    get { unsafe memory.load(as: Int.self) }
    nonmutating set { unsafe memory.storeBytes(of: newValue, as: Int.self) }
  }

  /// Adds samples behind those there are; false if there is no room for them.
  func append(_ samples: UnsafeRawBufferPointer) -> Bool {
    let start = Self.headerSize + 2 * count
    guard count + samples.count / 2 <= limit else { return false }
    makeReady(start..<start + samples.count)
    unsafe memory.advanced(by: start).copyMemory(
      from: samples.baseAddress ?? UnsafeRawPointer(memory), byteCount: samples.count)
    count += samples.count / 2
    return true
  }

  /// The bytes of all samples.
  var bytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: memory.advanced(by: Self.headerSize), count: 2 * count)
  }

  /// Maps what will be written, whenever it reaches another window; without it all works as well.
  private func makeReady(_ bytes: Range<Int>) {
    let first = bytes.lowerBound == Self.headerSize ? 0 : bytes.lowerBound / Self.window + 1
    for window in first..<(bytes.upperBound + Self.window - 1) / Self.window
    where window * Self.window < Self.headerSize + 2 * limit {
      unsafe madvise(memory.advanced(by: window * Self.window), Self.window, Self.populate)
    }
  }
}
