-- Who still lacks a step, counted without a look at the rows: by state for a whole season, by position for one cell of it.
CREATE INDEX subject_left ON ratings.subject (season_id, state, org_pos) INCLUDE (self_level, proposed_level, ballot_level, published_on);
CREATE INDEX subject_provisional ON ratings.subject (season_id, org_pos) WHERE is_provisional;
-- Which seasons are open in sight: eighteen thousand parts of a city are eighteen thousand entries, and no calendar is read for them.
CREATE INDEX season_part_open ON ratings.season_part (org_pos, season_id) WHERE state = 'open';
-- Who awaits the rating by the State: the few of whom it is entered that they are in its service.
CREATE INDEX entered_fact_state_officer ON ratings.entered_fact (subject_id)
  WHERE fact = 'is-state-officer' AND value = 'true' AND withdrawn_at IS NULL;
-- Ballots that ended even: the subject keeps no level of them, so they are looked for here.
CREATE INDEX subject_step_even_ballot ON ratings.subject_step (subject_id)
  WHERE step = 'record-ballot' AND level IS NULL AND withdrawn_at IS NULL;
