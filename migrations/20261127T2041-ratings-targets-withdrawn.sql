-- A list of targets that was fixed by mistake leaves the sheet with its reason; what a decision removed stays on it, struck out.
ALTER TABLE ratings.target ADD COLUMN withdrawn_at timestamptz, ADD COLUMN withdrawn_why text;
ALTER TABLE ratings.target ADD CONSTRAINT target_withdrawn CHECK (num_nonnulls(withdrawn_at, withdrawn_why) IN (0, 2) AND (withdrawn_at IS NULL OR removed_at IS NOT NULL));
