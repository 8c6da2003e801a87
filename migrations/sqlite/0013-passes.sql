-- Why: a link signs in once, also when two browsers open it in the same instant, and also after a restart; a session can be
-- ended here, whatever cookie a browser still has. Digests alone: whoever reads this table can sign in with nothing in it.
CREATE TABLE passes (
  digest TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('link', 'session')),
  person TEXT NOT NULL,
  until TEXT NOT NULL,
  spent_at TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX passes_person ON passes (person);
CREATE INDEX passes_until ON passes (until);
