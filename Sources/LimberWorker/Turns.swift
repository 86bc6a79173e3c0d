/// Who may go on and who waits, first come, first served; a value for an actor to keep.
struct Turns {
  private var free: Int
  private var queue: [(id: Int, waiter: CheckedContinuation<Bool, Never>)] = []
  private var lastID = 0

  /// Lets as many go on at once as there are places.
  init(places: Int) {
    free = places
  }

  /// Takes a free place, if there is one.
  mutating func take() -> Bool {
    guard free > 0 else { return false }
    free -= 1
    return true
  }

  /// A name for somebody who will wait.
  mutating func makeID() -> Int {
    lastID += 1
    return lastID
  }

  /// Puts a waiter in the queue; it is resumed with true when it has a place.
  mutating func wait(_ id: Int, _ waiter: CheckedContinuation<Bool, Never>) {
    queue.append((id, waiter))
  }

  /// Takes a waiter out of the queue, if it is still there, and resumes it with false.
  mutating func giveUp(_ id: Int) {
    guard let index = queue.firstIndex(where: { $0.id == id }) else { return }
    queue.remove(at: index).waiter.resume(returning: false)
  }

  /// Gives a place back, to the first in the queue.
  mutating func end() {
    guard !queue.isEmpty else {
      free += 1
      return
    }
    queue.removeFirst().waiter.resume(returning: true)
  }
}
