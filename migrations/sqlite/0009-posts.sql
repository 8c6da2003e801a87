-- Why: what should stand in Slack follows from the events, so nothing has to be queued beside them; only where it stands
-- has to be remembered. Ids, times and digests alone: content could outlive an erasure here.
DROP TABLE outbox;

CREATE TABLE posts (
  about TEXT NOT NULL,
  key TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (about, key)
) STRICT, WITHOUT ROWID;
