-- Undo of a list: members whom somebody has worked with since stay, whatever names them; a notice of doubles that nobody settled goes with
-- the row that it was about.

-- A place in a Party group keeps its member.
ALTER TABLE members.group_member DROP CONSTRAINT group_member_member_id_fkey;
ALTER TABLE members.group_member ADD CONSTRAINT group_member_there FOREIGN KEY (member_id) REFERENCES members.member (id);

-- As before, with the notices that the listener wrote a moment after the commit: nobody has touched them.
CREATE OR REPLACE FUNCTION members.remove_members(which uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM members.duplicate_notice
  WHERE (first_member_id = ANY (which) OR second_member_id = ANY (which)) AND settled_at IS NULL;
  DELETE FROM members.import_line WHERE member_id = ANY (which);
  DELETE FROM members.sheet_number WHERE member_id = ANY (which);
  DELETE FROM members.sealed_value WHERE member_id = ANY (which);
  DELETE FROM members.membership WHERE member_id = ANY (which);
  DELETE FROM members.member WHERE id = ANY (which);
END $$;

-- Removes those whom nothing else names. Where something does, each half is tried by itself: a few touched cells of a long list cost a few
-- attempts, not one for each row.
CREATE FUNCTION members.remove_unnamed(which uuid[]) RETURNS SETOF uuid LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE half int := cardinality(which) / 2;
BEGIN
  BEGIN
    PERFORM members.remove_members(which);
    RETURN QUERY SELECT unnest(which);
    RETURN;
  EXCEPTION WHEN foreign_key_violation THEN NULL;
  END;
  IF half = 0 THEN RETURN; END IF;
  RETURN QUERY SELECT members.remove_unnamed(which[1:half]);
  RETURN QUERY SELECT members.remove_unnamed(which[half + 1:]);
END $$;
REVOKE ALL ON FUNCTION members.remove_unnamed(uuid[]) FROM PUBLIC;

-- As before; `touched` are members whom the caller knows to stay.
CREATE FUNCTION members.remove_imported(which uuid, touched uuid[]) RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE free uuid[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM platform.import i WHERE i.id = which AND i.account_id = current_setting('app.account')::uuid
                 AND members.in_scope(i.org_pos)) THEN RETURN; END IF;
  DELETE FROM members.sealed_value v USING members.import_filled f, members.member m
  WHERE f.import_id = which AND v.id = f.value_id AND v.superseded_at IS NULL AND m.id = v.member_id AND members.in_scope(m.org_pos)
    -- Numbers go with the other fields of their record, in take_back_numbers.
    AND v.kind NOT IN ('personal-id', 'old-card');
  -- Cell by cell, so that what a cell has worked with lies together.
  SELECT array_agg(m.id ORDER BY m.org_pos) INTO free FROM members.import_line l JOIN members.member m ON m.id = l.member_id
  WHERE l.import_id = which AND l.what = 'made' AND m.version = l.version AND m.account_id IS NULL AND members.in_scope(m.org_pos)
    AND m.id <> ALL (touched)
    AND NOT EXISTS (SELECT 1 FROM members.membership s WHERE s.member_id = m.id AND (s.began_by <> 'import' OR s.ended_by IS NOT NULL))
    AND NOT EXISTS (SELECT 1 FROM members.sealed_value v WHERE v.member_id = m.id AND v.superseded_at IS NOT NULL);
  IF free IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT members.remove_unnamed(free);
END $$;
REVOKE ALL ON FUNCTION members.remove_imported(uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.remove_imported(uuid, uuid[]) TO app_scoped, app_all;

CREATE OR REPLACE FUNCTION members.remove_imported(which uuid) RETURNS SETOF uuid LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT members.remove_imported(which, '{}')
$$;

-- For a record that is taken back on the day it was entered: notices stand with the committee above, where its office does not reach.
CREATE FUNCTION members.drop_open_notices(which uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM members.member m WHERE m.id = which AND members.in_scope(m.org_pos)) THEN RETURN; END IF;
  DELETE FROM members.duplicate_notice WHERE (first_member_id = which OR second_member_id = which) AND settled_at IS NULL;
END $$;
REVOKE ALL ON FUNCTION members.drop_open_notices(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.drop_open_notices(uuid) TO app_scoped, app_all;
CREATE POLICY functions ON members.duplicate_notice TO CURRENT_USER USING (true) WITH CHECK (true);
