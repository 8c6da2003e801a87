-- Why: free text can be erased, the chain cannot. An envelope keeps sha256(salt || text); the text stands here, and goes
-- only after a row in erasures says which TextErased event orders it. The salt goes with it: nobody can guess it back.
CREATE TABLE texts (
  position bigint NOT NULL REFERENCES events (position),
  name text COLLATE "C" NOT NULL,
  salt bytea NOT NULL,
  text text COLLATE "C" NOT NULL,
  PRIMARY KEY (position, name)
);

CREATE TABLE erasures (
  position bigint NOT NULL REFERENCES events (position),
  name text COLLATE "C" NOT NULL,
  erased_by bigint NOT NULL REFERENCES events (position),
  PRIMARY KEY (position, name)
);

CREATE FUNCTION keep_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM erasures e WHERE e.position = OLD.position AND e.name = OLD.name) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'a text goes by erasure only' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER texts_never_change BEFORE UPDATE ON texts
  FOR EACH ROW EXECUTE FUNCTION refuse('a text is never changed');
CREATE TRIGGER texts_go_by_erasure_only BEFORE DELETE ON texts
  FOR EACH ROW EXECUTE FUNCTION keep_text();
CREATE TRIGGER texts_stay BEFORE TRUNCATE ON texts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse('a text goes by erasure only');
CREATE TRIGGER erasures_never_change BEFORE UPDATE ON erasures
  FOR EACH ROW EXECUTE FUNCTION refuse('an erasure is never changed');
CREATE TRIGGER erasures_never_go BEFORE DELETE ON erasures
  FOR EACH ROW EXECUTE FUNCTION refuse('an erasure is never removed');
CREATE TRIGGER erasures_stay BEFORE TRUNCATE ON erasures
  FOR EACH STATEMENT EXECUTE FUNCTION refuse('an erasure is never removed');
