internal import LimberTimeline

extension LintWords {
  /// The words of English.
  static let english = LintWords(
    sides: ["left": .left, "right": .right],
    beforeNoun: ["your", "my", "the", "its", "their", "that", "this", "a"],
    notSides: [
      "angle", "angles", "angled", "amount", "way", "place", "spot", "time", "height", "length",
      "moment", "thing", "kind", "pressure", "depth", "order", "distance", "answer", "balance",
      "speed", "pace", "size", "shape", "level", "feeling", "track", "intensity", "position",
      "stretch", "effort",
    ],
    beforeOther: [.right: beforeRight, .left: beforeLeft],
    behindOther: [.right: behindRight, .left: ["over", "behind", "out", "alone", "off", "to"]],
    joinsBoth: ["and", "or", "to", "then", "nor"],
    directions: [
      "turn", "look", "lean", "reach", "step", "twist", "bend", "rotate", "tilt", "roll", "go",
      "move", "shift", "face", "slide", "sway", "swing", "gaze",
    ],
    otherSide: otherSide, ofOtherSide: ofOtherSide, otherSideAlone: otherSideAlone,
    fillers: fillers,
    otherSideHints: ["other", "opposite", "switch", "swap", "change", "both", "each"],
    unitHints: ["sec", "min", "breath", "time", "rep"],
    lasting: [
      "hold": .hold, "holding": .hold, "stay": .hold, "keep": .hold, "remain": .hold,
      "breathe": .hold, "relax": .hold, "sit": .hold, "stand": .hold, "lie": .hold,
      "rest": .rest, "wait": .pause, "pause": .pause, "move": .move, "march": .move,
      "walk": .move, "swing": .move, "circle": .move, "repeat": .reps, "do": .sets,
      "perform": .sets, "complete": .sets,
    ],
    beforeNoDose: [
      "after", "every", "within", "over", "than", "before", "first", "last", "until", "another",
      "takes", "lasts", "with", "between", "next", "past", "since", "these", "those",
    ],
    behindNoDose: ["ago", "later", "earlier", "after", "before", "left", "slower", "faster"],
    noDoseClauses: ["after", "before", "if", "since", "unless", "when", "while"],
    swapping: ["swap", "switch", "change", "other", "opposite", "each", "both", "side", "sides"],
    warmingUp: ["warm", "loosen", "mobil", "march", "wake", "easy movement"],
    floor: [
      "lying", "lie", "supine", "prone", "on your back", "on your front", "on your side",
      "hands and knees", "all fours", "kneel", "floor", "mat", "on one knee",
    ],
    notFloor: ["chair", "bench", "bed", "desk", "sofa"], isEnglish: true)

  private static let beforeRight: Set<String> = [
    "is", "are", "feel", "feels", "felt", "seem", "seems", "sounds", "just", "all", "that's",
    "that’s", "it's", "it’s", "quite", "exactly", "about", "be", "not",
  ]

  private static let behindRight: Set<String> = [
    "after", "away", "now", "before", "back", "up", "down", "through", "here", "there", "in",
    "into", "out", "off", "onto", "on", "at", "where", "when", "as", "above", "below", "beneath",
    "beside", "behind", "against", "along", "across", "around", "by", "next", "under",
    "underneath", "over", "to", "from", "for", "between", "inside", "until", "beyond",
  ]

  private static let beforeLeft: Set<String> = [
    "is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "what's", "what’s",
    "that's", "that’s", "there's", "there’s", "nothing", "anything", "something", "everything",
    "second", "seconds", "minute", "minutes", "breath", "breaths", "time", "times", "round",
    "rounds", "set", "sets", "rep", "reps", "repeat", "repeats", "more", "much", "any", "some",
    "energy", "air", "strength", "space", "room", "one", "two", "three", "four", "five", "few",
    "halfway", "still", "only", "whatever", "bit", "little",
  ]

  private static let places = [
    "side", "leg", "arm", "foot", "hand", "hip", "knee", "direction", "shoulder",
  ]

  private static let others = places.flatMap { ["other \($0)", "opposite \($0)"] }

  private static let otherSideAlone = Set(
    others.flatMap { [$0, "on \($0)", "on to \($0)", "onto \($0)", "with \($0)"] })

  private static let otherSide: Set<String> = {
    let verbs = [
      "repeat", "repeat on", "repeat with", "repeat to", "repeat in", "same on", "same with",
      "same to", "same in", "do", "do on", "do with", "do same on", "do same with", "do same to",
      "switch to", "change to", "move to", "move on to",
    ]
    var phrases: Set<String> = ["repeat other", "repeat on other", "same on other", "do other"]
    for verb in verbs { phrases.formUnion(others.map { "\(verb) \($0)" }) }
    for verb in ["repeat", "repeat on", "repeat with", "do", "do on", "do with"] {
      phrases.formUnion(places.map { "\(verb) each \($0)" })
      phrases.formUnion(several.map { "\(verb) both \($0)" })
    }
    for verb in ["switch", "swap", "change"] {
      phrases.formUnion(several.map { "\(verb) \($0)" })
    }
    return phrases
  }()

  private static let several = ["sides", "legs", "arms", "feet", "hands", "hips", "knees"]

  private static let fillers: Set<String> = [
    "and", "then", "now", "please", "next", "finally", "too", "again", "as", "well", "so",
    "afterwards", "here", "this", "it", "all", "that", "slowly", "gently", "exercise", "pose",
    "stretch", "movement", "everything", "when", "you", "are", "ready", "the", "your", "for",
  ]

  /// Every word of a sentence that asks for the other side.
  private static let ofOtherSide: WordTable<Bool> = {
    let words = otherSide.union(otherSideAlone).flatMap {
      $0.utf8.split(separator: 0x20).map { String(Substring($0)) }
    }
    return WordTable(Dictionary((words + fillers).map { ($0, true) }) { first, _ in first })
  }()
}
