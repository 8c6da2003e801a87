-- Why: what should stand in Slack follows from the events, so nothing has to be queued beside them; only where it stands
-- has to be remembered. Ids, times and digests alone: content could outlive an erasure here.
CREATE TABLE posts (
  about text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL,
  PRIMARY KEY (about, key)
);
