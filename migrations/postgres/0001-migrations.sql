-- Why: a program must know which of these files a registry has seen, and refuse one it does not understand.
-- Texts are compared byte by byte everywhere here (COLLATE "C"), as SQLite does: ranges of words and keys depend on it.
CREATE TABLE migrations (
  number bigint PRIMARY KEY,
  name text COLLATE "C" NOT NULL,
  checksum text COLLATE "C" NOT NULL,
  applied_at text COLLATE "C" NOT NULL
);

-- The clock of this server, which is one for all processes: so many milliseconds from now, as it is written everywhere.
CREATE FUNCTION from_now(ms bigint) RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT to_char((clock_timestamp() + ms * interval '1 millisecond') AT TIME ZONE 'UTC',
    'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') COLLATE "C"
$$;
