internal import LimberTimeline

/// What keeps people safe in a pose, where another one is played in its place.
extension Pose {
  /// All its cautions as they are said before another pose: those of its body too, of each side
  /// where they name one (LANGUAGE.md 3.9: the cautions of the standard form are always kept).
  func cautionsForOther(in phrasebook: Phrasebook) -> [SpokenLine] {
    cautions
      + (setup + sided + afterwards).flatMap { step -> [SpokenLine] in
        guard case .caution(var line) = step else { return [] }
        line.turn = nil
        guard line.wording.marks.contains(.side) else { return [line] }
        return [firstSide ?? .right, firstSide?.other ?? .left].map { side in
          var line = line
          line.wording = line.wording.naming(side, in: phrasebook)
          return line
        }
      }
  }
}

extension Wording {
  /// The long form with the words of one side in it.
  fileprivate func naming(_ side: Side, in phrasebook: Phrasebook) -> Wording {
    let occasion = Occasion(side: side)
    let pieces = full.map { piece in
      piece.needsSide ? Piece.plain(phrasebook.text(of: [piece], in: occasion)) : piece
    }
    let others = placeholders.filter { !$0.piece.needsSide }
    return Wording(excerpt, parts: Parts(full: pieces, short: nil, placeholders: others))
  }
}
