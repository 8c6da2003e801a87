-- Why: what stops the exposure stays in force under the cure, beside the strategy that is active there.
CREATE TABLE containment (
  target TEXT NOT NULL,
  run TEXT NOT NULL,
  incident TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (target, run)
) STRICT, WITHOUT ROWID;
