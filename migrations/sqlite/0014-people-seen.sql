-- Why: somebody who left goes out of the directory when nobody named or saw them for long enough, and no event says so of
-- whoever only reads. It is noted once a day at most; of those who were there before this column the time begins with the
-- first look.
ALTER TABLE people ADD COLUMN seen_at TEXT;
