-- Imports from spreadsheets: upload → map → preview → commit → receipt → undo within the day. Until commit only these tables are written.
CREATE TABLE platform.import (
  id uuid PRIMARY KEY,
  kind text COLLATE "C" NOT NULL,
  account_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  file_name text NOT NULL,
  file_digest bytea NOT NULL,
  -- Which column of which sheet holds what, and what the person stated beside the file.
  mapping jsonb NOT NULL,
  row_count int NOT NULL CHECK (row_count >= 0),
  state text COLLATE "C" NOT NULL DEFAULT 'staged' CHECK (state IN ('staged', 'committed', 'undone', 'cancelled', 'expired')),
  receipt jsonb,
  staged_at timestamptz NOT NULL,
  closed_at timestamptz,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT import_closed CHECK ((state = 'staged') = (closed_at IS NULL))
);
-- The reference to organisations.organisation (id, pos) is added by that area's migration.
CREATE INDEX import_pos ON platform.import (org_pos, kind, staged_at);
CREATE INDEX import_org ON platform.import (org_id, org_pos);
SELECT platform.protect_root('platform.import');

-- What a commit brought into being: the receipt's detail, and all that an undo may touch.
CREATE TABLE platform.import_made (
  import_id uuid NOT NULL REFERENCES platform.import (id),
  subject text COLLATE "C" NOT NULL,
  subject_id uuid NOT NULL,
  sheet text NOT NULL,
  row_no int NOT NULL,
  PRIMARY KEY (import_id, subject, subject_id)
);
SELECT platform.protect_line('platform.import_made', 'platform.import', 'import_id', 'SELECT, INSERT');

-- Staged text, readable by nobody but app_import and, through the functions below, by the account that uploaded it: a file may
-- hold rows outside the uploader's scope until the check has thrown them out. No row-level security, so COPY may write it.
CREATE TABLE platform.import_row (
  import_id uuid NOT NULL,
  account_id uuid NOT NULL,
  sheet_no int NOT NULL,
  sheet text NOT NULL,
  row_no int NOT NULL,
  cells text[] NOT NULL,
  staged_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (import_id, sheet_no, row_no)
);
CREATE INDEX import_row_staged ON platform.import_row (staged_at);
GRANT SELECT, INSERT, DELETE ON platform.import_row TO app_import;

CREATE FUNCTION platform.stage_import_rows(which uuid, rows jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS $$
  INSERT INTO platform.import_row (import_id, account_id, sheet_no, sheet, row_no, cells)
  SELECT which, current_setting('app.account')::uuid, r.sheet_no, r.sheet, r.row_no, r.cells
  FROM jsonb_to_recordset(rows) AS r(sheet_no int, sheet text, row_no int, cells text[])
$$;

CREATE FUNCTION platform.staged_import_rows(which uuid) RETURNS TABLE (sheet_no int, sheet text, row_no int, cells text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
  SELECT r.sheet_no, r.sheet, r.row_no, r.cells
  FROM platform.import_row r
  WHERE r.import_id = which AND r.account_id = current_setting('app.account')::uuid
  ORDER BY r.sheet_no, r.row_no
$$;

CREATE FUNCTION platform.drop_import_rows(which uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS $$
  DELETE FROM platform.import_row WHERE import_id = which AND account_id = current_setting('app.account')::uuid
$$;

-- For the nightly job: what nobody committed or cancelled for seven days is emptied; gives the imports concerned.
CREATE FUNCTION platform.drop_old_import_rows(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS $$
  WITH dropped AS (DELETE FROM platform.import_row WHERE staged_at < at - interval '7 days' RETURNING import_id)
  SELECT DISTINCT import_id FROM dropped
$$;

REVOKE ALL ON FUNCTION platform.stage_import_rows(uuid, jsonb), platform.staged_import_rows(uuid), platform.drop_import_rows(uuid),
  platform.drop_old_import_rows(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.stage_import_rows(uuid, jsonb), platform.staged_import_rows(uuid), platform.drop_import_rows(uuid)
  TO app_scoped, app_all;
GRANT EXECUTE ON FUNCTION platform.drop_old_import_rows(timestamptz) TO app_all;
