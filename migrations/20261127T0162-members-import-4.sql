-- As before, looked up once instead of twice, and the scope once for each place instead of for each value.
CREATE OR REPLACE FUNCTION members.sealed_values_for_export(which uuid[], kinds text[], why text)
RETURNS TABLE (id uuid, member_id uuid, kind text, key_id text, sealed bytea) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH asked AS MATERIALIZED (
    SELECT m.id, m.org_id, m.org_pos FROM members.member m WHERE m.id = ANY (which)
  ), places AS MATERIALIZED (
    SELECT p.org_pos FROM (SELECT DISTINCT a.org_pos FROM asked a) p WHERE members.in_scope(p.org_pos)
  ), taken AS MATERIALIZED (
    SELECT s.id, s.member_id, s.kind, s.key_id, s.sealed, a.org_id, a.org_pos
    FROM asked a JOIN places p ON p.org_pos = a.org_pos JOIN members.sealed_value s ON s.member_id = a.id
    WHERE s.kind = ANY (kinds) AND s.superseded_at IS NULL
  ), told AS (
    INSERT INTO members.reveal (id, org_id, org_pos, member_id, kind, account_id, reason)
    SELECT gen_random_uuid(), t.org_id, t.org_pos, t.member_id, t.kind, current_setting('app.account')::uuid, why FROM taken t
  )
  SELECT t.id, t.member_id, t.kind, t.key_id, t.sealed FROM taken t;
END $$;
