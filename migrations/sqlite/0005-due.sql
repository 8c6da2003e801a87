-- Why: every wait, expiry and reminder is a row that survives the process; nothing depends on a timer in memory.
CREATE TABLE due (
  key TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  stream TEXT NOT NULL,
  "order" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX due_at ON due (at, key);
