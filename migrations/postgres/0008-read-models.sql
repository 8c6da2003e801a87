-- Why: lists must not replay history. Everything here can be dropped and written again from the events.
-- Nth: the order in which incidents were declared; SQLite has its rowid for that.
CREATE TABLE summaries (
  incident text COLLATE "C" PRIMARY KEY,
  is_open bigint NOT NULL,
  body text COLLATE "C" NOT NULL,
  nth bigint GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX summaries_open ON summaries (nth) WHERE is_open = 1;

CREATE TABLE settings (
  name text COLLATE "C" PRIMARY KEY,
  value text COLLATE "C" NOT NULL
);
