/// Poses: their headers, and what is done in them.
extension GeneratedScript {
  mutating func makePose(_ number: Int, namesLanguage: Bool) {
    let letter = String("ABC".dropFirst(number).prefix(1))
    var pose = GeneratedPose(names: ["pose \(letter)", "Pose-\(letter.lowercased())"])
    windows = []
    line("\nPose: Pose \(letter)")
    if namesLanguage { makeLanguage() }
    if maybe("Id: number-\(letter)") { pose.names.append("number \(letter)") }
    if maybe("Also called: the \(letter) one, our \(letter)") {
      pose.names.append("the \(letter) one")
    }
    makeAbout()
    pose.versions = makeVersions()
    makeSettings()
    let hasSets = maybe("Sets: \(pick(["1-3", "2, one side at a time", "3", "1, on purpose"]))")
    if hasSets, text.hasSuffix("purpose\n") { line("Easier: sets: 2") }
    let replacement = makeReplacement(of: pose)
    makeSetup(pose.versions)
    pose.hasSides = chance(2)
    if pose.hasSides {
      makeSides()
    } else {
      if hasSets { maybe(pick(["Each set:", "Each set: Get ready for set {set} of {sets}."])) }
      for _ in 0..<Int.random(in: 1...4, using: &random) { makeStep(side: "", isInPose: true) }
      if text.contains("Each set:"), chance(2) { makeEnd() }
    }
    if !windows.isEmpty { maybe("That was {dose} of it, {{lightly}} done || nearly. | Of {dose}.") }
    pose.windows = windows
    if let replacement {
      pose.windows.formIntersection(replacement.windows)
      pose.hasSides = pose.hasSides && replacement.hasSides
    }
    known.append(pose)
  }

  /// What a header tells people.
  mutating func makeAbout() {
    maybe("For: hips, lower back")
    maybe("Level: \(pick(["gentle", "moderate", "strong", "beginner"]))")
    maybe("Equipment: \(pick(["none", "mat, chair (optional)"]))")
    maybe("Schedule: \(pick(["3-5 times a week", "daily", "twice a week", "as needed"]))")
    maybe("Author: Somebody")
    maybe("Source: a book: the old one")
    maybe("\(pick(["Licence", "License"])): CC0")
    maybe("Tags: morning, short")
    maybe("Note: Print this, and never say it.")
  }

  mutating func makeLanguage() {
    if chance(2) { line("Language: \(pick(["en", "en-GB", "de", "fr", "es"]))") }
  }

  private mutating func makeVersions() -> [String] {
    guard chance(2) else { return [] }
    let versions = [
      ["plain", "with a block"], ["standing", "seated"], ["floor", "on a chair", "with a block"],
    ].randomElement(using: &random)
    guard let versions, let last = versions.last else { return [] }
    line("Versions: \(versions.joined(separator: ", "))")
    maybe("\(last.capitalizedFirst): equipment: yoga block")
    maybe("\(last): position: sitting on a chair")
    maybe("\(last): easier: breath: even")
    return versions
  }

  private mutating func makeSettings() {
    maybe("Position: \(pick(["standing", "sitting on a chair", "lying on your back"]))")
    maybe("Breath: \(pick(["4 in, 6 out, 1 pause", "even", "3 in, 4.5 out"]))")
    maybe("Easier: position: lying on your side")
    maybe("Pain: Let it go, slowly.")
    maybe("Between sides: 9 seconds")
    maybe("Between sets: \(pick(["4 seconds", "8-12 seconds"]))")
    maybe("Halfway: \(pick(["off", "on"]))")
    maybe("Countdown: \(pick(["off", "from 5", "on"]))")
    maybe("Caution: Keep your knee safe and move with care.")
    maybe("Modification: caution: Go half as far.")
    maybe("Stop if: it \(pick(["hurts", "tingles"]))")
    maybe("Ask first if: you are pregnant")
  }

  /// A pose that is played in place of this one in some form.
  private mutating func makeReplacement(of pose: GeneratedPose) -> GeneratedPose? {
    guard chance(5), let other = known.randomElement(using: &random) else { return nil }
    let form = pick(["Easier", "Deeper", "Progression"] + pose.versions.dropFirst())
    line("\(form): \(pick(["use", "use:"])) \(use(of: [other]))")
    return other
  }

  private mutating func makeSetup(_ versions: [String]) {
    line(pick(["Get ready for what comes.", "Get ready"]))
    if text.hasSuffix("ready\n") { line(pick(["... for what comes.", "… and wait. | Ready."])) }
    maybe("Easier instead: Get ready, with a cushion under you.")
    maybe("Standard instead: Get ready as always.")
    if let last = versions.last {
      maybe("\(last) instead: Get ready in your own way.")
      maybe("\(last): Put all you need close by.")
      maybe("\(last): deeper: And a little closer. | Closer.")
    }
    maybe("Wait: until ready")
    maybe("Exhale: Sink down.")
    if chance(3) { makeStep(side: "", isInPose: true) }
  }

  private mutating func makeSides() {
    line(
      pick(["Each side", "Each side, left first", "Each side, right first"])
        + pick([":", ":", ": Turn to the {side}. | {Side}."]))
    for _ in 0..<Int.random(in: 1...3, using: &random) { makeStep(side: "{side} ", isInPose: true) }
    maybe("Switch: Now take the {side} side. | Now {side}.")
    maybe("First side: This is the {side} side.")
    maybe("Second side: And now you know how. | Again.")
    maybe("Easier: second side: Take it {easy|slowly} on the {other side} {foot|leg}.")
    maybe("{Other side} hand down, |  {Side} hand up.")
    if chance(2) { makeEnd() }
  }

  private mutating func makeEnd() {
    line(pick(["Afterwards: Rest.", "Afterwards:", "After both sides: Lie down\n... and rest."]))
    if maybe("Hold: 3 breaths") { windows.insert("hold") }
  }
}
