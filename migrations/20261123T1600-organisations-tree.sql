-- The tree of organisations, its past, and the decisions that changed it.
CREATE SCHEMA organisations;
GRANT USAGE ON SCHEMA organisations TO app_scoped, app_all, app_self, app_import, app_load, app_identity, app_worker;

-- Today's tree. [pos, pos_end) are pre-order positions with gaps; whatever lies below lies inside. Facts of a day stand in organisation_version.
-- parent_id of an ended organisation is its keeper: its only successor, else the lowest living common ancestor.
CREATE TABLE organisations.organisation (
  id uuid PRIMARY KEY,
  pos int NOT NULL,
  pos_end int NOT NULL,
  parent_id uuid REFERENCES organisations.organisation (id) DEFERRABLE INITIALLY DEFERRED,
  depth int NOT NULL,
  restricted boolean NOT NULL DEFAULT false,
  fictional boolean NOT NULL DEFAULT false,
  founded_on date,
  ended_on date,
  -- Set when the event that established it was reversed: it never was, but other rows may still name it.
  annulled boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT organisation_range CHECK (pos_end > pos),
  CONSTRAINT organisation_place UNIQUE (id, pos),
  CONSTRAINT organisation_face UNIQUE (id, pos, restricted),
  CONSTRAINT organisation_position_taken UNIQUE (pos) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX organisation_parent ON organisations.organisation (parent_id);
CREATE INDEX organisation_restricted ON organisations.organisation (id) WHERE restricted;

-- The face (names, type, parent, periods) is open to every signed-in account unless the organisation is restricted; writing stays in scope.
ALTER TABLE organisations.organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations.organisation FORCE ROW LEVEL SECURITY;

CREATE FUNCTION organisations.protect_face(face regclass, pos_column name) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  inside text := platform.scope_condition(pos_column, 1, 1);
  further text := platform.scope_condition(pos_column, 2, 4);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', face);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', face);
  EXECUTE format('CREATE POLICY face ON %s FOR SELECT TO app_scoped USING (NOT restricted OR %s)', face, inside);
  EXECUTE format('CREATE POLICY scope_insert ON %s FOR INSERT TO app_scoped WITH CHECK (%s)', face, inside);
  EXECUTE format('CREATE POLICY scope_update ON %s FOR UPDATE TO app_scoped USING (%s) WITH CHECK (%2$s)', face, inside);
  EXECUTE format('CREATE POLICY scope_delete ON %s FOR DELETE TO app_scoped USING (%s)', face, inside);
  EXECUTE format('CREATE POLICY further_offices ON %s TO app_offices USING (%s) WITH CHECK (%2$s)', face, further);
  EXECUTE format('CREATE POLICY whole ON %s TO app_all USING (true) WITH CHECK (true)', face);
  EXECUTE format('CREATE POLICY face_only ON %s FOR SELECT TO app_self USING (NOT restricted)', face);
  EXECUTE format('CREATE POLICY machinery ON %s FOR SELECT TO app_identity, app_worker USING (true)', face);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO app_scoped, app_all, app_load', face);
  EXECUTE format('GRANT SELECT ON %s TO app_self, app_identity, app_worker', face);
END $$;
SELECT organisations.protect_face('organisations.organisation', 'pos');
REVOKE DELETE ON organisations.organisation FROM app_scoped, app_all;
-- The positions are set by the functions below, which run as the owner; FORCE would shut them out without this policy.
CREATE POLICY positions ON organisations.organisation TO CURRENT_USER USING (true) WITH CHECK (true);

ALTER TABLE platform.office ADD CONSTRAINT office_organisation
  FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE;
CREATE INDEX office_org ON platform.office (org_id, org_pos);
ALTER TABLE platform.audit_place ADD CONSTRAINT audit_place_organisation
  FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE;

-- Counts the changes of the tree: a screen that holds the packed tree of an older revision is told to reload.
CREATE TABLE organisations.tree_revision (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  revision int NOT NULL DEFAULT 1
);
INSERT INTO organisations.tree_revision DEFAULT VALUES;
GRANT SELECT ON organisations.tree_revision TO app_scoped, app_all, app_self, app_load, app_identity, app_worker;
GRANT UPDATE ON organisations.tree_revision TO app_scoped, app_all, app_load;

CREATE TABLE organisations.structural_event (
  id uuid PRIMARY KEY,
  -- The lowest organisation above everything that the event touches.
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN
    ('establish', 'rename', 'change-type', 'move', 'merge-into', 'consolidate', 'split', 'hand-over', 'wind-up', 'disband', 'reorganise', 'reverse')),
  state text COLLATE "C" NOT NULL CHECK (state IN ('prepared', 'scheduled', 'applied', 'reversed', 'withdrawn')),
  decision_number text NOT NULL,
  decided_on date NOT NULL,
  issuer text NOT NULL,
  effective_on date NOT NULL,
  verified boolean NOT NULL,
  source_note text,
  -- Touches a restricted organisation: then the event is read in its scope only.
  restricted boolean NOT NULL DEFAULT false,
  -- What the event does, as decided; replayed when a prepared or scheduled event is applied.
  plan jsonb NOT NULL,
  warnings jsonb NOT NULL DEFAULT '[]',
  -- Versions that began on the effective day and were overwritten, and what a reversal took back.
  replaced jsonb NOT NULL DEFAULT '[]',
  reverses uuid CONSTRAINT event_reversed_once UNIQUE REFERENCES organisations.structural_event (id),
  before_count int NOT NULL DEFAULT 0,
  after_count int NOT NULL DEFAULT 0,
  entered_at timestamptz NOT NULL DEFAULT now(),
  applied_at timestamptz,
  -- Order in which events were applied: of two events on one day the later one builds on the earlier.
  applied_order int,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT structural_event_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE
);
CREATE INDEX structural_event_org ON organisations.structural_event (org_id, org_pos);
CREATE INDEX structural_event_pos ON organisations.structural_event (org_pos, effective_on);
CREATE INDEX structural_event_waiting ON organisations.structural_event (effective_on) WHERE state = 'scheduled';
SELECT platform.protect_root('organisations.structural_event');
-- A decision that took effect is public inside the program, like the names it changed; plans are not.
CREATE POLICY taken_effect ON organisations.structural_event FOR SELECT TO app_scoped
  USING (state IN ('applied', 'reversed') AND NOT restricted);
GRANT SELECT ON organisations.structural_event TO app_worker;
CREATE POLICY machinery ON organisations.structural_event FOR SELECT TO app_worker USING (true);

-- The links from what was before to what is after: the path along which history is restated.
CREATE TABLE organisations.event_party (
  event_id uuid NOT NULL REFERENCES organisations.structural_event (id),
  line_no int NOT NULL,
  before_id uuid REFERENCES organisations.organisation (id),
  after_id uuid REFERENCES organisations.organisation (id),
  extent text COLLATE "C" NOT NULL CHECK (extent IN ('whole', 'part')),
  share_numerator int,
  share_denominator int,
  PRIMARY KEY (event_id, line_no),
  CONSTRAINT party_someone CHECK (before_id IS NOT NULL OR after_id IS NOT NULL),
  CONSTRAINT party_share CHECK ((share_numerator IS NULL) = (share_denominator IS NULL)
    AND (share_numerator IS NULL OR (share_numerator > 0 AND share_denominator >= share_numerator)))
);
CREATE INDEX event_party_before ON organisations.event_party (before_id);
CREATE INDEX event_party_after ON organisations.event_party (after_id);
SELECT platform.protect_line('organisations.event_party', 'organisations.structural_event', 'event_id');
-- A line that names a hidden organisation is hidden with it, also where the decision itself stays open.
CREATE POLICY nobody_hidden ON organisations.event_party AS RESTRICTIVE FOR SELECT TO app_scoped USING (
  (before_id IS NULL OR EXISTS (SELECT FROM organisations.organisation o WHERE o.id = before_id))
  AND (after_id IS NULL OR EXISTS (SELECT FROM organisations.organisation o WHERE o.id = after_id)));

CREATE TABLE organisations.organisation_version (
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  restricted boolean NOT NULL,
  period daterange NOT NULL CONSTRAINT version_period CHECK (NOT isempty(period)),
  -- For reads in bulk: under row-level security the planner has no statistics for range operators (they are not leakproof), takes
  -- a day of 20,000 organisations for 100 rows and was 18 times slower; it has them for the comparison of dates.
  since_day date NOT NULL GENERATED ALWAYS AS (coalesce(lower(period), '-infinity'::date)) STORED,
  until_day date NOT NULL GENERATED ALWAYS AS (coalesce(upper(period), 'infinity'::date)) STORED,
  name text COLLATE "vi-x-icu" NOT NULL CHECK (name <> ''),
  short_name text COLLATE "vi-x-icu",
  folded_name text COLLATE "C" GENERATED ALWAYS AS (platform.folded(name || ' ' || coalesce(short_name, ''))) STORED,
  type text COLLATE "C" NOT NULL,
  sector text COLLATE "C",
  parent_id uuid REFERENCES organisations.organisation (id),
  area text,
  latitude double precision,
  longitude double precision,
  since_event uuid REFERENCES organisations.structural_event (id),
  until_event uuid REFERENCES organisations.structural_event (id),
  CONSTRAINT version_place FOREIGN KEY (org_id, org_pos, restricted)
    REFERENCES organisations.organisation (id, pos, restricted) ON UPDATE CASCADE,
  CONSTRAINT version_overlap EXCLUDE USING gist (org_id WITH =, period WITH &&),
  CONSTRAINT version_own_parent CHECK (parent_id <> org_id),
  CONSTRAINT version_coordinates CHECK ((latitude IS NULL) = (longitude IS NULL))
) WITH (fillfactor = 50);
-- No index holds org_pos, and half of each page is free: a new position is then written in place (HOT) and the exclusion index is left
-- alone. Subtrees are read from organisation by position and joined by id.
CREATE INDEX version_org ON organisations.organisation_version (org_id);
CREATE INDEX version_parent ON organisations.organisation_version (parent_id);
CREATE INDEX version_since ON organisations.organisation_version (since_event);
CREATE INDEX version_until ON organisations.organisation_version (until_event);
-- A page of a large list: walked in Vietnamese order instead of sorting 20,000 names for 100 of them (27 ms → 1.3 ms).
CREATE INDEX version_order ON organisations.organisation_version (name, org_id);
CREATE INDEX version_name ON organisations.organisation_version (folded_name text_pattern_ops);
SELECT organisations.protect_face('organisations.organisation_version', 'org_pos');

CREATE TABLE organisations.organisation_code (
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  restricted boolean NOT NULL,
  scheme text COLLATE "C" NOT NULL,
  code text COLLATE "C" NOT NULL CHECK (code <> ''),
  period daterange NOT NULL CONSTRAINT code_period CHECK (NOT isempty(period)),
  since_event uuid REFERENCES organisations.structural_event (id),
  until_event uuid REFERENCES organisations.structural_event (id),
  CONSTRAINT code_place FOREIGN KEY (org_id, org_pos, restricted)
    REFERENCES organisations.organisation (id, pos, restricted) ON UPDATE CASCADE,
  CONSTRAINT code_overlap EXCLUDE USING gist (org_id WITH =, scheme WITH =, period WITH &&),
  CONSTRAINT code_taken EXCLUDE USING gist (scheme WITH =, code WITH =, period WITH &&)
) WITH (fillfactor = 50);
CREATE INDEX code_org ON organisations.organisation_code (org_id);
CREATE INDEX code_code ON organisations.organisation_code (code text_pattern_ops);
CREATE INDEX code_since ON organisations.organisation_code (since_event);
CREATE INDEX code_until ON organisations.organisation_code (until_event);
SELECT organisations.protect_face('organisations.organisation_code', 'org_pos');

-- Figures with their source and day: population, area, published totals.
CREATE TABLE organisations.organisation_figure (
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  measure text COLLATE "C" NOT NULL,
  on_day date NOT NULL,
  value numeric NOT NULL,
  unit text COLLATE "C" NOT NULL,
  source text NOT NULL,
  PRIMARY KEY (org_id, measure, on_day),
  CONSTRAINT figure_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE
);
CREATE INDEX figure_pos ON organisations.organisation_figure (org_pos, measure);
SELECT platform.protect_root('organisations.organisation_figure', 'SELECT, INSERT, UPDATE, DELETE');

-- What must be done after a structural event: hand-over record, collective transfer, seal back.
CREATE TABLE organisations.follow_up_duty (
  id uuid PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES organisations.structural_event (id),
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  kind text COLLATE "C" NOT NULL,
  due_on date,
  done_on date,
  note text,
  dropped boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT duty_once UNIQUE (event_id, org_id, kind),
  CONSTRAINT duty_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE
);
CREATE INDEX follow_up_duty_org ON organisations.follow_up_duty (org_id, org_pos);
CREATE INDEX follow_up_duty_open ON organisations.follow_up_duty (org_pos, due_on) WHERE done_on IS NULL AND NOT dropped;
SELECT platform.protect_root('organisations.follow_up_duty');

-- Positions -------------------------------------------------------------------------------------------------------------

-- Lays the subtree of `top` out anew and evenly in [lo, hi), keeping its order. `heavy` gets `weight` more shares of room before its first child.
CREATE FUNCTION organisations.spread(top uuid, lo int, hi int, heavy uuid DEFAULT NULL, weight int DEFAULT 0) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE below AS (
    SELECT o.id, coalesce(above.depth + 1, 0) AS depth, ARRAY[o.pos] AS path, ARRAY[o.id] AS line
    FROM organisations.organisation o LEFT JOIN organisations.organisation above ON above.id = o.parent_id
    WHERE o.id = top
    UNION ALL
    SELECT o.id, b.depth + 1, b.path || o.pos, b.line || o.id
    FROM below b JOIN organisations.organisation o ON o.parent_id = b.id AND o.id <> ALL (b.line)
  ),
  weighed AS (
    SELECT b.*, CASE WHEN b.id IS NOT DISTINCT FROM heavy THEN 1 + weight ELSE 1 END::bigint AS shares FROM below b
  ),
  size AS (SELECT above AS id, sum(w.shares) AS shares FROM weighed w, unnest(w.line) AS above GROUP BY above),
  place AS (
    SELECT w.id, w.depth,
           (lo + (sum(w.shares) OVER (ORDER BY w.path) - w.shares) * (((hi - lo)::bigint) / (sum(w.shares) OVER ())::bigint))::int AS pos,
           (s.shares * (((hi - lo)::bigint) / (sum(w.shares) OVER ())::bigint))::int AS width
    FROM weighed w JOIN size s ON s.id = w.id
  ),
  wanted AS (SELECT p.id, p.depth, p.pos, CASE WHEN p.id = top THEN hi ELSE p.pos + p.width END AS pos_end FROM place p)
  UPDATE organisations.organisation o
  SET pos = w.pos, pos_end = w.pos_end, depth = w.depth
  FROM wanted w
  WHERE o.id = w.id AND (o.pos, o.pos_end, o.depth) IS DISTINCT FROM (w.pos, w.pos_end, w.depth)
$$;

-- Lays out everything below `top`, or below the nearest ancestor that has at least 16 positions for each of its nodes.
CREATE FUNCTION organisations.lay_out(top uuid, heavy uuid DEFAULT NULL, weight int DEFAULT 0) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  here record;
  nodes bigint;
BEGIN
  LOOP
    SELECT o.id, o.parent_id, o.pos, o.pos_end INTO here FROM organisations.organisation o WHERE o.id = top;
    IF here.id IS NULL THEN RAISE EXCEPTION 'organisations.lay_out: no organisation %', top; END IF;
    WITH RECURSIVE below AS (
      SELECT top AS id
      UNION
      SELECT o.id FROM below b JOIN organisations.organisation o ON o.parent_id = b.id
    )
    SELECT count(*) INTO nodes FROM below;
    EXIT WHEN here.parent_id IS NULL OR (here.pos_end - here.pos)::bigint / (nodes + weight) >= 16;
    top := here.parent_id;
  END LOOP;
  PERFORM organisations.spread(top, here.pos, here.pos_end, heavy, weight);
END $$;

-- The widest free stretch directly under `parent`, made wide enough for `wanted` organisations of 16 positions each.
CREATE FUNCTION organisations.room_under(parent uuid, wanted int, OUT lo int, OUT hi int) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  here record;
BEGIN
  FOR attempt IN 1..2 LOOP
    SELECT o.pos, o.pos_end INTO here FROM organisations.organisation o WHERE o.id = parent;
    WITH child AS (
      SELECT o.pos, o.pos_end FROM organisations.organisation o
      WHERE o.parent_id = parent AND o.pos > here.pos AND o.pos < here.pos_end
    ), gap AS (
      SELECT coalesce(max(c.pos_end) OVER (ORDER BY c.pos ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), here.pos + 1) AS gap_lo,
             c.pos AS gap_hi FROM child c
      UNION ALL
      SELECT coalesce(max(c.pos_end), here.pos + 1), here.pos_end FROM child c
    )
    SELECT g.gap_lo, g.gap_hi INTO lo, hi FROM gap g ORDER BY g.gap_hi - g.gap_lo DESC, g.gap_lo DESC LIMIT 1;
    EXIT WHEN (hi - lo)::bigint >= wanted::bigint * 16 - 1;
    PERFORM organisations.lay_out(parent, parent, wanted);
  END LOOP;
  IF hi - lo < wanted THEN RAISE EXCEPTION 'organisations.room_under: positions are exhausted under %', parent; END IF;
END $$;

-- Moves one organisation, whose parent_id already names the new parent, into free room there with all below it.
CREATE FUNCTION organisations.settle(moved uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  parent uuid;
  nodes int;
  room record;
BEGIN
  SELECT o.parent_id INTO parent FROM organisations.organisation o WHERE o.id = moved;
  WITH RECURSIVE below AS (
    SELECT moved AS id
    UNION
    SELECT o.id FROM below b JOIN organisations.organisation o ON o.parent_id = b.id
  )
  SELECT count(*) INTO nodes FROM below;
  SELECT r.lo, r.hi INTO room FROM organisations.room_under(parent, nodes) AS r;
  PERFORM organisations.spread(moved, room.lo, room.lo + greatest((room.hi - room.lo) / 8, least(nodes * 16, room.hi - room.lo)));
END $$;

REVOKE ALL ON FUNCTION organisations.spread(uuid, int, int, uuid, int), organisations.lay_out(uuid, uuid, int),
  organisations.room_under(uuid, int), organisations.settle(uuid), organisations.protect_face(regclass, name) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations.lay_out(uuid, uuid, int), organisations.room_under(uuid, int), organisations.settle(uuid)
  TO app_scoped, app_all, app_load;
