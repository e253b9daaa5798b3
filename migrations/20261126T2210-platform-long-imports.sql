-- Files that come in pieces, and work on them that outlives a request: uploads, progress, remembered columns.

-- The content lies outside the database, encrypted, in the folder of files; here stands whose it is and how far it came.
CREATE TABLE platform.upload (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL,
  file_name text NOT NULL,
  size_bytes bigint NOT NULL CHECK (size_bytes > 0),
  received_bytes bigint NOT NULL DEFAULT 0,
  received_pieces int NOT NULL DEFAULT 0,
  -- SHA-256 of the whole content; set when the last piece is there.
  digest bytea,
  begun_at timestamptz NOT NULL,
  CONSTRAINT upload_received CHECK (received_bytes <= size_bytes AND (digest IS NULL OR received_bytes = size_bytes))
);
CREATE INDEX upload_account ON platform.upload (account_id, begun_at);
CREATE INDEX upload_begun ON platform.upload (begun_at);
ALTER TABLE platform.upload ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.upload FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON platform.upload TO app_self, app_scoped, app_all
  USING (account_id = current_setting('app.account')::uuid) WITH CHECK (account_id = current_setting('app.account')::uuid);
CREATE POLICY import ON platform.upload TO app_import USING (true) WITH CHECK (true);
CREATE POLICY functions ON platform.upload TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.upload TO app_self, app_scoped, app_all;
GRANT SELECT, DELETE ON platform.upload TO app_import;

-- For the nightly job: uploads of which nothing became for seven days; gives the ids whose files are to go.
CREATE FUNCTION platform.drop_old_uploads(at timestamptz) RETURNS SETOF uuid
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
AS $$
  DELETE FROM platform.upload WHERE begun_at < at - interval '7 days' RETURNING id
$$;
REVOKE ALL ON FUNCTION platform.drop_old_uploads(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.drop_old_uploads(timestamptz) TO app_all;

-- How far the work on an import is. Written outside the work's transaction, so that whoever uploaded sees it move.
CREATE TABLE platform.import_work (
  import_id uuid PRIMARY KEY REFERENCES platform.import (id),
  account_id uuid NOT NULL,
  -- The office chosen by an account with many, for what is done later in its name.
  office_id uuid,
  upload_id uuid,
  phase text COLLATE "C" NOT NULL CHECK (phase IN ('waiting', 'reading', 'comparing', 'ready', 'committing', 'done', 'failed', 'cancelled')),
  bytes_done bigint NOT NULL DEFAULT 0,
  bytes_total bigint NOT NULL DEFAULT 0,
  rows_done int NOT NULL DEFAULT 0,
  -- Why it failed: codes with parameters, as a refusal has them.
  reasons jsonb NOT NULL DEFAULT '[]',
  is_stop_asked boolean NOT NULL DEFAULT false,
  updated_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
ALTER TABLE platform.import_work ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.import_work FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON platform.import_work TO app_self, app_scoped, app_all
  USING (account_id = current_setting('app.account')::uuid) WITH CHECK (account_id = current_setting('app.account')::uuid);
CREATE POLICY import ON platform.import_work TO app_import USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON platform.import_work TO app_self, app_scoped, app_all;
GRANT SELECT, UPDATE ON platform.import_work TO app_import;

-- Which columns an account meant under the same headings last time.
CREATE TABLE platform.import_mapping (
  account_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  header_digest bytea NOT NULL,
  mapping jsonb NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, kind, header_digest)
);
ALTER TABLE platform.import_mapping ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.import_mapping FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON platform.import_mapping TO app_scoped, app_all
  USING (account_id = current_setting('app.account')::uuid) WITH CHECK (account_id = current_setting('app.account')::uuid);
GRANT SELECT, INSERT, UPDATE ON platform.import_mapping TO app_scoped, app_all;

-- Errands: work of minutes, outside a transaction, that events start. Each lane does one at a time, so that a long one leaves
-- workers for listeners and does not hold up a short one.
ALTER TABLE platform.event_listener ADD COLUMN is_errand boolean NOT NULL DEFAULT false;
