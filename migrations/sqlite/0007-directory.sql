-- Why: names and accounts of people stand here only, so that erasing a person is removing one row.
CREATE TABLE people (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- An account belongs to one person: the same human under two names would defeat the two-person rule.
CREATE TABLE accounts (
  account TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX accounts_person ON accounts (person);
