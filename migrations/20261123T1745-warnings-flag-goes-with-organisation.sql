-- Flags are derived: an organisation that an import's undo takes away takes its flags along, or nothing could be undone once re-checked.
ALTER TABLE warnings.flag DROP CONSTRAINT flag_place;
ALTER TABLE warnings.flag ADD CONSTRAINT flag_place FOREIGN KEY (org_id, org_pos)
  REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE ON DELETE CASCADE;
