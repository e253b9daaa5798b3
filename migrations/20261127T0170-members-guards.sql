-- The own page opens identifiers no longer unlogged, and an account is tied to a record only with a code that its holder made
-- (docs/decisions/0020-own-page-by-code-and-logged.md).

ALTER TABLE members.reveal ADD COLUMN is_own boolean NOT NULL DEFAULT false;

DROP FUNCTION members.own_sealed_values();
-- One value of the member whose account is signed in; the reveal is written before the value is handed out.
CREATE FUNCTION members.open_own_sealed_value(reveal uuid, wanted text) RETURNS TABLE (id uuid, key_id text, sealed bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH own AS MATERIALIZED (
    SELECT m.id AS member_id, m.org_id, m.org_pos, s.id, s.key_id, s.sealed
    FROM members.member m JOIN members.sealed_value s ON s.member_id = m.id AND s.kind = wanted AND s.superseded_at IS NULL
    WHERE session_user = 'app_self' AND m.account_id = current_setting('app.account')::uuid
  ), told AS (
    INSERT INTO members.reveal (id, org_id, org_pos, member_id, kind, account_id, reason, is_own)
    SELECT reveal, o.org_id, o.org_pos, o.member_id, wanted, current_setting('app.account')::uuid, 'own-page', true FROM own o
  )
  SELECT o.id, o.key_id, o.sealed FROM own o;
END $$;

-- A code by which the holder of an account lets an office tie it to a record: one per account, only its digest, until a moment.
CREATE TABLE members.account_code (
  account_id uuid PRIMARY KEY REFERENCES platform.account (id) ON DELETE CASCADE,
  digest bytea NOT NULL UNIQUE,
  valid_until timestamptz NOT NULL
);
ALTER TABLE members.account_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.account_code FORCE ROW LEVEL SECURITY;
CREATE POLICY functions ON members.account_code TO CURRENT_USER USING (true) WITH CHECK (true);

-- The holder makes the code; the system does so for the account of the demonstration.
CREATE FUNCTION members.put_account_code(holder uuid, of_code bytea, until_moment timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF session_user <> 'app_all' AND (session_user <> 'app_self' OR holder <> current_setting('app.account')::uuid) THEN RETURN false; END IF;
  INSERT INTO members.account_code (account_id, digest, valid_until) VALUES (holder, of_code, until_moment)
  ON CONFLICT (account_id) DO UPDATE SET digest = EXCLUDED.digest, valid_until = EXCLUDED.valid_until;
  RETURN true;
END $$;

DROP FUNCTION members.account_with_login(text);
-- The live account whose holder made this code; the code is used up.
CREATE FUNCTION members.take_account_code(of_code bytea, at timestamptz) RETURNS uuid LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  WITH taken AS (DELETE FROM members.account_code c WHERE c.digest = of_code AND c.valid_until > at RETURNING c.account_id)
  SELECT a.id FROM taken JOIN platform.account a ON a.id = taken.account_id AND a.disabled_at IS NULL
$$;

REVOKE ALL ON FUNCTION members.open_own_sealed_value(uuid, text), members.put_account_code(uuid, bytea, timestamptz),
  members.take_account_code(bytea, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.open_own_sealed_value(uuid, text) TO app_self;
GRANT EXECUTE ON FUNCTION members.put_account_code(uuid, bytea, timestamptz) TO app_self, app_all;
GRANT EXECUTE ON FUNCTION members.take_account_code(bytea, timestamptz) TO app_scoped, app_all;
