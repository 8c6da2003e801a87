-- Why: names and accounts of people stand here only, so that erasing a person is removing one row. Whoever comes in by an
-- account is known by that account; what they call themselves (shown) is only shown. Seen: once a day
-- at most, for somebody who left goes out of the directory, and no event says so of whoever only reads.
CREATE TABLE people (
  id text COLLATE "C" PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE,
  shown text COLLATE "C",
  seen_at text COLLATE "C"
);

-- An account belongs to one person: the same human under two names would defeat the two-person rule.
CREATE TABLE accounts (
  account text COLLATE "C" PRIMARY KEY,
  person text COLLATE "C" NOT NULL REFERENCES people (id) ON DELETE CASCADE
);
CREATE INDEX accounts_person ON accounts (person);
