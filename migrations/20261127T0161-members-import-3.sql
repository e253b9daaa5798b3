-- As before, one look into the index of digests for each row written: right after a long list nothing is known about the tables, and a
-- plan that reads them whole for every row ran into the time limit (100,000 rows: over a minute).
CREATE OR REPLACE FUNCTION members.doubles_of_import(which uuid) RETURNS TABLE (made uuid, other uuid) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_bitmapscan = off AS $$
  SELECT a.member_id, b.member_id
  FROM members.import_line l
  CROSS JOIN LATERAL (SELECT v.member_id, v.whole_mac FROM members.sealed_value v
    WHERE v.member_id = l.member_id AND v.kind = 'personal-id' AND v.superseded_at IS NULL OFFSET 0) a
  CROSS JOIN LATERAL (SELECT v.member_id, v.kind FROM members.sealed_value v
    WHERE v.whole_mac = a.whole_mac AND v.superseded_at IS NULL OFFSET 0) b
  WHERE l.import_id = which AND session_user = 'app_all' AND b.kind = 'personal-id' AND b.member_id <> a.member_id
$$;
