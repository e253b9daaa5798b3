-- Somebody is admitted again on what was verified: which paper says that no conviction and no leaving by own will stands against it.
ALTER TABLE members.reentry
  ADD COLUMN has_no_conviction boolean NOT NULL DEFAULT false,
  ADD COLUMN has_not_quit boolean NOT NULL DEFAULT false,
  ADD COLUMN verified_by text;
