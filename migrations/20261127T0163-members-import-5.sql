-- As before; the year that comes with a day of birth is written down as a change of its own, a day that came into the record since the
-- comparison is not taken (so the undo cannot take it away), and recorded gaps count into the party age from the first day on.
CREATE OR REPLACE FUNCTION members.take_import_changes(which uuid, by_account uuid, at timestamptz) RETURNS SETOF uuid LANGUAGE sql
SET search_path = pg_catalog, pg_temp AS $$
    WITH chosen AS MATERIALIZED (
      SELECT x.row_no, x.member_id, x.changes, (
        SELECT jsonb_object_agg(c.key, c.value) FROM jsonb_each(x.changes) c
        WHERE coalesce(x.choice -> 'take', '[]') ? c.key AND NOT c.value ? 'fixed'
          AND NOT (CASE c.key WHEN 'birthOn' THEN m.birth_on IS NOT NULL WHEN 'birthYear' THEN m.birth_year IS NOT NULL
            WHEN 'admissionDecidedOn' THEN m.admission_decided_on IS NOT NULL WHEN 'admittedOn' THEN m.admitted_on IS NOT NULL
            WHEN 'officialOn' THEN m.official_on IS NOT NULL WHEN 'recognitionDecidedOn' THEN m.recognition_decided_on IS NOT NULL
            ELSE false END))
        -- A day of birth brings its year, where none was known: so the undo takes both away.
        || CASE WHEN coalesce(x.choice -> 'take', '[]') ? 'birthOn' AND x.changes ? 'birthOn' AND NOT x.changes -> 'birthOn' ? 'fixed'
             AND m.birth_on IS NULL AND m.birth_year IS NULL
           THEN jsonb_build_object('birthYear', jsonb_build_object('after', left(x.changes -> 'birthOn' ->> 'after', 4))) ELSE '{}' END AS taking
      FROM members.import_matches(which) x JOIN members.member m ON m.id = x.member_id
      WHERE (x.outcome = 'changed' OR x.choice ->> 'isSame' = 'true') AND coalesce(x.choice -> 'take', '[]') <> '[]'
      FOR UPDATE OF m
    ), written AS (
      UPDATE members.member m SET
        other_name = coalesce(t ->> 'otherName', m.other_name), sex = coalesce(t ->> 'sex', m.sex),
        birth_on = coalesce(m.birth_on, (t ->> 'birthOn')::date),
        birth_year = coalesce(m.birth_year, extract(year FROM (t ->> 'birthOn')::date)::int, (t ->> 'birthYear')::int),
        ethnicity = coalesce(t ->> 'ethnicity', m.ethnicity), religion = coalesce(t ->> 'religion', m.religion),
        has_new_card = m.has_new_card OR t ? 'hasNewCard',
        card_place = coalesce(t ->> 'cardPlace', m.card_place), card_issued_on = coalesce((t ->> 'cardIssuedOn')::date, m.card_issued_on),
        dossier_number = coalesce(t ->> 'dossierNumber', m.dossier_number),
        admission_decided_on = coalesce(m.admission_decided_on, (t ->> 'admissionDecidedOn')::date),
        admitted_on = coalesce(m.admitted_on, (t ->> 'admittedOn')::date),
        official_on = coalesce(m.official_on, (t ->> 'officialOn')::date),
        recognition_decided_on = coalesce(m.recognition_decided_on, (t ->> 'recognitionDecidedOn')::date),
        party_age_from = CASE WHEN t ?| ARRAY['admissionDecidedOn', 'admittedOn'] THEN (
            SELECT b.beginning + coalesce(sum(g.until_day - greatest(g.since_day, b.beginning)), 0)::int
            FROM (SELECT coalesce(m.admission_decided_on, (t ->> 'admissionDecidedOn')::date, m.admitted_on, (t ->> 'admittedOn')::date)
              AS beginning) AS b
            LEFT JOIN members.party_age_gap g ON g.member_id = m.id AND g.until_day > b.beginning GROUP BY b.beginning) ELSE m.party_age_from END,
        phone = coalesce(t ->> 'phone', m.phone), occupation = coalesce(t ->> 'occupation', m.occupation),
        schooling = coalesce(t ->> 'schooling', m.schooling), profession = coalesce(t ->> 'profession', m.profession),
        political_theory = coalesce(t ->> 'politicalTheory', m.political_theory), residence = coalesce(t ->> 'residence', m.residence),
        version = m.version + 1
      FROM (SELECT c.member_id, c.row_no, c.taking, (SELECT jsonb_object_agg(e.key, e.value ->> 'after') FROM jsonb_each(c.taking) e) AS t
            FROM chosen c WHERE c.taking IS NOT NULL) AS n
      WHERE m.id = n.member_id
      RETURNING m.id, m.org_id, m.org_pos, m.version, n.row_no, n.taking
    ), lines AS (
      INSERT INTO members.import_line (import_id, row_no, member_id, what, changes, version)
      SELECT which, w.row_no, w.id, 'changed', w.taking, w.version FROM written w
    )
    INSERT INTO members.member_change (id, member_id, org_id, org_pos, changes, basis, state, proposed_by, proposed_at, decided_by, decided_at)
    SELECT gen_random_uuid(), w.id, w.org_id, w.org_pos, w.taking, 'import', 'approved', by_account, at,
      by_account, at
    FROM written w RETURNING member_id
$$;
