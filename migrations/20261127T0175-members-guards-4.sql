-- Functions that run as the owner ask for the scope of their caller themselves, whatever the program asked before.

-- As before, for organisations in the caller's scope; the region itself may be said for one above.
CREATE OR REPLACE FUNCTION members.dues_regions_of(orgs uuid[], for_month date) RETURNS TABLE (org_id uuid, region int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.id, found.region FROM organisations.published_position o
  CROSS JOIN LATERAL (
    SELECT r.region FROM members.dues_region r JOIN organisations.published_position above ON above.id = r.org_id
    WHERE r.withdrawn_at IS NULL AND r.from_month <= for_month AND above.pos <= o.pos AND above.pos_end > o.pos
    ORDER BY above.pos DESC, r.from_month DESC LIMIT 1) found
  WHERE o.id = ANY (orgs) AND members.in_scope(o.pos)
$$;

-- Whether a block is open over a position: for the functions below, which ask for the scope themselves.
CREATE FUNCTION members.is_block_open_over(at_pos int) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM members.optional_block b JOIN organisations.published_position o ON o.id = b.org_id
                 WHERE b.closed_on IS NULL AND o.pos <= at_pos AND at_pos < o.pos_end)
$$;
REVOKE ALL ON FUNCTION members.is_block_open_over(int) FROM PUBLIC;
CREATE OR REPLACE FUNCTION members.optional_block_at(at_pos int) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT members.in_scope(at_pos) AND members.is_block_open_over(at_pos) $$;

-- As before; whether another block is still open does not depend on who asks.
CREATE OR REPLACE FUNCTION members.erase_optional_block(block uuid) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  erased int;
  kinds text[] := ARRAY['birth-registration', 'home-place', 'permanent-residence', 'old-identity-number'];
BEGIN
  WITH place AS (
    SELECT o.pos, o.pos_end FROM members.optional_block b JOIN organisations.published_position o ON o.id = b.org_id
    WHERE b.id = block AND members.in_scope(b.org_pos)
  ), gone AS (
    DELETE FROM members.sealed_value s USING members.member m, place p
    WHERE m.id = s.member_id AND s.kind = ANY (kinds) AND m.org_pos >= p.pos AND m.org_pos < p.pos_end
      AND NOT members.is_block_open_over(m.org_pos) RETURNING 1
  ), waiting AS (
    DELETE FROM members.change_value v USING members.member_change c, members.member m, place p
    WHERE c.id = v.change_id AND m.id = c.member_id AND v.kind = ANY (kinds) AND m.org_pos >= p.pos AND m.org_pos < p.pos_end
      AND NOT members.is_block_open_over(m.org_pos) RETURNING 1
  )
  SELECT count(*) INTO erased FROM gone;
  RETURN erased;
END $$;

-- As before, while the change waits: afterwards its values are the record's.
CREATE OR REPLACE FUNCTION members.change_values(change uuid) RETURNS TABLE (kind text, key_id text, sealed bytea) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT v.kind, v.key_id, v.sealed FROM members.change_value v JOIN members.member_change c ON c.id = v.change_id
  WHERE v.change_id = change AND c.state = 'proposed' AND members.in_scope(c.org_pos)
$$;

-- Whether a member pays here still, by the day of the database: a day in the past, said by the caller, opens nothing to a former cell.
CREATE FUNCTION members.pays_at(org uuid, on_day date, who uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM members.dues_payers(org, on_day) p WHERE p.member_id = who)
    AND EXISTS (SELECT FROM members.membership s WHERE s.member_id = who AND s.org_id = org
                AND s.until_day > (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
$$;
REVOKE ALL ON FUNCTION members.pays_at(uuid, date, uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION members.put_dues_declaration(org uuid, on_day date, line jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE who uuid := (line ->> 'memberId')::uuid; is_own boolean := session_user = 'app_self';
BEGIN
  IF is_own THEN
    IF NOT EXISTS (SELECT FROM members.member m WHERE m.id = who AND m.account_id = current_setting('app.account')::uuid) THEN RETURN false; END IF;
  ELSIF NOT members.is_dues_collector_at(org) OR NOT members.pays_at(org, on_day, who) THEN
    RETURN false;
  END IF;
  INSERT INTO members.dues_declaration (id, member_id, valid_from, dues_group, basis, voluntary, is_by_member, entered_by)
  VALUES ((line ->> 'id')::uuid, who, (line ->> 'validFrom')::date, line ->> 'group', (line ->> 'basis')::bigint,
    (line ->> 'voluntary')::bigint, is_own, current_setting('app.account')::uuid);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION members.withdraw_dues_declaration(org uuid, on_day date, which uuid) RETURNS TABLE (member_id uuid, valid_from date)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE members.dues_declaration d SET withdrawn_at = clock_timestamp()
  WHERE d.id = which AND d.withdrawn_at IS NULL AND CASE WHEN session_user = 'app_self'
    THEN d.is_by_member AND EXISTS (SELECT FROM members.member m
      WHERE m.id = d.member_id AND m.account_id = current_setting('app.account')::uuid)
    ELSE NOT d.is_by_member AND members.is_dues_collector_at(org) AND members.pays_at(org, on_day, d.member_id) END
  RETURNING d.member_id, d.valid_from
$$;

CREATE OR REPLACE FUNCTION members.dues_declarations_of(org uuid, on_day date, who uuid) RETURNS TABLE (
  id uuid, valid_from date, dues_group text, basis bigint, voluntary bigint, is_by_member boolean, entered_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d.id, d.valid_from, d.dues_group, d.basis, d.voluntary, d.is_by_member, d.entered_at FROM members.dues_declaration d
  WHERE d.member_id = who AND d.withdrawn_at IS NULL AND CASE WHEN session_user = 'app_self'
    THEN EXISTS (SELECT FROM members.member m WHERE m.id = who AND m.account_id = current_setting('app.account')::uuid)
    ELSE members.is_dues_collector_at(org) AND members.pays_at(org, on_day, who) END
  ORDER BY d.valid_from DESC, d.entered_at DESC
$$;

-- As before; the roll of a day within the month, or of an earlier day for a month ahead, and then only of those who pay here still: the
-- income of another month is not told by the roll of this one.
CREATE OR REPLACE FUNCTION members.dues_roll(org uuid, for_month date, on_day date) RETURNS TABLE (
  member_id uuid, full_name text, sort_name text, kind text, party_age_from date, recorded_group text, dues_group text, basis bigint,
  voluntary bigint, percent int, ground text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.id, m.full_name, m.sort_name, p.kind, m.party_age_from, m.dues_group, d.dues_group, d.basis, d.voluntary, w.percent, g.kind
  FROM members.dues_payers(org, on_day) p
  JOIN members.member m ON m.id = p.member_id
  LEFT JOIN LATERAL (
    SELECT x.dues_group, x.basis, x.voluntary FROM members.dues_declaration x
    WHERE x.member_id = m.id AND x.withdrawn_at IS NULL AND x.valid_from <= for_month
    ORDER BY x.valid_from DESC, x.entered_at DESC LIMIT 1) d ON true
  LEFT JOIN members.dues_waiver w ON w.member_id = m.id AND w.withdrawn_at IS NULL
    AND w.from_month <= for_month AND (w.until_month IS NULL OR w.until_month >= for_month)
  LEFT JOIN members.dues_waiver_ground g ON g.waiver_id = w.id
  WHERE members.is_dues_collector_at(org)
    AND on_day < for_month + interval '1 month' AND (on_day >= for_month OR members.pays_at(org, on_day, m.id))
    AND NOT EXISTS (SELECT FROM members.dues_entry e WHERE e.member_id = m.id AND e.month = for_month AND e.org_id <> org
                    AND e.state IN ('paid', 'part', 'exempt', 'waived'))
$$;

-- Payments of members who have an entry of this cell in every month paid for; others are left out whole. Gives the ids written.
CREATE OR REPLACE FUNCTION members.put_dues_payments(org uuid, lines jsonb) RETURNS TABLE (id uuid) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE put uuid[];
BEGIN
  IF NOT members.is_dues_collector_at(org) THEN RETURN; END IF;
  SELECT array_agg(l.id) INTO put FROM jsonb_to_recordset(lines) AS l(id uuid, "memberId" uuid, parts jsonb)
  WHERE jsonb_array_length(l.parts) > 0 AND NOT EXISTS (
    SELECT FROM jsonb_to_recordset(l.parts) AS part(month date) WHERE NOT EXISTS (
      SELECT FROM members.dues_entry e WHERE e.month = part.month AND e.org_id = org AND e.member_id = l."memberId"));
  INSERT INTO members.dues_payment (id, org_id, org_pos, member_id, from_month, until_month, paid_on, channel, receipt_number, recorded_by)
  SELECT l.id, o.id, o.pos, l."memberId", l."fromMonth", l."untilMonth", l."paidOn", l.channel, l."receiptNumber",
    current_setting('app.account')::uuid
  FROM jsonb_to_recordset(lines) AS l(id uuid, "memberId" uuid, "fromMonth" date, "untilMonth" date, "paidOn" date, channel text,
    "receiptNumber" text)
  JOIN organisations.published_position o ON o.id = org
  WHERE l.id = ANY (put);
  INSERT INTO members.dues_payment_part (payment_id, month, entry_id, amount, reason)
  SELECT l.id, e.month, e.id, part.amount, l.reason
  FROM jsonb_to_recordset(lines) AS l(id uuid, "memberId" uuid, parts jsonb, reason text)
  CROSS JOIN LATERAL jsonb_to_recordset(l.parts) AS part(month date, amount bigint)
  JOIN members.dues_entry e ON e.month = part.month AND e.org_id = org AND e.member_id = l."memberId"
  WHERE l.id = ANY (put);
  PERFORM members.settle_dues_entries(org, ARRAY(SELECT x.entry_id FROM members.dues_payment_part x WHERE x.payment_id = ANY (put)));
  RETURN QUERY SELECT unnest(put);
END $$;
