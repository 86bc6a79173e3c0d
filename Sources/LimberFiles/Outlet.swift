internal import CSndfile

/// What libsndfile takes for a file: its bytes are edited and stored.
///
/// It is used by one encoder, on one thread, and outlives it.
final class Outlet {
  private let store: any SoundStore
  private var edit: any ByteEdit
  private var position = 0
  private var length = 0
  /// Why nothing more can be stored; libsndfile itself only tells that something failed.
  private(set) var failure: SoundWritingError?

  /// Creates an outlet into `store`.
  init(_ store: any SoundStore, _ edit: any ByteEdit) {
    self.store = store
    self.edit = edit
  }

  /// Stores bytes at the position, and returns whether they were.
  private func write(_ bytes: [UInt8]) -> Bool {
    guard failure == nil else { return false }
    do throws(SoundWritingError) {
      if position == length {
        let edited = edit.append(bytes)
        if !edited.isEmpty { try store.append(edited) }
      } else if let place = edit.place(of: position) {
        try store.rewrite(bytes, at: place)
      }
    } catch {
      failure = error
      return false
    }
    position += bytes.count
    length = max(length, position)
    return true
  }

  private func seek(_ offset: Int, from origin: Int32) -> Int {
    switch origin {
    case SEEK_CUR: position += offset
    case SEEK_END: position = length + offset
    default: position = offset
    }
    return position
  }

  /// The functions that libsndfile calls, with a pointer to an outlet.
  static var functions: SF_VIRTUAL_IO {
    var functions = SF_VIRTUAL_IO()
    unsafe functions.get_filelen = { unsafe sf_count_t(Outlet.of($0)?.length ?? 0) }
    unsafe functions.seek = { offset, origin, outlet in
      unsafe sf_count_t(Outlet.of(outlet)?.seek(Int(offset), from: origin) ?? -1)
    }
    // Nothing of what is written is read again.
    unsafe functions.read = { _, _, _ in 0 }
    unsafe functions.write = { bytes, count, outlet in
      let copy = unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(count)))
      return unsafe Outlet.of(outlet)?.write(copy) == true ? count : 0
    }
    unsafe functions.tell = { unsafe sf_count_t(Outlet.of($0)?.position ?? -1) }
    return functions
  }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> Outlet? {
    unsafe pointer.map { unsafe Unmanaged<Outlet>.fromOpaque($0).takeUnretainedValue() }
  }
}
