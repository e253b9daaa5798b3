-- A vote of a cell is held against the roll of its day; where the minutes name another base, they say why.
ALTER TABLE members.procedure_step
  ADD COLUMN base_counted int CHECK (base_counted >= 0),
  ADD COLUMN base_reason text,
  ADD CONSTRAINT procedure_step_counted CHECK ((base_counted IS NULL AND base_reason IS NULL) OR kind = 'cell-vote');
