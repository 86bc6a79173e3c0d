internal import Glibc
public import LimberPlayer

/// What ties a session to the desktop: media keys, the screen, and the machine's sleep.
///
/// Each bus has a thread of its own; whatever a bus does, the session never waits for it. Where there
/// is no bus, nothing happens.
public struct Desktop: Sendable {
  private let person: Attendant?
  private let machine: Attendant?

  /// Starts to connect, and returns at once.
  ///
  /// - Parameters:
  ///   - addresses: Where the buses are.
  ///   - request: Does what the desktop asks for; it must return at once.
  public init(
    on addresses: BusAddresses, request: @escaping @Sendable (DesktopRequest) -> Void
  ) {
    person = addresses.session.flatMap {
      let player = MediaPlayer(process: getpid(), clock: { .now })
      return Attendant(of: [player, ScreenGuard()], on: $0, request: request)
    }
    machine = addresses.system.flatMap {
      Attendant(of: [SleepGuard()], on: $0, request: request)
    }
  }

  /// Whether a bus answers within 2 s.
  public static func answers(at address: String) async -> Bool {
    let (answers, tell) = AsyncStream.makeStream(of: Bool.self)
    let bus = BusThread(address: address) { input in
      if case .message = input { return }
      tell.yield(input != nil)
    }
    guard let bus else { return false }
    let alarm = Task {
      try await Task.sleep(for: .seconds(2))
      tell.yield(false)
    }
    var isThere = false
    for await answer in answers {
      isThere = answer
      break
    }
    alarm.cancel()
    bus.end()
    return isThere
  }

  /// Learns what happened in the session; returns at once.
  public func hear(_ event: PlayerEvent) {
    person?.take(.player(event))
    // Whether the machine may sleep does not depend on the place.
    if case .position = event { return }
    machine?.take(.player(event))
  }

  /// Gives back what keeps the machine and its screen awake, since the program is about to be stopped;
  /// returns when that is done.
  public func putAside() async {
    await person?.pass(.aside(true))
    await machine?.pass(.aside(true))
  }

  /// Takes it again, since the program goes on; returns at once.
  public func comeBack() {
    person?.take(.aside(false))
    machine?.take(.aside(false))
  }

  /// Leaves the buses, and gives back what they granted; returns at once.
  ///
  /// Must be called once.
  public func end() {
    person?.end()
    machine?.end()
  }
}

/// Has those who use a bus take what happens, one thing after another, and does what they want.
struct Attendant: Sendable {
  /// What there is to take, and who waits until it is.
  private struct Item: Sendable {
    var input: BusInput
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let items: AsyncStream<Item>.Continuation

  /// Starts to connect; nil if the system has no thread left.
  init?(
    of clients: [any BusClient], on address: String,
    request: @escaping @Sendable (DesktopRequest) -> Void
  ) {
    let (stream, items) = AsyncStream.makeStream(of: Item.self)
    let bus = BusThread(address: address) { input in
      if let input { items.yield(Item(input: input)) } else { items.finish() }
    }
    guard let bus else { return nil }
    self.items = items
    Task {
      var clients = clients
      for await item in stream {
        for index in clients.indices {
          for step in clients[index].take(item.input) { Self.act(step, bus, items, request) }
        }
        item.waiting?.resume()
      }
      bus.end()
    }
  }

  /// Passes something on to those who use the bus.
  func take(_ input: BusInput) {
    items.yield(Item(input: input))
  }

  /// Passes something on, and waits until everybody has taken it, or the bus is gone.
  func pass(_ input: BusInput) async {
    await withCheckedContinuation { waiting in
      guard case .enqueued = items.yield(Item(input: input, waiting: waiting)) else {
        return waiting.resume()
      }
    }
  }

  /// Leaves the bus when everything before has been taken.
  func end() {
    items.finish()
  }

  private static func act(
    _ step: BusStep, _ bus: BusThread, _ items: AsyncStream<Item>.Continuation,
    _ request: @Sendable (DesktopRequest) -> Void
  ) {
    switch step {
    case .send(let message): bus.send(message)
    case .ask(let wish): request(wish)
    case .remind(let reminder, let time):
      Task {
        try? await Task.sleep(for: time)
        items.yield(Item(input: .reminder(reminder)))
      }
    }
  }
}
