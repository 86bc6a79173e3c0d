internal import Foundation
internal import GRDB
internal import LimberTimeline

/// What rows mean.
///
/// A row that a damaged disk or a person has changed may hold anything: what makes no sense is left
/// out.
extension LoggedSession {
  init(_ row: Row, windows: [LoggedWindow], moments: [LoggedMoment]) throws {
    let words = try? JSONDecoder().decode(
      [String].self, from: Data((row.text("options") ?? "").utf8))
    let ending = row.text("ending").flatMap(SessionEnding.init)
    self.init(
      id: row["id"],
      start: SessionStart(
        routine: row.text("routine") ?? "", id: row.text("name") ?? "",
        title: row.text("title") ?? "", language: row.text("language") ?? "",
        fingerprint: row.text("fingerprint") ?? "", options: words ?? [],
        speed: row.number("speed") ?? 1, continues: row.number("continues").map(Int64.init)),
      began: row.date("started") ?? Date(timeIntervalSince1970: 0), ended: row.date("ended"),
      ending: ending,
      isRunning: ending == nil && ProcessMark.isRunning(row.text("process") ?? ""),
      length: Milliseconds(row.number("length") ?? 0),
      practice: Milliseconds(row.number("practice") ?? 0), pace: row.number("pace"),
      variant: row.text("variant").flatMap(Variant.init), place: SessionPlace(row),
      windows: windows, moments: moments)
  }
}

extension LoggedWindow {
  init?(_ row: Row) {
    guard let place = SessionPlace(row), let kind = row.text("kind").flatMap(Slot.Kind.init),
      let planned = row.number("planned"), let given = row.number("given"),
      let ending = row.text("ending").flatMap(Ending.init)
    else { return nil }
    self.init(
      place: place, kind: kind, planned: Milliseconds(planned), given: Milliseconds(given),
      ending: ending)
  }
}

extension LoggedMoment {
  init?(_ row: Row) {
    guard let kind = row.text("kind").flatMap(Kind.init), let began = row.date("began") else {
      return nil
    }
    self.init(
      kind: kind, began: began, ended: row.date("ended"),
      position: row.number("position").map { Milliseconds($0) }, place: SessionPlace(row),
      words: row.text("words"))
  }
}

extension SessionPlace {
  /// The place in a row, if it has one; windows that are over need no `isInWindow`.
  fileprivate init?(_ row: Row) {
    guard let pose = row.text("pose"), let occurrence = row.number("occurrence"),
      let set = row.number("setNumber"), let window = row.number("windowNumber")
    else { return nil }
    self.init(
      pose: pose, title: row.text("poseTitle") ?? pose, occurrence: occurrence,
      side: row.text("side").flatMap(Side.init), set: set, window: window,
      isInWindow: row.hasColumn("isInWindow") ? row.number("isInWindow") == 1 : true)
  }
}

extension Row {
  fileprivate func text(_ column: String) -> String? {
    String.fromDatabaseValue(self[column] ?? DatabaseValue.null)
  }

  fileprivate func number(_ column: String) -> Int? {
    Int.fromDatabaseValue(self[column] ?? DatabaseValue.null)
  }

  fileprivate func date(_ column: String) -> Date? {
    number(column).map { Date(timeIntervalSince1970: TimeInterval($0) / 1000) }
  }
}
