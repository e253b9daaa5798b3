-- Publication after the notice. It moves no state: what was told may be archived unpublished, since no text that was read says what is published of whom.
ALTER TABLE ratings.subject
  ADD COLUMN published_on date,
  ADD CONSTRAINT subject_published CHECK (published_on IS NULL OR state IN ('notified', 'archived', 'withdrawn'));

-- Steps that came with publication and with looking again at what went ahead.
ALTER TABLE ratings.subject_step DROP CONSTRAINT subject_step_step_check;
ALTER TABLE ratings.subject_step ADD CONSTRAINT subject_step_step_check CHECK (step IN
  ('record-review', 'withdraw-review', 'rate-self', 'propose-level', 'record-ballot', 'decide-level', 'set-not-rated', 'rate-after-all',
   'notify-subject', 'publish-result', 'archive-rating', 'reopen-rating', 'confirm-decision'));
