-- Party age is counted in years and months, so a time that does not count moves its beginning by years, months and days: a whole year out
-- of the Party is one year, whether or not it had 366 days.

-- The same as `partyAgeFrom` in rules/party-age.ts: first all the months, then the days that are left. Recorded gaps never overlap.
CREATE FUNCTION members.party_age_from(which uuid, beginning date) RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ((beginning + make_interval(months => coalesce(sum(l.months), 0)::int))::date
    + coalesce(sum(p.until - (p.since + make_interval(months => l.months))::date), 0)::int)
  FROM members.party_age_gap g
  CROSS JOIN LATERAL (SELECT greatest(g.since_day, beginning) AS since, g.until_day AS until) p
  CROSS JOIN LATERAL (SELECT ((extract(year FROM p.until) - extract(year FROM p.since)) * 12
    + extract(month FROM p.until) - extract(month FROM p.since))::int AS months) q
  CROSS JOIN LATERAL (SELECT q.months - CASE WHEN (p.since + make_interval(months => q.months))::date > p.until THEN 1 ELSE 0 END AS months) l
  WHERE g.member_id = which AND g.until_day > beginning
$$;
REVOKE ALL ON FUNCTION members.party_age_from(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.party_age_from(uuid, date) TO app_scoped, app_all;

-- As before; the party age is counted anew from the day that stands again and the recorded gaps behind it.
CREATE OR REPLACE FUNCTION members.restore_import_changes(which uuid, by_account uuid, at timestamptz)
RETURNS TABLE (id uuid, kinds text[]) LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    WITH restored AS (
      UPDATE members.member m SET
        other_name = CASE WHEN c ? 'otherName' THEN c -> 'otherName' ->> 'before' ELSE m.other_name END,
        sex = CASE WHEN c ? 'sex' THEN c -> 'sex' ->> 'before' ELSE m.sex END,
        birth_on = CASE WHEN c ? 'birthOn' THEN (c -> 'birthOn' ->> 'before')::date ELSE m.birth_on END,
        birth_year = CASE WHEN c ? 'birthYear' THEN (c -> 'birthYear' ->> 'before')::int ELSE m.birth_year END,
        ethnicity = CASE WHEN c ? 'ethnicity' THEN c -> 'ethnicity' ->> 'before' ELSE m.ethnicity END,
        religion = CASE WHEN c ? 'religion' THEN c -> 'religion' ->> 'before' ELSE m.religion END,
        has_new_card = m.has_new_card AND NOT c ? 'hasNewCard',
        card_place = CASE WHEN c ? 'cardPlace' THEN c -> 'cardPlace' ->> 'before' ELSE m.card_place END,
        card_issued_on = CASE WHEN c ? 'cardIssuedOn' THEN (c -> 'cardIssuedOn' ->> 'before')::date ELSE m.card_issued_on END,
        dossier_number = CASE WHEN c ? 'dossierNumber' THEN c -> 'dossierNumber' ->> 'before' ELSE m.dossier_number END,
        admission_decided_on = CASE WHEN c ? 'admissionDecidedOn' THEN (c -> 'admissionDecidedOn' ->> 'before')::date ELSE m.admission_decided_on END,
        admitted_on = CASE WHEN c ? 'admittedOn' THEN (c -> 'admittedOn' ->> 'before')::date ELSE m.admitted_on END,
        official_on = CASE WHEN c ? 'officialOn' THEN (c -> 'officialOn' ->> 'before')::date ELSE m.official_on END,
        recognition_decided_on = CASE WHEN c ? 'recognitionDecidedOn' THEN (c -> 'recognitionDecidedOn' ->> 'before')::date ELSE m.recognition_decided_on END,
        party_age_from = CASE WHEN c ?| ARRAY['admissionDecidedOn', 'admittedOn'] THEN members.party_age_from(m.id,
            coalesce(CASE WHEN c ? 'admissionDecidedOn' THEN (c -> 'admissionDecidedOn' ->> 'before')::date ELSE m.admission_decided_on END,
              CASE WHEN c ? 'admittedOn' THEN (c -> 'admittedOn' ->> 'before')::date ELSE m.admitted_on END)) ELSE m.party_age_from END,
        phone = CASE WHEN c ? 'phone' THEN c -> 'phone' ->> 'before' ELSE m.phone END,
        occupation = CASE WHEN c ? 'occupation' THEN c -> 'occupation' ->> 'before' ELSE m.occupation END,
        schooling = CASE WHEN c ? 'schooling' THEN c -> 'schooling' ->> 'before' ELSE m.schooling END,
        profession = CASE WHEN c ? 'profession' THEN c -> 'profession' ->> 'before' ELSE m.profession END,
        political_theory = CASE WHEN c ? 'politicalTheory' THEN c -> 'politicalTheory' ->> 'before' ELSE m.political_theory END,
        residence = CASE WHEN c ? 'residence' THEN c -> 'residence' ->> 'before' ELSE m.residence END,
        version = m.version + 1
      FROM (SELECT l.member_id, l.version, l.changes AS c FROM members.import_line l WHERE l.import_id = which AND l.what = 'changed') AS l
      WHERE m.id = l.member_id AND m.version = l.version
      RETURNING m.id, m.org_id, m.org_pos, l.c
    ), spells AS (
      UPDATE members.membership s SET official_on = (r.c -> 'officialOn' ->> 'before')::date FROM restored r
      WHERE r.c ? 'officialOn' AND s.member_id = r.id AND s.until_day = 'infinity'
    )
    INSERT INTO members.member_change (id, member_id, org_id, org_pos, changes, basis, state, proposed_by, proposed_at, decided_by, decided_at)
    SELECT gen_random_uuid(), r.id, r.org_id, r.org_pos,
      (SELECT jsonb_object_agg(e.key, jsonb_strip_nulls(jsonb_build_object('before', e.value -> 'after', 'after', e.value -> 'before'))) FROM jsonb_each(r.c) e),
      'import', 'approved', by_account, at, by_account, at
    FROM restored r RETURNING member_id AS id,
      array_remove(ARRAY[CASE WHEN changes ? 'personalId' THEN 'personal-id' END, CASE WHEN changes ? 'oldCard' THEN 'old-card' END], NULL) AS kinds
$$;

-- Beginnings that stand already, of members with a gap.
CREATE POLICY functions ON members.party_age_gap TO CURRENT_USER USING (true);
UPDATE members.member m SET party_age_from = members.party_age_from(m.id, coalesce(m.admission_decided_on, m.admitted_on))
FROM (SELECT DISTINCT g.member_id FROM members.party_age_gap g) AS n
WHERE m.id = n.member_id AND coalesce(m.admission_decided_on, m.admitted_on) IS NOT NULL;
DROP POLICY functions ON members.party_age_gap;
