-- "Standing missing" is asked of new members alone. Until now the fault was deleted once a row was found to be somebody who is there, and did
-- not come back when a later comparison found no one, or a double: the row then made a probationary member without a question. Now it is put
-- aside while the match is certain, and stands again before every comparison.
CREATE TABLE members.import_eased (LIKE members.import_fault INCLUDING ALL);
ALTER TABLE members.import_eased ADD FOREIGN KEY (import_id) REFERENCES members.import_file ON DELETE CASCADE;
GRANT SELECT, DELETE ON members.import_eased TO app_import;

ALTER FUNCTION members.compare_import(uuid) RENAME TO compare_import_rows;
REVOKE ALL ON FUNCTION members.compare_import_rows(uuid) FROM PUBLIC, app_scoped, app_all;

CREATE FUNCTION members.compare_import(which uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT members.is_own_import(which) THEN RETURN; END IF;
  WITH back AS (
    DELETE FROM members.import_eased e WHERE e.import_id = which RETURNING e.*
  ), stands AS (
    INSERT INTO members.import_fault SELECT * FROM back RETURNING row_no
  ), faulty AS (
    UPDATE members.import_row r SET is_faulty = true FROM (SELECT DISTINCT row_no FROM stands) s
    WHERE r.import_id = which AND r.row_no = s.row_no AND NOT r.is_faulty RETURNING r.row_no
  )
  UPDATE members.import_file SET stops = stops + (SELECT count(*) FROM stands), faulty_rows = faulty_rows + (SELECT count(*) FROM faulty)
  WHERE import_id = which AND EXISTS (SELECT 1 FROM stands);

  INSERT INTO members.import_eased SELECT f.* FROM members.import_fault f
  WHERE f.import_id = which AND f.code = 'members.import-standing-missing';
  PERFORM members.compare_import_rows(which);
  DELETE FROM members.import_eased e USING members.import_fault f
  WHERE e.import_id = which AND f.import_id = which AND f.nth = e.nth;
END $$;
REVOKE ALL ON FUNCTION members.compare_import(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.compare_import(uuid) TO app_scoped, app_all;
