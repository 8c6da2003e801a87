-- Why: whoever comes in by an account is known by that account, which no configured name can be; what they call themselves
-- is only shown. Two members of one name stay two people, and nobody becomes a configured person by bearing the name.
ALTER TABLE people ADD COLUMN shown TEXT;
