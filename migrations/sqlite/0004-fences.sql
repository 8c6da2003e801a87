-- Why: what two deciders must never both get: the same key, the same name, the same target, the same step.
CREATE TABLE keys (
  key TEXT PRIMARY KEY,
  answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- INC-3 is number 3 of family INC: the next number is found without reading all names.
CREATE TABLE names (
  name TEXT PRIMARY KEY,
  stream TEXT NOT NULL,
  family TEXT NOT NULL,
  number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX names_family_number ON names (family, number);

CREATE TABLE target_lock (
  target TEXT PRIMARY KEY,
  incident TEXT NOT NULL,
  since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE active_strategy (
  target TEXT PRIMARY KEY,
  incident TEXT NOT NULL,
  run TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE leases (
  step_id TEXT PRIMARY KEY,
  epoch INTEGER NOT NULL,
  attempt INTEGER NOT NULL,
  owner TEXT NOT NULL,
  until TEXT NOT NULL
) STRICT, WITHOUT ROWID;
