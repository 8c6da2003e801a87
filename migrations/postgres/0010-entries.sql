-- Why: people look back over all incidents: by service, time, outcome, strategy, person, words. Nothing here is truth, all
-- of it can be dropped and written again from events and texts. An entry stands at the position of its first event, so
-- that a page goes on where the last one ended whatever is appended meanwhile. Words stand beside their text (position,
-- name), so that they go when it is erased; there is no index of a search engine in which they could stay.
CREATE TABLE entries (
  position bigint PRIMARY KEY,
  id text COLLATE "C" NOT NULL,
  mode text COLLATE "C" NOT NULL,
  is_private bigint NOT NULL,
  declared_at text COLLATE "C" NOT NULL,
  outcome text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  shown text COLLATE "C",
  shown_version bigint
);
CREATE UNIQUE INDEX entries_id ON entries (id);

CREATE TABLE facets (
  kind text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  entry bigint NOT NULL,
  PRIMARY KEY (kind, value, entry)
);

CREATE TABLE words (
  position bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  word text COLLATE "C" NOT NULL,
  entry bigint NOT NULL,
  PRIMARY KEY (position, name, word)
);
CREATE INDEX words_word ON words (word, entry);
