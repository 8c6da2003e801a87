-- Why: free text can be erased, the chain cannot. An envelope keeps sha256(salt || text); the text stands here, and goes
-- only after a row in erasures says which TextErased event orders it. The salt goes with it: nobody can guess it back.
CREATE TABLE texts (
  position INTEGER NOT NULL REFERENCES events (position),
  name TEXT NOT NULL,
  salt BLOB NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (position, name)
) STRICT;

CREATE TABLE erasures (
  position INTEGER NOT NULL REFERENCES events (position),
  name TEXT NOT NULL,
  erased_by INTEGER NOT NULL REFERENCES events (position),
  PRIMARY KEY (position, name)
) STRICT;

CREATE TRIGGER texts_never_change BEFORE UPDATE ON texts
BEGIN SELECT RAISE(ABORT, 'a text is never changed'); END;
CREATE TRIGGER texts_go_by_erasure_only BEFORE DELETE ON texts
WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE position = OLD.position AND name = OLD.name)
BEGIN SELECT RAISE(ABORT, 'a text goes by erasure only'); END;
CREATE TRIGGER erasures_never_change BEFORE UPDATE ON erasures
BEGIN SELECT RAISE(ABORT, 'an erasure is never changed'); END;
CREATE TRIGGER erasures_never_go BEFORE DELETE ON erasures
BEGIN SELECT RAISE(ABORT, 'an erasure is never removed'); END;
