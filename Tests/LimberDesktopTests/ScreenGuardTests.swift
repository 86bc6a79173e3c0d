import LimberDesktop
import LimberPlayer
import Testing

struct ScreenGuardTests {
  @Test func `the screen stays on while the session plays`() {
    var screen = ScreenGuard()
    #expect(screen.take(.connected) == [])
    guard case .send(let call)? = screen.take(.player(.started)).first else {
      Issue.record("nothing is asked")
      return
    }
    #expect(call.member == "Inhibit")
    #expect(screen.take(.player(.position(100))) == [])
    var answer = call.answer([.uint32(77)])
    answer.tag = call.tag
    #expect(screen.take(.message(answer)) == [])
    guard case .send(let back)? = screen.take(.player(.finished)).first else {
      Issue.record("nothing is given back")
      return
    }
    #expect(back.member == "UnInhibit")
    #expect(back.body == [.uint32(77)])
    #expect(!back.wantsAnswer)
  }

  @Test func `put aside, it lets the screen go dark`() {
    var screen = ScreenGuard()
    _ = screen.take(.connected)
    guard case .send(let call)? = screen.take(.player(.started)).first else { return }
    var answer = call.answer([.uint32(77)])
    answer.tag = call.tag
    _ = screen.take(.message(answer))
    let members = { (steps: [BusStep]) in
      steps.compactMap { if case .send(let message) = $0 { message.member } else { nil } }
    }
    #expect(members(screen.take(.aside(true))) == ["UnInhibit"])
    #expect(members(screen.take(.aside(false))) == ["Inhibit"])
  }

  @Test func `a cookie that comes too late is given back at once`() {
    var screen = ScreenGuard()
    _ = screen.take(.connected)
    guard case .send(let call)? = screen.take(.player(.started)).first else { return }
    #expect(screen.take(.player(.stopped)) == [])
    var answer = call.answer([.uint32(5)])
    answer.tag = call.tag
    guard case .send(let back)? = screen.take(.message(answer)).first else {
      Issue.record("it is kept")
      return
    }
    #expect(back.body == [.uint32(5)])
  }
}
