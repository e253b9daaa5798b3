-- What the program found when it judged a decision anew that had gone ahead, once something of what it waited for had arrived. One line for a
-- decision, made over with each arrival. Both verdicts stay: that of the decision by its step, and this one.
CREATE TABLE ratings.recheck (
  step_id uuid PRIMARY KEY REFERENCES ratings.subject_step (id),
  subject_id uuid NOT NULL REFERENCES ratings.subject (id),
  verdict_id uuid NOT NULL REFERENCES ratings.verdict (id),
  finding text COLLATE "C" NOT NULL,
  rechecked_at timestamptz NOT NULL,
  -- Agrees: everything is there and nothing new speaks against it. Waits: some of it is still missing.
  CONSTRAINT recheck_finding CHECK (finding IN ('agrees', 'waits', 'differs'))
);
CREATE INDEX recheck_subject ON ratings.recheck (subject_id);
SELECT platform.protect_line('ratings.recheck', 'ratings.subject', 'subject_id');
