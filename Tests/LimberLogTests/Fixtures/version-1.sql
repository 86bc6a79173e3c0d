-- A log as the first version of its tables held it: one session to its end, one that was cut off.
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES ('1 sessions and windows');
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
INSERT INTO session VALUES (
  1, 'desk-break', 'desk-break', 'Desk break', 'en', 'abc', '["--pace=gentle"]', 1,
  'boot 4711 99', 1790000000000, 1790000240000, 'finished', 240000, 90000, NULL, NULL,
  'seated-twist', 'Seated twist', 1, 'right', 1, 2, 0);
INSERT INTO session VALUES (
  2, '/home/a/hips.routine', 'hips', 'Hips', 'en', 'def', '[]', 1,
  'boot 4711 99', 1790086400000, NULL, NULL, 600000, 300000, 750, 'easier',
  'pigeon', 'Pigeon', 1, 'left', 2, 1, 1);
INSERT INTO practised VALUES (
  1, 1, 1790000100000, 'seated-twist', 'Seated twist', 1, 'right', 1, 1, 'hold', 30000, 30000,
  'full');
INSERT INTO practised VALUES (
  2, 2, 1790086500000, 'pigeon', 'Pigeon', 1, 'right', 1, 1, 'hold', 30000, 12000, 'enough');
