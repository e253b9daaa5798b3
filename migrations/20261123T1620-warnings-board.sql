-- Flags on organisations, derived from routine data by rules of a pack. Every row can be rebuilt; nothing is typed in here.
CREATE SCHEMA warnings;
GRANT USAGE ON SCHEMA warnings TO app_scoped, app_all, app_load, app_worker;

CREATE TABLE warnings.flag (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  rule text COLLATE "C" NOT NULL,
  pack_id text COLLATE "C" NOT NULL,
  pack_digest text COLLATE "C" NOT NULL,
  -- Day since which the cause lasts; unknown when no row says so.
  since date,
  -- False: the organisation's side of the register is empty, so the flag is a gap in the data.
  is_known boolean NOT NULL,
  level text COLLATE "C" NOT NULL CHECK (level IN ('serious', 'attention', 'info')),
  facts jsonb NOT NULL,
  -- [{ "kind": "post", "id": "…" }]: the rows the flag was derived from.
  rows jsonb NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('open', 'cleared')),
  first_seen_on date NOT NULL,
  last_seen_on date NOT NULL,
  cleared_on date,
  period daterange GENERATED ALWAYS AS (
    CASE WHEN cleared_on IS NULL THEN daterange(since, NULL) ELSE daterange(since, greatest(since, cleared_on)) END) STORED,
  CONSTRAINT flag_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT flag_cleared CHECK ((state = 'cleared') = (cleared_on IS NOT NULL))
);
CREATE UNIQUE INDEX flag_open_once ON warnings.flag (org_id, rule) WHERE state = 'open';
CREATE INDEX flag_pos ON warnings.flag (org_pos, rule) WHERE state = 'open';
CREATE INDEX flag_org ON warnings.flag (org_id, org_pos);
CREATE INDEX flag_state_since ON warnings.flag (state, since, id);
SELECT platform.protect_root('warnings.flag');
-- Only the worker derives flags; it runs over the whole tree.
REVOKE INSERT, UPDATE ON warnings.flag FROM app_scoped;
