internal import LimberDiagnostics
internal import LimberTimeline

/// A side that is written out in a sentence.
struct SideWord: Hashable {
  var side: Side
  var excerpt: Excerpt
}

extension LintWords {
  /// What is written in place of a side word so that it changes with the side.
  func wordings(of word: SideWord, isWorking: Bool) -> [String] {
    let text = word.excerpt.text
    let isCapital = text.first?.isUppercase == true
    guard !sidePairs.isEmpty else {
      switch (isWorking, isCapital) {
      case (true, false): return ["{side}"]
      case (true, true): return ["{Side}"]
      case (false, false): return ["{other side}"]
      case (false, true): return ["{Other side}"]
      }
    }
    let written = text.lowercased()
    return sidePairs.filter { $0.left == written || $0.right == written }.map { pair in
      let ends = isWorking ? [pair.left, pair.right] : [pair.right, pair.left]
      return "{" + ends.map { isCapital ? $0.capitalizedFirst : $0 }.joined(separator: "|") + "}"
    }
  }

  /// The words of a text that name a side, and not something else: "right" in "your right arm",
  /// but not in "right away".
  func sideWords(in text: Excerpt) -> [SideWord] {
    let all = SaidWord.words(of: text)
    return all.indices.compactMap { index in
      guard let side = sides[all[index].text], isSide(side, at: index, in: all) else { return nil }
      return SideWord(side: side, excerpt: all[index].excerpt)
    }
  }

  private func isSide(_ side: Side, at index: Int, in all: [SaidWord]) -> Bool {
    let word = all[index]
    if isOneOfBoth(side, at: index, in: all) { return false }
    let startsSentence = index == 0 || all[index - 1].endsSentence
    let before = index == 0 || all[index - 1].endsClause ? nil : all[index - 1].text
    let behind = word.endsClause || index + 1 == all.count ? nil : all[index + 1].text
    if let behind, notSides.contains(behind) { return false }
    if let before, beforeNoun.contains(before) { return true }
    if let before, isOther(before, in: beforeOther[side]) { return false }
    guard let behind else { return !(startsSentence && isRemark(word, index, all)) }
    if behindOther[side]?.contains(behind) == true {
      // "right over left", "left to right": the other side is named in the same breath.
      let later = all[(index + 1)...].prefix(3).map(\.text)
      if later.contains(where: { sides[$0] == side.other }) { return true }
      return isDirection(side, before, behind)
    }
    return true
  }

  /// "Left and right", "from left to right": what is done on both sides at once can be said twice.
  private func isOneOfBoth(_ side: Side, at index: Int, in all: [SaidWord]) -> Bool {
    for other in [index - 2, index - 1, index + 1, index + 2] where all.indices.contains(other) {
      guard sides[all[other].text] == side.other else { continue }
      let between = all[min(index, other) + 1..<max(index, other)]
      if between.allSatisfy({ joinsBoth.contains($0.text) }) { return true }
    }
    return false
  }

  private func isOther(_ word: String, in words: Set<String>?) -> Bool {
    words?.contains(word) == true || word.allSatisfy(\.isNumber)
  }

  /// "Turn left to …" is a way to go; "look right up" is not.
  private func isDirection(_ side: Side, _ before: String?, _ behind: String) -> Bool {
    guard let before, directions.contains(before) else { return false }
    return behind == "to" || behind == "from"
  }

  /// Whether it opens a sentence as a remark: "Right, let us begin".
  private func isRemark(_ word: SaidWord, _ index: Int, _ all: [SaidWord]) -> Bool {
    guard !word.endsSentence, index + 1 < all.count else { return false }
    return !all[(index + 1)...].prefix(3).contains { sides[$0.text] != nil }
  }
}
