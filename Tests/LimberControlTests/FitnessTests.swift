import LimberControl
import Testing

/// Which routines are offered first.
struct FitnessTests {
  @Test func `what is due comes first, then what was practised last, then sessions before poses`() {
    let order = [
      Fitness(isDue: true, secondsAgo: 90_000, isSession: true),
      Fitness(isDue: true, secondsAgo: nil, isSession: true),
      Fitness(isDue: true, secondsAgo: 10, isSession: false),
      Fitness(isDue: false, secondsAgo: 60, isSession: false),
      Fitness(isDue: false, secondsAgo: 80_000, isSession: true),
      Fitness(isDue: false, secondsAgo: nil, isSession: true),
      Fitness(isDue: false, secondsAgo: nil, isSession: false),
    ]
    #expect(order.reversed().sorted() == order)
  }
}
