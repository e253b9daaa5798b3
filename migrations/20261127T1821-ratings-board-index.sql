-- A re-check of one organisation after an event reads its own rows alone, whatever the size of the season.
CREATE INDEX past_result_about ON ratings.past_result (about_org_id, year) WHERE about_org_id IS NOT NULL;
CREATE INDEX subject_step_entered ON ratings.subject_step (entered_at);
