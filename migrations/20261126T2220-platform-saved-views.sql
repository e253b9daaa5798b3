-- What an account keeps of a list to come back to: filters (codes and ids only), columns, order, under a name of its own. Nobody else reads it.
CREATE TABLE platform.saved_view (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL CONSTRAINT saved_view_account REFERENCES platform.account (id),
  list text COLLATE "C" NOT NULL,
  name text COLLATE "vi-x-icu" NOT NULL,
  chosen jsonb NOT NULL,
  columns text[] COLLATE "C" NOT NULL,
  sort_key text COLLATE "C" NOT NULL,
  descending boolean NOT NULL,
  is_default boolean NOT NULL DEFAULT false,
  CONSTRAINT saved_view_name UNIQUE (account_id, list, name)
);
CREATE UNIQUE INDEX saved_view_default ON platform.saved_view (account_id, list) WHERE is_default;
ALTER TABLE platform.saved_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.saved_view FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON platform.saved_view TO app_self
  USING (account_id = current_setting('app.account')::uuid) WITH CHECK (account_id = current_setting('app.account')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.saved_view TO app_self;
