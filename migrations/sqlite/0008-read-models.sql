-- Why: lists must not replay history. Everything here can be dropped and written again from the events.
CREATE TABLE summaries (
  incident TEXT PRIMARY KEY,
  is_open INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX summaries_open ON summaries (incident) WHERE is_open = 1;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
