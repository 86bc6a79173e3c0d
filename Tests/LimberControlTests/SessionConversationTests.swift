import LimberControl
import LimberPlayer
import LimberTimeline
import Testing

/// What is listened for while a session goes on, and what becomes of it.
struct SessionConversationTests {
  /// A conversation in which these things have happened.
  private func conversation(after events: PlayerEvent...) -> SessionConversation {
    var conversation = SessionConversation(.english)
    for event in [PlayerEvent.started] + events { _ = conversation.follow(event) }
    return conversation
  }

  @Test func `what is listened for follows the session`() {
    var conversation = SessionConversation(.english)
    #expect(conversation.vocabulary.phrases.isEmpty)
    let story: [(PlayerEvent, ListeningState?)] = [
      (.started, .running), (.waiting(.start), .idle), (.answered, .running), (.paused, .paused),
      (.waiting(.stop), .asked), (.answered, .paused), (.resumed, .running),
      (.waiting(.gate), .waiting), (.answered, .running), (.waiting(.pain), .hurting),
      (.answered, .running), (.finished, nil),
    ]
    for (event, state) in story {
      let changed = conversation.follow(event)
      #expect(changed, "\(event)")
      #expect(conversation.listening == state, "\(event)")
      let changedAgain = conversation.follow(event)
      #expect(!changedAgain, "\(event)")
    }
  }

  @Test func `start is an answer only to a session that waits for its start`() {
    var waiting = conversation(after: .waiting(.start))
    #expect(waiting.hear(.start) == .ready)
    var playing = conversation()
    #expect(playing.hear(.start) == nil)
    #expect(playing.hear(.player(.next)) == .next)
  }

  @Test func `yes and no mean something only after a question`() {
    var asked = conversation(after: .waiting(.stop))
    #expect(asked.hear(.yes) == .stop)
    #expect(asked.hear(.no) == .ready)
    var playing = conversation()
    #expect(playing.hear(.yes) == nil)
    #expect(playing.hear(.no) == nil)
    #expect(playing.hear(.number(3)) == nil)
  }

  @Test func `after a call for attention single words are understood once`() {
    var conversation = conversation()
    #expect(conversation.hear(.attention) == nil)
    #expect(conversation.isAttentive)
    #expect(conversation.vocabulary.phrases.contains { $0.words == "next" })
    _ = conversation.hear(.player(.next))
    #expect(!conversation.vocabulary.phrases.contains { $0.words == "next" })
  }

  @Test func `only what makes sense is offered`() {
    #expect(conversation(after: .waiting(.stop)).phrases == ["yes please", "no thank you"])
    let standby = conversation(after: .waiting(.start)).phrases
    #expect(standby == ["start session", "how long please", "repeat exercise", "end session"])
    let paused = conversation(after: .paused).phrases
    #expect(paused.contains("continue session"))
    #expect(!paused.contains("pause exercise"))
    let hurting = conversation(after: .waiting(.pain)).phrases
    #expect(hurting.contains("easier please"))
    #expect(!hurting.contains("deeper please"))
  }

  @Test func `whatever a session can be asked for by voice is listened for, but for a start`() {
    let states: [(ListeningState, PlaybackMachine.State)] = [
      (.running, .playing), (.paused, .paused), (.waiting, .waiting), (.hurting, .hurting),
    ]
    for (listening, state) in states {
      let heard = Set(listening.commands)
      for command in state.commands where command != .toggle && command != .ready {
        guard state != .paused || command != .enough else { continue }
        #expect(heard.contains(.player(command)), "\(command) while \(state)")
      }
    }
  }
}
