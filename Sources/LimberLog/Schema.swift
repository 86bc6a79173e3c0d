internal import GRDB

/// The tables of the log, and how those of every earlier version become these.
///
/// A migration that was ever released never changes; what is new comes as another one. Times are
/// whole milliseconds; moments are counted from the start of 1970, in UTC.
enum Schema {
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 sessions and windows") { try $0.execute(sql: sessions) }
    migrator.registerMigration("2 pains, pauses and going on") { try $0.execute(sql: moments) }
    return migrator
  }()

  private static let sessions = """
    CREATE TABLE session (
      id INTEGER PRIMARY KEY,
      routine TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL, language TEXT NOT NULL,
      fingerprint TEXT NOT NULL, options TEXT NOT NULL, speed INTEGER NOT NULL,
      process TEXT NOT NULL,
      started INTEGER NOT NULL, ended INTEGER, ending TEXT,
      length INTEGER NOT NULL, practice INTEGER NOT NULL, pace INTEGER, variant TEXT,
      pose TEXT, poseTitle TEXT, occurrence INTEGER, side TEXT, setNumber INTEGER,
      windowNumber INTEGER, isInWindow INTEGER
    );
    CREATE INDEX session_started ON session (started);
    CREATE INDEX session_name ON session (name, started);
    CREATE TABLE practised (
      id INTEGER PRIMARY KEY,
      session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      pose TEXT NOT NULL, poseTitle TEXT NOT NULL, occurrence INTEGER NOT NULL, side TEXT,
      setNumber INTEGER NOT NULL, windowNumber INTEGER NOT NULL,
      kind TEXT NOT NULL, planned INTEGER NOT NULL, given INTEGER NOT NULL, ending TEXT NOT NULL
    );
    CREATE INDEX practised_session ON practised (session);
    """

  private static let moments = """
    CREATE TABLE moment (
      id INTEGER PRIMARY KEY,
      session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
      kind TEXT NOT NULL, began INTEGER NOT NULL, ended INTEGER, position INTEGER, words TEXT,
      pose TEXT, poseTitle TEXT, occurrence INTEGER, side TEXT, setNumber INTEGER,
      windowNumber INTEGER, isInWindow INTEGER
    );
    CREATE INDEX moment_session ON moment (session);
    ALTER TABLE session ADD COLUMN continues INTEGER REFERENCES session (id) ON DELETE SET NULL;
    """
}
