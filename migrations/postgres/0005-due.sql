-- Why: every wait, expiry and reminder is a row that survives the process; nothing depends on a timer in memory.
CREATE TABLE due (
  key text COLLATE "C" PRIMARY KEY,
  at text COLLATE "C" NOT NULL,
  stream text COLLATE "C" NOT NULL,
  "order" text COLLATE "C" NOT NULL
);
CREATE INDEX due_at ON due (at, key);
