import Testing

/// What a person sees while a voice as slow as Piper on a busy machine speaks ahead of time.
@Suite(.timeLimit(.minutes(1))) struct SlowVoiceTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    try sandbox.write(Self.python, to: "python")
    try sandbox.write(Self.script, to: "slow.routine")
  }

  private static let script = """
    Pose: Slow

    Lie down. Bend your knees. Rest your arms.
    Hold: 20 seconds
    Roll over. Come up slowly.
    Stand tall.

    """

  /// Takes the place of a Python with Piper: needs a third of a second for a clause of a tenth.
  private static let python = """
    #!/usr/bin/python3
    import os, struct, sys, time
    words = sys.argv[3:]
    if not words[0].endswith(".onnx"):
        here = os.path.abspath(sys.argv[0])
        print("piper\\tfake\\t" + here)
        print("voice\\tslow\\ten\\t/slow.onnx")
        print("chosen\\t/slow.onnx\\t0")
        sys.exit()
    def send(kind, payload=b""):
        os.write(1, kind + struct.pack("<I", len(payload)) + payload)
    send(b"R", struct.pack("<I", 22050) + b"fake")
    while len(head := sys.stdin.buffer.read(5)) == 5:
        sys.stdin.buffer.read(struct.unpack("<I", head[1:])[0])
        if head[:1] != b"S":
            continue
        time.sleep(0.3)
        send(b"A", struct.pack("<40h", *[20 * n for n in range(40)]) * 50)
        send(b"D")

    """

  private static let command = "chmod +x python; LIMBER_PYTHON=$PWD/python limber"

  @Test func `a render counts the sentences, and says nothing that cannot be known`() async throws {
    let record = try await sandbox.runOnTerminal(
      "\(Self.command) render slow.routine --voice natural -o slow.wav", [])
    let counts = record.text.matches(of: #/limber: ([0-9]+) of ([0-9]+) sentences? spoken/#)
    #expect(counts.count >= 2)
    #expect(counts.compactMap { Int($0.1) } == counts.compactMap { Int($0.1) }.sorted())
    #expect(counts.allSatisfy { (Int($0.1) ?? 0) < (Int($0.2) ?? 0) })
    // How long the file takes is not told by how long the voice took: it takes no second.
    #expect(!record.text.contains(" left"))
    #expect(record.text.contains("status 0"))
    #expect(sandbox.bytes(of: "slow.wav") != nil)
  }

  @Test func `a session tells once how much is ready`() async throws {
    let record = try await sandbox.runOnTerminal(
      "\(Self.command) play slow.routine --voice natural --output silent --speed 4",
      [Typing(seeing: "prepared", keys: "q")])
    let told = record.text.matches(of: #/natural has prepared/#)
    #expect(told.count >= 1)
    #expect(record.text.contains("status 0"))
    #expect(sandbox.processes == [])
  }
}
