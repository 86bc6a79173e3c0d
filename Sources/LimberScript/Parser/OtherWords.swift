internal import LimberTimeline

/// What people write for words of the language: never accepted, always understood.
struct OtherWords: Sendable {
  /// Words in front of a colon, folded, and what may be meant; one word is as good as certain.
  var heads: [String: [Keyword]] = [:]
  /// Words behind the name of a used pose that mean a variant.
  var variants: [String: Keyword] = [:]
  /// Words for the same way to be: one of them in a version's name means the others too.
  var postures: [Set<String>] = []
  /// Words for one of the two sides, as a heading.
  var sides: [String: Side] = [:]
  /// Words for how hard a pose is.
  var levels: [String: Vocabulary.Word] = [:]
  /// Words that say how often something is done.
  var counts: [String: Int] = [:]
  /// What stands between a time and the repeats of which each takes it: "3 seconds per repeat".
  var each: Set<String> = []
  /// What goes in front of an amount that cannot be more than it says: "at least".
  var bounds: [String] = []

  /// The words of English.
  static let english = OtherWords(
    heads: [
      "dose": [.hold, .move, .reps, .sets], "time": [.hold, .move], "duration": [.hold, .move],
      "hold time": [.hold],
      "hold for": [.hold], "stay": [.hold], "keep": [.hold], "seconds": [.hold],
      "stretch": [.hold, .pose], "wait time": [.pause], "break": [.rest], "relax": [.rest],
      "repeat": [.sets, .reps], "repeats": [.sets, .reps], "rounds": [.sets],
      "repetitions": [.reps], "rep": [.reps], "set": [.sets],
      "title": [.pose, .session], "name": [.pose, .session], "exercise": [.pose],
      "asana": [.pose], "position name": [.pose], "workout": [.session], "program": [.session],
      "programme": [.session], "sequence": [.session], "class": [.session], "plan": [.session],
      "section": [.part], "block": [.part], "warning": [.caution], "careful": [.caution],
      "attention": [.caution], "safety": [.caution], "contraindications": [.askFirstIf],
      "tip": [.say], "cue": [.say], "instruction": [.say], "instructions": [.say], "speak": [.say],
      "description": [.note], "comment": [.note], "comments": [.note], "info": [.note],
      "muscles": [.targets], "target": [.targets], "targets": [.targets],
      "works": [.targets], "benefits": [.note], "props": [.equipment], "prop": [.equipment],
      "difficulty": [.level], "frequency": [.schedule], "breathe in": [.inhale],
      "breathe out": [.exhale], "in": [.inhale], "out": [.exhale], "breathing": [.breath],
      "between exercises": [.betweenPoses], "rest between exercises": [.betweenPoses],
      "rest between poses": [.betweenPoses], "rest between sets": [.betweenSets],
      "rest between sides": [.betweenSides], "other side": [.secondSide], "midway": [.halfway],
      "at the end": [.afterwards, .release], "half way": [.halfway], "halftime": [.halfway],
      "finish": [.afterwards],
      "end": [.afterwards, .release], "total time": [.length], "total": [.length],
    ],
    variants: [
      "gentler": .easier, "gentle": .easier, "easy": .easier, "softer": .easier,
      "simpler": .easier, "lighter": .easier, "beginner": .easier, "modified": .easier,
      "harder": .deeper, "hard": .deeper, "stronger": .deeper, "strong": .deeper,
      "advanced": .deeper, "deep": .deeper, "normal": .standard, "regular": .standard,
    ],
    postures: [
      ["sitting", "seated", "sit", "chair"], ["standing", "stand", "upright"],
      ["lying", "lie", "supine", "reclined"], ["kneeling", "kneel"],
    ],
    sides: [
      "left side": .left, "right side": .right, "left": .left, "right": .right,
      "on the left": .left, "on the right": .right, "left leg": .left, "right leg": .right,
      "left arm": .left, "right arm": .right,
    ],
    levels: [
      "easy": .gentle, "light": .gentle, "soft": .gentle, "beginners": .gentle, "low": .gentle,
      "medium": .moderate, "middle": .moderate, "normal": .moderate, "hard": .strong,
      "difficult": .strong, "intense": .strong, "high": .strong, "expert": .strong,
    ],
    counts: ["twice": 2, "thrice": 3],
    each: ["per", "every", "each", "a", "an", "pro", "je", "par", "por"],
    bounds: ["at least", "minimum", "min.", "up to", "at most", "maximum", "max", "no more than"])
}

extension OtherWords {
  /// The versions whose names mean what a word means: "Seated" for "Sitting".
  func versions(like word: Excerpt, among names: [String]) -> [String] {
    let written = Set(word.folded.split(separator: " ").map(String.init))
    let same = postures.filter { !$0.isDisjoint(with: written) }
    return names.filter { name in
      let words = Set(name.lowercased().split(separator: " ").map(String.init))
      return same.contains { !$0.isDisjoint(with: words) }
    }
  }
}
