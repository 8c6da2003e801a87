-- Why: the only truth. Body is the canonical text that hash is made of; position, stream and version repeat what it says,
-- for the engine's sake, and verify compares them. Nobody changes or removes an event, not even by hand.
CREATE TABLE events (
  position INTEGER PRIMARY KEY,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX events_stream_version ON events (stream, version);

CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;

-- One row: the name of this registry, and its last event, so that a tail that was cut off is noticed.
CREATE TABLE registry (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  head_position INTEGER NOT NULL,
  head_hash TEXT NOT NULL
) STRICT;
