-- Why: people look back over all incidents: by service, time, outcome, strategy, person, words. Nothing here is truth, all
-- of it can be dropped and written again from events and texts. An entry stands at the position of its first event, so
-- that a page goes on where the last one ended whatever is appended meanwhile. Words stand beside their text (position,
-- name), so that they go when it is erased; there is no index of a search engine in which they could stay.
CREATE TABLE entries (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  mode TEXT NOT NULL,
  is_private INTEGER NOT NULL,
  declared_at TEXT NOT NULL,
  outcome TEXT NOT NULL,
  version INTEGER NOT NULL,
  shown TEXT,
  shown_version INTEGER
) STRICT;
CREATE UNIQUE INDEX entries_id ON entries (id);

CREATE TABLE facets (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (kind, value, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE words (
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  word TEXT NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (position, name, word)
) STRICT, WITHOUT ROWID;
CREATE INDEX words_word ON words (word, entry);
