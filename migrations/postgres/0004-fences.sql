-- Why: what two deciders must never both get: the same key, the same name, the same target, the same step.
CREATE TABLE keys (
  key text COLLATE "C" PRIMARY KEY,
  answer text COLLATE "C" NOT NULL
);

-- INC-3 is number 3 of family INC: the next number is found without reading all names.
CREATE TABLE names (
  name text COLLATE "C" PRIMARY KEY,
  stream text COLLATE "C" NOT NULL,
  family text COLLATE "C" NOT NULL,
  number bigint NOT NULL
);
CREATE INDEX names_family_number ON names (family, number);

CREATE TABLE target_lock (
  target text COLLATE "C" PRIMARY KEY,
  incident text COLLATE "C" NOT NULL,
  since text COLLATE "C" NOT NULL
);

CREATE TABLE active_strategy (
  target text COLLATE "C" PRIMARY KEY,
  incident text COLLATE "C" NOT NULL,
  run text COLLATE "C" NOT NULL,
  epoch bigint NOT NULL,
  since text COLLATE "C" NOT NULL
);

-- What stops the exposure stays in force under the cure, beside the strategy that is active there.
CREATE TABLE containment (
  target text COLLATE "C" NOT NULL,
  run text COLLATE "C" NOT NULL,
  incident text COLLATE "C" NOT NULL,
  since text COLLATE "C" NOT NULL,
  PRIMARY KEY (target, run)
);

-- Until is the clock of this server, which is one for all processes.
CREATE TABLE leases (
  step_id text COLLATE "C" PRIMARY KEY,
  epoch bigint NOT NULL,
  attempt bigint NOT NULL,
  owner text COLLATE "C" NOT NULL,
  until text COLLATE "C" NOT NULL
) WITH (fillfactor = 50);
