-- The paper by which the competent level allowed an exception is a step of the admission before the cell votes: a meeting can then carry the vote.
ALTER TABLE members.procedure_step DROP CONSTRAINT procedure_step_kind_check;
ALTER TABLE members.procedure_step ADD CONSTRAINT procedure_step_kind_check CHECK (kind IN ('request', 'self-criticism', 'unreachable',
  'refusal', 'exception-allowed', 'cell-vote', 'sent-up', 'part-review', 'grassroots-vote', 'competent-vote', 'prolonged', 'decision', 'stopped'));
