-- A row of the board about many persons opens to the list of its organisation in that season, not to the persons: the part needs a name of its own.
ALTER TABLE ratings.season_part ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
CREATE UNIQUE INDEX season_part_id ON ratings.season_part (id);
