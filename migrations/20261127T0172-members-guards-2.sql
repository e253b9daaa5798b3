-- Counts for comparing units over time reach organisations that left the reader's scope, but only where the face is open to the reader:
-- a restricted organisation counts for its own scope alone.
CREATE OR REPLACE FUNCTION members.counted_on(which uuid[], on_day date) RETURNS TABLE (org_id uuid, members int) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.org_id, count(*)::int FROM members.membership s
  JOIN organisations.published_position o ON o.id = s.org_id AND (NOT o.restricted OR members.in_scope(o.pos))
  WHERE s.org_id = ANY (which) AND s.kind = 'official' AND s.since_day <= on_day AND on_day < s.until_day GROUP BY s.org_id
$$;

-- Entries copy names, so only members who are or were on the roll of this cell in that month get one; others are left out.
CREATE OR REPLACE FUNCTION members.put_dues_entries(org uuid, lines jsonb) RETURNS TABLE (id uuid) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT members.is_dues_collector_at(org) THEN RETURN; END IF;
  INSERT INTO members.dues_entry (month, id, org_id, org_pos, member_id, full_name, sort_name, kind, state)
  SELECT l.month, l.id, o.id, o.pos, m.id, m.full_name, m.sort_name, l.kind, members.dues_state(l.standing, l.due, 0)
  FROM jsonb_to_recordset(lines) AS l(id uuid, month date, "memberId" uuid, kind text, standing text, due bigint)
  JOIN members.member m ON m.id = l."memberId"
  JOIN organisations.published_position o ON o.id = org
  WHERE EXISTS (SELECT FROM members.membership s WHERE s.member_id = m.id AND s.org_id = org
                AND s.since_day < l.month + interval '1 month' AND s.until_day > l.month)
  ON CONFLICT ON CONSTRAINT dues_entry_once DO NOTHING;
  INSERT INTO members.dues_amount (month, entry_id, standing, due, dues_group, rule, is_from_income, hand_reason)
  SELECT e.month, e.id, l.standing, l.due, l."group", l.rule, l."isFromIncome", l."handReason"
  FROM jsonb_to_recordset(lines) AS l(month date, "memberId" uuid, standing text, due bigint, "group" text, rule text,
    "isFromIncome" boolean, "handReason" text)
  JOIN members.dues_entry e ON e.month = l.month AND e.org_id = org AND e.member_id = l."memberId"
  ON CONFLICT (month, entry_id) DO UPDATE SET standing = EXCLUDED.standing, due = EXCLUDED.due, dues_group = EXCLUDED.dues_group,
    rule = EXCLUDED.rule, is_from_income = EXCLUDED.is_from_income, hand_reason = EXCLUDED.hand_reason;
  RETURN QUERY
    UPDATE members.dues_entry e SET state = members.dues_state(a.standing, a.due, a.paid), version = e.version + 1
    FROM jsonb_to_recordset(lines) AS l(month date, "memberId" uuid), members.dues_amount a
    WHERE e.month = l.month AND e.org_id = org AND e.member_id = l."memberId" AND a.month = e.month AND a.entry_id = e.id
    RETURNING e.id;
END $$;
