-- Why: a link signs in once, also when two browsers open it in the same instant, and also after a restart; a session can be
-- ended here, whatever cookie a browser still has. Digests alone: whoever reads this table can sign in with nothing in it.
CREATE TABLE passes (
  digest text COLLATE "C" PRIMARY KEY,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('link', 'session')),
  person text COLLATE "C" NOT NULL,
  until text COLLATE "C" NOT NULL,
  spent_at text COLLATE "C"
);

CREATE INDEX passes_person ON passes (person);
CREATE INDEX passes_until ON passes (until);
