import Foundation
import Testing

/// What may happen to stored speech from outside, while whole programs use it.
@Suite(.timeLimit(.minutes(60)))
struct StoredSpeechTests {
  private let sandbox: Sandbox

  /// How many programs are killed; more by `make soak-store`.
  private static let kills =
    ProcessInfo.processInfo.environment["LIMBER_KILLS"].flatMap(Int.init) ?? 12

  init() throws {
    sandbox = try Sandbox()
    let lines = (1...40).map { "Reach up with arm \($0), and lower it." }
    try sandbox.write(
      "Pose: Words\n\n" + lines.joined(separator: "\n") + "\nHold: 10 seconds\n", to: "a.routine")
  }

  /// What the routine sounds like, with stored speech that was never touched.
  private func reference() async throws {
    let ending = try await sandbox.run(
      "XDG_CACHE_HOME=$PWD/whole limber render a.routine -o whole.wav")
    #expect(ending.status == 0, "\(ending)")
  }

  /// Compares every entry in the folder `cache` with the one that should be there.
  private static let compare = """
    for entry in $(cd cache/limber/speech && find . -name '*.wav'); do
      cmp "cache/limber/speech/$entry" "whole/limber/speech/$entry" || exit 9
    done
    """

  @Test func `a program killed while it stores speech leaves nothing that is wrong`() async throws {
    try await reference()
    let start = ContinuousClock.now
    _ = try await sandbox.run("XDG_CACHE_HOME=$PWD/once limber render a.routine --force -o a.wav")
    let whole = (ContinuousClock.now - start) / .milliseconds(1)
    var found = 0
    for _ in 0..<Self.kills {
      let moment = Double.random(in: 0.1...1) * whole / 1000
      let ending = try await sandbox.run(
        """
        [ $((RANDOM % 4)) = 0 ] && rm -rf cache
        XDG_CACHE_HOME=$PWD/cache timeout -s KILL \(moment) limber render a.routine --force -o a.wav 2>/dev/null
        mkdir -p cache/limber/speech
        \(Self.compare)
        find cache -name '*.wav' | wc -l
        """)
      #expect(ending.status == 0, "\(ending)")
      found = max(found, Int(ending.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0)
    }
    #expect(found > 0)
    let after = try await sandbox.run(
      "XDG_CACHE_HOME=$PWD/cache limber render a.routine --force -o a.wav && cmp a.wav whole.wav")
    #expect(after.status == 0, "\(after)")
    #expect(sandbox.processes == [])
  }

  @Test func `eight programs beside one that clears all say the same`() async throws {
    try await reference()
    let ending = try await sandbox.run(
      """
      export XDG_CACHE_HOME=$PWD/cache
      for n in 1 2 3 4 5 6 7 8; do limber render a.routine -o $n.wav 2>/dev/null & jobs+=($!); done
      while [ -n "$(jobs -r)" ]; do limber cache clear > cleared || exit 8; done
      for job in "${jobs[@]}"; do wait $job || exit 7; done
      for n in 1 2 3 4 5 6 7 8; do cmp $n.wav whole.wav || exit 9; done
      \(Self.compare)
      """)
    #expect(ending.status == 0, "\(ending)")
    #expect(ending.error == "")
  }

  @Test func `without room for it, no speech is stored and none is lost`() async throws {
    try await reference()
    // A file may have 24 KB here, and no clip is that short; the pipe has room.
    let ending = try await sandbox.run(
      """
      XDG_CACHE_HOME=$PWD/whole limber show a.routine --plan > whole.txt
      trap '' XFSZ; ulimit -f 24
      XDG_CACHE_HOME=$PWD/cache limber show a.routine --plan | cmp - whole.txt || exit 9
      find cache -type f ! -name 'engine-*.txt' | wc -l
      """)
    #expect(ending.status == 0, "\(ending)")
    #expect(ending.output.trimmingCharacters(in: .whitespacesAndNewlines) == "0")
  }

  @Test func `in a folder that may only be read, stored speech is used and new words are spoken`()
    async throws
  {
    let lines = "Reach up with arm 1, and lower it.\nLet go.\nHold: 10 seconds\n"
    try sandbox.write("Pose: More\n\n" + lines, to: "b.routine")
    // Who may do everything becomes somebody who may not, and owns the folder all the same.
    let ending = try await sandbox.run(
      """
      XDG_CACHE_HOME=$PWD/whole limber render b.routine -o whole.wav
      mkdir cache mine; chmod 755 . ..; as=
      XDG_CACHE_HOME=$PWD/cache limber show a.routine --plan > /dev/null
      if [ $(id -u) = 0 ]; then
        chown -R 65534:65534 cache mine
        as='setpriv --reuid=65534 --regid=65534 --clear-groups'
      fi
      chmod -R a-w cache; find cache -type f | sort > before
      XDG_CACHE_HOME=$PWD/cache TMPDIR=/tmp $as limber render b.routine -o mine/b.wav
      chmod -R u+w cache; find cache -type f | sort | cmp - before && cmp mine/b.wav whole.wav
      """)
    #expect(ending.status == 0, "\(ending)")
    let told = ending.error.split(separator: "\n").filter { !$0.contains(".wav: More, ") }
    #expect(told.count == 1, "\(told)")
    #expect(told.first?.hasPrefix("limber: speech is not stored: nothing can be written") == true)
  }

  @Test func `truncated, flipped, swapped and foreign entries are made again`() async throws {
    try await reference()
    let ending = try await sandbox.run(
      """
      cp -a whole cache
      cd cache/limber/speech/v1
      names=($(find . -name '*.wav' | sort))
      truncate -s 1000 "${names[0]}"
      printf 'x' | dd of="${names[1]}" bs=1 seek=9000 conv=notrunc 2>/dev/null
      cp "${names[3]}" "${names[2]}"
      rm "${names[4]}"; mkdir "${names[4]}"
      rm "${names[5]}"; mkfifo "${names[5]}"
      rm "${names[6]}"; ln -s /dev/zero "${names[6]}"
      : > "${names[7]}"
      [ $(id -u) != 0 ] || chown 1 "${names[8]}"
      cd ../../../..
      XDG_CACHE_HOME=$PWD/cache limber render a.routine --force -o a.wav 2>/dev/null
      cmp a.wav whole.wav || exit 8
      \(Self.compare)
      find cache -name '*.wav' -type f -user $(id -u) | wc -l
      find whole -name '*.wav' | wc -l
      """)
    #expect(ending.status == 0, "\(ending)")
    let counts = ending.output.split(separator: "\n")
    #expect(counts.count == 2)
    #expect(counts.first == counts.last)
  }
}
