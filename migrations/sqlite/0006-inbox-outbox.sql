-- Why: what came in is kept before it is acknowledged; what must go out is kept with the decision that caused it.
-- The content leaves a row as soon as the row is done, so that it cannot outlive an erasure here.
CREATE TABLE inbox (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  received_at TEXT NOT NULL,
  done_at TEXT
) STRICT;
CREATE INDEX inbox_unfinished ON inbox (id) WHERE done_at IS NULL;
CREATE INDEX inbox_done ON inbox (done_at) WHERE done_at IS NOT NULL;

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel TEXT NOT NULL,
  purpose TEXT NOT NULL,
  body TEXT NOT NULL,
  ref TEXT
) STRICT;
CREATE INDEX outbox_undelivered ON outbox (id) WHERE ref IS NULL;
