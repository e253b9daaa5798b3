-- Sums of a closed month as they left the cell, with what each member contributed: a month opened again and closed anew tells nothing new
-- unless five or more amounts differ, for the difference of two sums would be the amounts of the few (docs/decisions/0021).
CREATE TABLE members.dues_published (
  org_id uuid NOT NULL,
  month date NOT NULL,
  due bigint NOT NULL,
  collected bigint NOT NULL,
  -- Amounts have changed since, of too few members for a new sum.
  is_behind boolean NOT NULL DEFAULT false,
  PRIMARY KEY (org_id, month)
);
-- Kept beside the month and not under it: a month that is removed and opened anew is still compared with what was published.
CREATE TABLE members.dues_published_part (
  org_id uuid NOT NULL,
  month date NOT NULL,
  member_id uuid NOT NULL REFERENCES members.member (id),
  due bigint NOT NULL,
  received bigint NOT NULL,
  is_from_income boolean NOT NULL,
  PRIMARY KEY (org_id, month, member_id),
  FOREIGN KEY (org_id, month) REFERENCES members.dues_published (org_id, month) ON DELETE CASCADE
);
CREATE INDEX dues_published_part_member ON members.dues_published_part (member_id);
DO $$
DECLARE sealed text;
BEGIN
  FOREACH sealed IN ARRAY ARRAY['dues_published', 'dues_published_part'] LOOP
    EXECUTE format('ALTER TABLE members.%I ENABLE ROW LEVEL SECURITY', sealed);
    EXECUTE format('ALTER TABLE members.%I FORCE ROW LEVEL SECURITY', sealed);
    EXECUTE format('CREATE POLICY functions ON members.%I TO CURRENT_USER USING (true) WITH CHECK (true)', sealed);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON members.%I TO app_load', sealed);
  END LOOP;
END $$;

-- What each member owes for a month at a cell, what was received of the member during it for whatever month, and whether it tells an income.
CREATE FUNCTION members.dues_parts(org uuid, for_month date) RETURNS TABLE (
  member_id uuid, due bigint, received bigint, is_from_income boolean, is_open boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(e.member_id, r.member_id), coalesce(e.due, 0), coalesce(r.amount, 0),
    coalesce(e.is_from_income, false) OR coalesce(r.is_from_income, false), coalesce(e.is_open, false)
  FROM (
    SELECT x.member_id, a.due, a.is_from_income, coalesce(a.paid < a.due, false) AS is_open
    FROM members.dues_entry x JOIN members.dues_amount a ON a.month = x.month AND a.entry_id = x.id
    WHERE x.org_id = org AND x.month = for_month) e
  FULL JOIN (
    SELECT p.member_id, sum(x.amount)::bigint AS amount, bool_or(b.is_from_income) AS is_from_income
    FROM members.dues_payment p JOIN members.dues_payment_part x ON x.payment_id = p.id
    JOIN members.dues_amount b ON b.month = x.month AND b.entry_id = x.entry_id
    WHERE p.org_id = org AND p.withdrawn_at IS NULL AND p.paid_on >= for_month AND p.paid_on < for_month + interval '1 month'
    GROUP BY p.member_id) r ON r.member_id = e.member_id
$$;

-- Publishes the sums of a month, both or none: at least five pay, and never one to four whose dues follow from an income stand alone behind
-- what is due, what was received, what is open, or what lies between due and received. Sums that were published stand until five differ.
CREATE FUNCTION members.publish_dues_month(org uuid, for_month date) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  now_ record;
  diff record;
  was members.dues_published;
BEGIN
  SELECT coalesce(sum(p.due), 0)::bigint AS due, coalesce(sum(p.received), 0)::bigint AS collected,
    count(*) FILTER (WHERE p.due > 0) >= 5
      AND count(*) FILTER (WHERE p.is_from_income AND p.due > 0) NOT BETWEEN 1 AND 4
      AND count(*) FILTER (WHERE p.is_from_income AND p.received > 0) NOT BETWEEN 1 AND 4
      AND count(*) FILTER (WHERE p.is_from_income AND p.is_open) NOT BETWEEN 1 AND 4
      AND count(*) FILTER (WHERE p.is_from_income AND p.due <> p.received) NOT BETWEEN 1 AND 4 AS is_safe
  INTO now_ FROM members.dues_parts(org, for_month) p;
  SELECT * INTO was FROM members.dues_published x WHERE x.org_id = org AND x.month = for_month;
  IF FOUND THEN
    SELECT count(*) FILTER (WHERE p.due IS DISTINCT FROM o.due OR p.received IS DISTINCT FROM o.received) = 0 AS is_same,
      count(*) FILTER (WHERE coalesce(p.due, 0) <> coalesce(o.due, 0)) NOT BETWEEN 1 AND 4
        AND count(*) FILTER (WHERE coalesce(p.received, 0) <> coalesce(o.received, 0)) NOT BETWEEN 1 AND 4
        AND count(*) FILTER (WHERE coalesce(p.due, 0) <> coalesce(o.due, 0)
          AND (coalesce(p.is_from_income, false) OR coalesce(o.is_from_income, false))) NOT BETWEEN 1 AND 4
        AND count(*) FILTER (WHERE coalesce(p.received, 0) <> coalesce(o.received, 0)
          AND (coalesce(p.is_from_income, false) OR coalesce(o.is_from_income, false))) NOT BETWEEN 1 AND 4 AS is_safe
    INTO diff FROM members.dues_parts(org, for_month) p
    FULL JOIN (SELECT * FROM members.dues_published_part x WHERE x.org_id = org AND x.month = for_month) o ON o.member_id = p.member_id;
    IF diff.is_same OR NOT diff.is_safe OR NOT now_.is_safe THEN
      UPDATE members.dues_published x SET is_behind = NOT diff.is_same WHERE x.org_id = org AND x.month = for_month;
      RETURN;
    END IF;
    DELETE FROM members.dues_published x WHERE x.org_id = org AND x.month = for_month;
  ELSIF NOT now_.is_safe THEN
    RETURN;
  END IF;
  INSERT INTO members.dues_published (org_id, month, due, collected) VALUES (org, for_month, now_.due, now_.collected);
  INSERT INTO members.dues_published_part (org_id, month, member_id, due, received, is_from_income)
  SELECT org, for_month, p.member_id, p.due, p.received, p.is_from_income FROM members.dues_parts(org, for_month) p;
END $$;

-- Months that are closed now have been read as they stand.
SELECT members.publish_dues_month(d.org_id, d.month) FROM members.dues_month d WHERE d.state = 'closed';

-- Counts a month when it is closed; while it is open nothing of it is shown.
CREATE OR REPLACE FUNCTION members.count_dues_month(which uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE m members.dues_month;
BEGIN
  SELECT * INTO m FROM members.dues_month d WHERE d.id = which;
  IF NOT FOUND OR NOT members.is_dues_collector_at(m.org_id) THEN RETURN false; END IF;
  IF m.state = 'closed' THEN PERFORM members.publish_dues_month(m.org_id, m.month); END IF;
  RETURN true;
END $$;

-- Published sums of closed months for whoever has the cell in scope; a closed month without any has its sums empty.
DROP FUNCTION members.closed_dues_sums(date, date, int, int);
CREATE FUNCTION members.closed_dues_sums(from_month date, until_month date, lo int, hi int) RETURNS TABLE (
  month_id uuid, org_id uuid, month date, due bigint, collected bigint, is_behind boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d.id, d.org_id, d.month, s.due, s.collected, coalesce(s.is_behind, false)
  FROM members.dues_month d LEFT JOIN members.dues_published s ON s.org_id = d.org_id AND s.month = d.month
  WHERE d.state = 'closed' AND d.org_pos >= lo AND d.org_pos < hi AND d.month BETWEEN from_month AND until_month
    AND members.in_scope(d.org_pos)
$$;
DROP TABLE members.dues_month_sum;
REVOKE ALL ON FUNCTION members.dues_parts(uuid, date), members.publish_dues_month(uuid, date),
  members.closed_dues_sums(date, date, int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.closed_dues_sums(date, date, int, int) TO app_scoped, app_all;
