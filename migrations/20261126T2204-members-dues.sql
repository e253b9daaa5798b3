-- Dues: what a member declares, what is due and paid month by month, waivers, and what goes up. Amounts of single members would give the
-- income away (1 % of it), so they stand in tables that no request role may touch; docs/decisions/0017-who-reads-dues.md says who reads what.

-- The functions below run as the owner, whom FORCE would shut out of what they have to look at.
CREATE POLICY dues_functions ON platform.office FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY dues_functions ON platform.account FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY dues_functions ON members.membership FOR SELECT TO CURRENT_USER USING (true);

-- Whether the account of this transaction collects the dues of exactly this organisation: an office at it, not above it, within the scope
-- of the call. A helper of the collector counts as long as the office helped is alive.
CREATE FUNCTION members.is_dues_collector_at(org uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT session_user <> 'app_self' AND EXISTS (
    SELECT FROM platform.office o
    JOIN platform.account a ON a.id = o.account_id AND a.disabled_at IS NULL
    LEFT JOIN platform.office helped ON helped.id = o.helper_for_office_id
    LEFT JOIN platform.account holder ON holder.id = helped.account_id AND holder.disabled_at IS NULL
    WHERE o.account_id = current_setting('app.account')::uuid AND o.role = 'dues-collector' AND o.org_id = org
      AND members.in_scope(o.org_pos)
      AND o.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
      AND (o.helper_for_office_id IS NULL
           OR (helped.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AND holder.id IS NOT NULL)))
$$;

-- Who pays at an organisation on a day: guests pay where they are temporarily, members away do not pay at home (294-QĐ/TW art. 6.3.2).
CREATE FUNCTION members.dues_payers(org uuid, on_day date) RETURNS TABLE (member_id uuid, kind text) LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.member_id, s.kind FROM members.membership s
  WHERE s.org_id = org AND s.since_day <= on_day AND s.until_day > on_day
    AND (s.kind = 'temporary' OR NOT EXISTS (
      SELECT FROM members.membership away
      WHERE away.member_id = s.member_id AND away.kind = 'temporary' AND away.org_id <> org
        AND away.since_day <= on_day AND away.until_day > on_day))
    AND (s.kind = 'official' OR NOT EXISTS (
      SELECT FROM members.membership home
      WHERE home.member_id = s.member_id AND home.kind = 'official' AND home.org_id = org
        AND home.since_day <= on_day AND home.until_day > on_day))
$$;

-- What a member declares: the group, and the income or allowance that the rate is taken of. The newest not withdrawn holds from its month.
CREATE TABLE members.dues_declaration (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members.member (id),
  valid_from date NOT NULL CHECK (extract(day FROM valid_from) = 1),
  dues_group text COLLATE "C" NOT NULL,
  basis bigint CHECK (basis >= 0),
  -- A higher amount that the member pays of free will each month.
  voluntary bigint CHECK (voluntary > 0),
  is_by_member boolean NOT NULL,
  entered_by uuid NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  withdrawn_at timestamptz
);
CREATE INDEX dues_declaration_member ON members.dues_declaration (member_id, valid_from);

-- One month of one cell: the ledger is opened from the roll of its first day, and closed when it has been counted.
CREATE TABLE members.dues_month (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  state text COLLATE "C" NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  rates_pack text COLLATE "C" NOT NULL,
  opened_by uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_on date,
  closed_by uuid,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT dues_month_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT dues_month_once UNIQUE (org_id, month),
  CONSTRAINT dues_month_closed CHECK ((state = 'closed') = (closed_on IS NOT NULL))
);
CREATE INDEX dues_month_org ON members.dues_month (org_id, org_pos);
CREATE INDEX dues_month_pos ON members.dues_month (org_pos, month);
SELECT platform.protect_root('members.dues_month', 'SELECT, INSERT, UPDATE, DELETE');

-- One member in one month: the state that everybody over the cell may see. The month is part of the key, so that the table can be cut by
-- year. Written by the functions below, which keep it in step with the amounts.
CREATE TABLE members.dues_entry (
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('official', 'temporary')),
  state text COLLATE "C" NOT NULL CHECK (state IN ('unpaid', 'part', 'paid', 'exempt', 'waived', 'unknown')),
  paid_on date,
  channel text COLLATE "C" CHECK (channel IN ('cash', 'transfer', 'portal')),
  receipt_number text,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (month, id),
  CONSTRAINT dues_entry_once UNIQUE (month, org_id, member_id),
  CONSTRAINT dues_entry_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT dues_entry_names FOREIGN KEY (member_id, full_name, sort_name)
    REFERENCES members.member (id, full_name, sort_name) ON UPDATE CASCADE
);
CREATE INDEX dues_entry_org ON members.dues_entry (org_id, org_pos);
CREATE INDEX dues_entry_member ON members.dues_entry (member_id, month);
CREATE INDEX dues_entry_pos ON members.dues_entry (org_pos, month, state);
SELECT platform.protect_root('members.dues_entry', 'SELECT');

CREATE TABLE members.dues_amount (
  month date NOT NULL,
  entry_id uuid NOT NULL,
  -- `due`: an amount is known; `unknown`: it is not, and `rule` says what is missing; `exempt`, `waived`: nothing is due by `rule`.
  standing text COLLATE "C" NOT NULL CHECK (standing IN ('due', 'unknown', 'exempt', 'waived')),
  due bigint CHECK (due >= 0),
  paid bigint NOT NULL DEFAULT 0 CHECK (paid >= 0),
  dues_group text COLLATE "C",
  rule text COLLATE "C",
  is_from_income boolean NOT NULL,
  -- Set when a person entered the amount because no rule gives it; the rule then leaves it alone.
  hand_reason text,
  PRIMARY KEY (month, entry_id),
  FOREIGN KEY (month, entry_id) REFERENCES members.dues_entry (month, id) ON DELETE CASCADE,
  CONSTRAINT dues_amount_known CHECK ((standing = 'due') = (due IS NOT NULL))
);

CREATE FUNCTION members.dues_state(standing text, due bigint, paid bigint) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN standing <> 'due' THEN standing WHEN paid >= due THEN 'paid' WHEN paid > 0 THEN 'part' ELSE 'unpaid' END
$$;

-- One payment of one member, for one month or several.
CREATE TABLE members.dues_payment (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  member_id uuid NOT NULL REFERENCES members.member (id),
  from_month date NOT NULL,
  until_month date NOT NULL CHECK (from_month <= until_month),
  paid_on date NOT NULL,
  channel text COLLATE "C" NOT NULL CHECK (channel IN ('cash', 'transfer', 'portal')),
  receipt_number text,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  withdrawn_at timestamptz,
  CONSTRAINT dues_payment_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE
);
CREATE INDEX dues_payment_org ON members.dues_payment (org_id, org_pos, paid_on);
CREATE INDEX dues_payment_member ON members.dues_payment (member_id, paid_on);
SELECT platform.protect_root('members.dues_payment', 'SELECT');

CREATE TABLE members.dues_payment_part (
  payment_id uuid NOT NULL REFERENCES members.dues_payment (id),
  month date NOT NULL,
  entry_id uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  -- Why this month was paid early or late, or more than due.
  reason text,
  PRIMARY KEY (payment_id, month)
);
CREATE INDEX dues_payment_part_entry ON members.dues_payment_part (month, entry_id);

-- Reductions and exemptions. The ground (poverty, illness) is told to nobody but the collector and the member.
CREATE TABLE members.dues_waiver (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  percent int NOT NULL CHECK (percent BETWEEN 1 AND 100),
  from_month date NOT NULL CHECK (extract(day FROM from_month) = 1),
  -- Last month included; open for what lasts as long as its ground.
  until_month date CHECK (extract(day FROM until_month) = 1 AND from_month <= until_month),
  decided_on date NOT NULL,
  reported_on date,
  entered_by uuid NOT NULL,
  withdrawn_at timestamptz,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT dues_waiver_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT dues_waiver_names FOREIGN KEY (member_id, full_name, sort_name)
    REFERENCES members.member (id, full_name, sort_name) ON UPDATE CASCADE,
  CONSTRAINT dues_waiver_overlap EXCLUDE USING gist
    (member_id WITH =, daterange(from_month, until_month, '[]') WITH &&) WHERE (withdrawn_at IS NULL)
);
CREATE INDEX dues_waiver_org ON members.dues_waiver (org_id, org_pos);
CREATE INDEX dues_waiver_pos ON members.dues_waiver (org_pos, until_month) WHERE withdrawn_at IS NULL;
SELECT platform.protect_root('members.dues_waiver');

CREATE TABLE members.dues_waiver_ground (
  waiver_id uuid PRIMARY KEY REFERENCES members.dues_waiver (id),
  kind text COLLATE "C" NOT NULL,
  reason text NOT NULL
);

-- What a month of a cell came to when it was closed. A sum that moved with each payment would tell what each member paid.
CREATE TABLE members.dues_month_sum (
  month_id uuid PRIMARY KEY REFERENCES members.dues_month (id) ON DELETE CASCADE,
  due bigint NOT NULL,
  paid bigint NOT NULL,
  -- Received during the month, for whatever month it was paid.
  collected bigint NOT NULL,
  payers int NOT NULL,
  payers_from_income int NOT NULL,
  open_from_income int NOT NULL,
  received_from_income int NOT NULL
);

-- What an organisation passes on to the one above. Two rows: the sender's and, written by the listener, the receiver's.
CREATE TABLE members.dues_remittance (
  id uuid PRIMARY KEY,
  pair_id uuid NOT NULL,
  side text COLLATE "C" NOT NULL CHECK (side IN ('sent', 'received')),
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  other_org_id uuid NOT NULL REFERENCES organisations.organisation (id),
  from_month date NOT NULL,
  until_month date NOT NULL CHECK (from_month <= until_month),
  amount bigint NOT NULL CHECK (amount > 0),
  remitted_on date NOT NULL,
  channel text COLLATE "C" NOT NULL CHECK (channel IN ('cash', 'transfer', 'portal')),
  paper_number text,
  state text COLLATE "C" NOT NULL CHECK (state IN ('sent', 'received', 'withdrawn')),
  received_on date,
  received_amount bigint CHECK (received_amount >= 0),
  entered_by uuid NOT NULL,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT dues_remittance_once UNIQUE (pair_id, side),
  CONSTRAINT dues_remittance_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT dues_remittance_received CHECK ((state = 'received') = (received_on IS NOT NULL AND received_amount IS NOT NULL)),
  CONSTRAINT dues_remittance_overlap EXCLUDE USING gist
    (org_id WITH =, daterange(from_month, until_month, '[]') WITH &&) WHERE (side = 'sent' AND state <> 'withdrawn')
);
CREATE INDEX dues_remittance_org ON members.dues_remittance (org_id, org_pos);
CREATE INDEX dues_remittance_pos ON members.dues_remittance (org_pos, side, state);
SELECT platform.protect_root('members.dues_remittance');

-- Lists of the installation: regional minimum wages, and the custom of splitting and rounding, each with where it comes from.
CREATE TABLE members.minimum_wage (
  id uuid PRIMARY KEY,
  region int NOT NULL CHECK (region BETWEEN 1 AND 4),
  from_day date NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  source text NOT NULL CHECK (source <> ''),
  entered_by uuid NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  withdrawn_at timestamptz
);
CREATE UNIQUE INDEX minimum_wage_once ON members.minimum_wage (region, from_day) WHERE withdrawn_at IS NULL;
GRANT SELECT, INSERT ON members.minimum_wage TO app_all;
GRANT UPDATE (withdrawn_at) ON members.minimum_wage TO app_all;
GRANT SELECT ON members.minimum_wage TO app_scoped, app_self;
GRANT SELECT, INSERT, UPDATE, DELETE ON members.minimum_wage TO app_load;

CREATE TABLE members.dues_practice (
  id uuid PRIMARY KEY,
  from_day date NOT NULL,
  content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'),
  source text NOT NULL CHECK (source <> ''),
  entered_by uuid NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  withdrawn_at timestamptz
);
GRANT SELECT, INSERT ON members.dues_practice TO app_all;
GRANT UPDATE (withdrawn_at) ON members.dues_practice TO app_all;
GRANT SELECT ON members.dues_practice TO app_scoped, app_self;
GRANT SELECT, INSERT, UPDATE, DELETE ON members.dues_practice TO app_load;

-- In which region of the minimum wage an organisation and all below it have their activity.
CREATE TABLE members.dues_region (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  region int NOT NULL CHECK (region BETWEEN 1 AND 4),
  from_month date NOT NULL CHECK (extract(day FROM from_month) = 1),
  source text NOT NULL CHECK (source <> ''),
  entered_by uuid NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT dues_region_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE
);
CREATE UNIQUE INDEX dues_region_once ON members.dues_region (org_id, from_month) WHERE withdrawn_at IS NULL;
CREATE INDEX dues_region_org ON members.dues_region (org_id, org_pos);
SELECT platform.protect_root('members.dues_region');
CREATE POLICY dues_functions ON members.dues_region FOR SELECT TO CURRENT_USER USING (true);

-- The region said for the nearest organisation at or above these; one that nobody said is absent.
CREATE FUNCTION members.dues_regions_of(orgs uuid[], for_month date) RETURNS TABLE (org_id uuid, region int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.id, found.region FROM organisations.published_position o
  CROSS JOIN LATERAL (
    SELECT r.region FROM members.dues_region r JOIN organisations.published_position above ON above.id = r.org_id
    WHERE r.withdrawn_at IS NULL AND r.from_month <= for_month AND above.pos <= o.pos AND above.pos_end > o.pos
    ORDER BY above.pos DESC, r.from_month DESC LIMIT 1) found
  WHERE o.id = ANY (orgs)
$$;

DO $$
DECLARE sealed text;
BEGIN
  FOREACH sealed IN ARRAY ARRAY['dues_declaration', 'dues_amount', 'dues_payment_part', 'dues_waiver_ground', 'dues_month_sum'] LOOP
    EXECUTE format('ALTER TABLE members.%I ENABLE ROW LEVEL SECURITY', sealed);
    EXECUTE format('ALTER TABLE members.%I FORCE ROW LEVEL SECURITY', sealed);
    EXECUTE format('CREATE POLICY functions ON members.%I TO CURRENT_USER USING (true) WITH CHECK (true)', sealed);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON members.%I TO app_load', sealed);
  END LOOP;
  FOREACH sealed IN ARRAY ARRAY['dues_month', 'dues_entry', 'dues_payment', 'dues_waiver'] LOOP
    EXECUTE format('CREATE POLICY functions ON members.%I TO CURRENT_USER USING (true) WITH CHECK (true)', sealed);
  END LOOP;
END $$;

SELECT members.open_to_self('members.dues_entry', 'member_id');
SELECT members.open_to_self('members.dues_payment', 'member_id');
SELECT members.open_to_self('members.dues_waiver', 'member_id');

-- The roll of a day of a month with what each declared, for the collector who opens the month. Whoever has settled this month elsewhere is left out.
CREATE FUNCTION members.dues_roll(org uuid, for_month date, on_day date) RETURNS TABLE (
  member_id uuid, full_name text, sort_name text, kind text, party_age_from date, recorded_group text,
  dues_group text, basis bigint, voluntary bigint, percent int, ground text)
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
    AND NOT EXISTS (SELECT FROM members.dues_entry e WHERE e.member_id = m.id AND e.month = for_month AND e.org_id <> org
                    AND e.state IN ('paid', 'part', 'exempt', 'waived'))
$$;

-- Writes entries with their amounts; one that is there keeps what was paid and, when entered by hand, its amount. Gives the ids written.
CREATE FUNCTION members.put_dues_entries(org uuid, lines jsonb) RETURNS TABLE (id uuid) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT members.is_dues_collector_at(org) THEN RETURN; END IF;
  INSERT INTO members.dues_entry (month, id, org_id, org_pos, member_id, full_name, sort_name, kind, state)
  SELECT l.month, l.id, o.id, o.pos, m.id, m.full_name, m.sort_name, l.kind, members.dues_state(l.standing, l.due, 0)
  FROM jsonb_to_recordset(lines) AS l(id uuid, month date, "memberId" uuid, kind text, standing text, due bigint)
  JOIN members.member m ON m.id = l."memberId"
  JOIN organisations.published_position o ON o.id = org
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

-- Takes away the entries of a month for which nothing was ever paid.
CREATE FUNCTION members.drop_dues_entries(org uuid, for_month date) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE dropped int;
BEGIN
  IF NOT members.is_dues_collector_at(org) THEN RETURN 0; END IF;
  DELETE FROM members.dues_entry e WHERE e.org_id = org AND e.month = for_month
    AND NOT EXISTS (SELECT FROM members.dues_payment_part x WHERE x.month = e.month AND x.entry_id = e.id);
  GET DIAGNOSTICS dropped = ROW_COUNT;
  RETURN dropped;
END $$;

-- The amounts of a month, or of a member over all months, for the collector of the cell.
CREATE FUNCTION members.dues_lines(org uuid, for_month date, of_member uuid) RETURNS TABLE (
  entry_id uuid, month date, member_id uuid, standing text, due bigint, paid bigint, dues_group text, rule text, is_from_income boolean,
  hand_reason text, version int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.id, e.month, e.member_id, a.standing, a.due, a.paid, a.dues_group, a.rule, a.is_from_income, a.hand_reason, e.version
  FROM members.dues_entry e JOIN members.dues_amount a ON a.month = e.month AND a.entry_id = e.id
  WHERE members.is_dues_collector_at(org) AND e.org_id = org AND (for_month IS NULL OR e.month = for_month)
    AND (of_member IS NULL OR e.member_id = of_member)
$$;

-- Parts of the payments of one member at this cell, with their amounts and reasons.
CREATE FUNCTION members.dues_payment_parts(org uuid, of_member uuid)
RETURNS TABLE (payment_id uuid, month date, amount bigint, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.payment_id, x.month, x.amount, x.reason
  FROM members.dues_payment p JOIN members.dues_payment_part x ON x.payment_id = p.id
  WHERE p.org_id = org AND p.member_id = of_member AND p.withdrawn_at IS NULL AND members.is_dues_collector_at(org)
$$;

-- After any change of payments: what each entry has, and by which payment it was settled last.
CREATE FUNCTION members.settle_dues_entries(org uuid, entries uuid[]) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE members.dues_amount a SET paid = coalesce((
    SELECT sum(x.amount) FROM members.dues_payment_part x JOIN members.dues_payment p ON p.id = x.payment_id AND p.withdrawn_at IS NULL
    WHERE x.month = a.month AND x.entry_id = a.entry_id), 0)
  FROM members.dues_entry e WHERE e.id = ANY (entries) AND e.org_id = org AND a.month = e.month AND a.entry_id = e.id;
  UPDATE members.dues_entry e SET state = members.dues_state(a.standing, a.due, a.paid), version = e.version + 1,
    paid_on = last.paid_on, channel = last.channel, receipt_number = last.receipt_number
  FROM members.dues_amount a
  LEFT JOIN LATERAL (
    SELECT p.paid_on, p.channel, p.receipt_number FROM members.dues_payment_part x
    JOIN members.dues_payment p ON p.id = x.payment_id AND p.withdrawn_at IS NULL
    WHERE x.month = a.month AND x.entry_id = a.entry_id ORDER BY p.paid_on DESC, p.recorded_at DESC LIMIT 1) last ON true
  WHERE e.id = ANY (entries) AND e.org_id = org AND a.month = e.month AND a.entry_id = e.id;
END $$;

-- Records payments of this cell; their parts name entries that are there. Gives the ids written.
CREATE FUNCTION members.put_dues_payments(org uuid, lines jsonb) RETURNS TABLE (id uuid) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT members.is_dues_collector_at(org) THEN RETURN; END IF;
  INSERT INTO members.dues_payment (id, org_id, org_pos, member_id, from_month, until_month, paid_on, channel, receipt_number, recorded_by)
  SELECT l.id, o.id, o.pos, l."memberId", l."fromMonth", l."untilMonth", l."paidOn", l.channel, l."receiptNumber",
    current_setting('app.account')::uuid
  FROM jsonb_to_recordset(lines) AS l(id uuid, "memberId" uuid, "fromMonth" date, "untilMonth" date, "paidOn" date, channel text,
    "receiptNumber" text)
  JOIN organisations.published_position o ON o.id = org;
  INSERT INTO members.dues_payment_part (payment_id, month, entry_id, amount, reason)
  SELECT l.id, e.month, e.id, part.amount, l.reason
  FROM jsonb_to_recordset(lines) AS l(id uuid, "memberId" uuid, parts jsonb, reason text)
  CROSS JOIN LATERAL jsonb_to_recordset(l.parts) AS part(month date, amount bigint)
  JOIN members.dues_entry e ON e.month = part.month AND e.org_id = org AND e.member_id = l."memberId";
  PERFORM members.settle_dues_entries(org, ARRAY(
    SELECT x.entry_id FROM jsonb_to_recordset(lines) AS l(id uuid) JOIN members.dues_payment_part x ON x.payment_id = l.id));
  RETURN QUERY SELECT l.id FROM jsonb_to_recordset(lines) AS l(id uuid);
END $$;

-- Takes payments of this cell back; gives those that were there.
CREATE FUNCTION members.withdraw_dues_payments(org uuid, which uuid[]) RETURNS TABLE (id uuid) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE gone uuid[];
BEGIN
  IF NOT members.is_dues_collector_at(org) THEN RETURN; END IF;
  WITH taken AS (
    UPDATE members.dues_payment p SET withdrawn_at = clock_timestamp()
    WHERE p.id = ANY (which) AND p.org_id = org AND p.withdrawn_at IS NULL RETURNING p.id)
  SELECT array_agg(taken.id) INTO gone FROM taken;
  PERFORM members.settle_dues_entries(org, ARRAY(SELECT x.entry_id FROM members.dues_payment_part x WHERE x.payment_id = ANY (gone)));
  RETURN QUERY SELECT unnest(gone);
END $$;

-- Declarations: entered by the collector where the member pays on this day, or by the member.
CREATE FUNCTION members.put_dues_declaration(org uuid, on_day date, line jsonb) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE who uuid := (line ->> 'memberId')::uuid; is_own boolean := session_user = 'app_self';
BEGIN
  IF is_own THEN
    IF NOT EXISTS (SELECT FROM members.member m WHERE m.id = who AND m.account_id = current_setting('app.account')::uuid) THEN RETURN false; END IF;
  ELSIF NOT members.is_dues_collector_at(org) OR NOT EXISTS (SELECT FROM members.dues_payers(org, on_day) p WHERE p.member_id = who) THEN
    RETURN false;
  END IF;
  INSERT INTO members.dues_declaration (id, member_id, valid_from, dues_group, basis, voluntary, is_by_member, entered_by)
  VALUES ((line ->> 'id')::uuid, who, (line ->> 'validFrom')::date, line ->> 'group', (line ->> 'basis')::bigint,
    (line ->> 'voluntary')::bigint, is_own, current_setting('app.account')::uuid);
  RETURN true;
END $$;

CREATE FUNCTION members.withdraw_dues_declaration(org uuid, on_day date, which uuid) RETURNS TABLE (member_id uuid, valid_from date)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE members.dues_declaration d SET withdrawn_at = clock_timestamp()
  WHERE d.id = which AND d.withdrawn_at IS NULL AND CASE WHEN session_user = 'app_self'
    THEN d.is_by_member AND EXISTS (SELECT FROM members.member m
      WHERE m.id = d.member_id AND m.account_id = current_setting('app.account')::uuid)
    ELSE NOT d.is_by_member AND members.is_dues_collector_at(org)
      AND EXISTS (SELECT FROM members.dues_payers(org, on_day) p WHERE p.member_id = d.member_id) END
  RETURNING d.member_id, d.valid_from
$$;

-- What was declared: to the collector of the cell where the member pays on this day, and to the member.
CREATE FUNCTION members.dues_declarations_of(org uuid, on_day date, who uuid) RETURNS TABLE (
  id uuid, valid_from date, dues_group text, basis bigint, voluntary bigint, is_by_member boolean, entered_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d.id, d.valid_from, d.dues_group, d.basis, d.voluntary, d.is_by_member, d.entered_at FROM members.dues_declaration d
  WHERE d.member_id = who AND d.withdrawn_at IS NULL AND CASE WHEN session_user = 'app_self'
    THEN EXISTS (SELECT FROM members.member m WHERE m.id = who AND m.account_id = current_setting('app.account')::uuid)
    ELSE members.is_dues_collector_at(org) AND EXISTS (SELECT FROM members.dues_payers(org, on_day) p WHERE p.member_id = who) END
  ORDER BY d.valid_from DESC, d.entered_at DESC
$$;

-- The own amounts of whoever is signed in as a member, and the grounds of own waivers.
CREATE FUNCTION members.own_dues_lines() RETURNS TABLE (
  month date, entry_id uuid, standing text, due bigint, paid bigint, dues_group text, rule text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.month, a.entry_id, a.standing, a.due, a.paid, a.dues_group, a.rule
  FROM members.member m JOIN members.dues_entry e ON e.member_id = m.id
  JOIN members.dues_amount a ON a.month = e.month AND a.entry_id = e.id
  WHERE m.account_id = current_setting('app.account')::uuid
$$;

CREATE FUNCTION members.put_dues_waiver_ground(waiver uuid, kind text, reason text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO members.dues_waiver_ground (waiver_id, kind, reason)
  SELECT w.id, put_dues_waiver_ground.kind, put_dues_waiver_ground.reason FROM members.dues_waiver w
  WHERE w.id = waiver AND members.is_dues_collector_at(w.org_id);
  RETURN FOUND;
END $$;

CREATE FUNCTION members.dues_waiver_grounds(which uuid[]) RETURNS TABLE (waiver_id uuid, kind text, reason text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT g.waiver_id, g.kind, g.reason FROM members.dues_waiver_ground g JOIN members.dues_waiver w ON w.id = g.waiver_id
  WHERE g.waiver_id = ANY (which) AND CASE WHEN session_user = 'app_self'
    THEN EXISTS (SELECT FROM members.member m WHERE m.id = w.member_id AND m.account_id = current_setting('app.account')::uuid)
    ELSE members.is_dues_collector_at(w.org_id) END
$$;

-- Counts a month when it is closed, and forgets the count when it is opened again.
CREATE FUNCTION members.count_dues_month(which uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE m members.dues_month;
BEGIN
  SELECT * INTO m FROM members.dues_month d WHERE d.id = which;
  IF NOT FOUND OR NOT members.is_dues_collector_at(m.org_id) THEN RETURN false; END IF;
  DELETE FROM members.dues_month_sum s WHERE s.month_id = which;
  IF m.state = 'open' THEN RETURN true; END IF;
  INSERT INTO members.dues_month_sum (month_id, due, paid, collected, payers, payers_from_income, open_from_income, received_from_income)
  SELECT which, coalesce(sum(a.due), 0), coalesce(sum(a.paid), 0), coalesce(min(r.amount), 0),
    count(*) FILTER (WHERE a.due > 0), count(*) FILTER (WHERE a.due > 0 AND a.is_from_income),
    count(*) FILTER (WHERE a.is_from_income AND a.paid < a.due), coalesce(min(r.payers), 0)
  FROM (SELECT sum(x.amount) AS amount, count(DISTINCT p.member_id) FILTER (WHERE b.is_from_income) AS payers
        FROM members.dues_payment p JOIN members.dues_payment_part x ON x.payment_id = p.id
        JOIN members.dues_amount b ON b.month = x.month AND b.entry_id = x.entry_id
        WHERE p.org_id = m.org_id AND p.withdrawn_at IS NULL AND p.paid_on >= m.month AND p.paid_on < m.month + interval '1 month') r
  LEFT JOIN (members.dues_entry e JOIN members.dues_amount a ON a.month = e.month AND a.entry_id = e.id)
    ON e.org_id = m.org_id AND e.month = m.month;
  RETURN true;
END $$;

-- Sums of closed months for whoever has the cell in scope: each only where at least five whose dues follow from an income stand behind it
-- (or none at all), else empty; what is due also not when one to four of those are still open, for the difference would tell their amounts.
CREATE FUNCTION members.closed_dues_sums(from_month date, until_month date, lo int, hi int) RETURNS TABLE (
  month_id uuid, org_id uuid, month date, due bigint, collected bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT d.id, d.org_id, d.month,
    CASE WHEN s.payers >= 5 AND s.payers_from_income NOT BETWEEN 1 AND 4 AND s.open_from_income NOT BETWEEN 1 AND 4 THEN s.due END,
    CASE WHEN s.collected = 0 OR (s.payers >= 5 AND s.received_from_income NOT BETWEEN 1 AND 4) THEN s.collected END
  FROM members.dues_month d JOIN members.dues_month_sum s ON s.month_id = d.id
  WHERE d.org_pos >= lo AND d.org_pos < hi AND d.month BETWEEN from_month AND until_month AND members.in_scope(d.org_pos)
$$;

-- What a cell has received between two days, for its collector: what the share that goes up is taken of.
CREATE FUNCTION members.dues_received(org uuid, from_month date, until_month date) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN members.is_dues_collector_at(org) THEN coalesce((
    SELECT sum(x.amount)::bigint FROM members.dues_payment p JOIN members.dues_payment_part x ON x.payment_id = p.id
    WHERE p.org_id = org AND p.withdrawn_at IS NULL AND p.paid_on >= from_month AND p.paid_on < until_month + interval '1 month'), 0) END
$$;

REVOKE ALL ON FUNCTION members.is_dues_collector_at(uuid), members.dues_payers(uuid, date), members.dues_state(text, bigint, bigint),
  members.dues_regions_of(uuid[], date), members.dues_roll(uuid, date, date), members.put_dues_entries(uuid, jsonb),
  members.drop_dues_entries(uuid, date), members.dues_lines(uuid, date, uuid), members.dues_payment_parts(uuid, uuid),
  members.settle_dues_entries(uuid, uuid[]),
  members.put_dues_payments(uuid, jsonb), members.withdraw_dues_payments(uuid, uuid[]),
  members.put_dues_declaration(uuid, date, jsonb), members.withdraw_dues_declaration(uuid, date, uuid),
  members.dues_declarations_of(uuid, date, uuid), members.own_dues_lines(), members.put_dues_waiver_ground(uuid, text, text),
  members.dues_waiver_grounds(uuid[]), members.count_dues_month(uuid), members.closed_dues_sums(date, date, int, int),
  members.dues_received(uuid, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.is_dues_collector_at(uuid), members.dues_regions_of(uuid[], date), members.dues_roll(uuid, date, date),
  members.put_dues_entries(uuid, jsonb), members.drop_dues_entries(uuid, date), members.dues_lines(uuid, date, uuid),
  members.dues_payment_parts(uuid, uuid), members.put_dues_payments(uuid, jsonb), members.withdraw_dues_payments(uuid, uuid[]),
  members.put_dues_waiver_ground(uuid, text, text), members.count_dues_month(uuid),
  members.closed_dues_sums(date, date, int, int), members.dues_received(uuid, date, date) TO app_scoped, app_all;
GRANT EXECUTE ON FUNCTION members.put_dues_declaration(uuid, date, jsonb), members.withdraw_dues_declaration(uuid, date, uuid),
  members.dues_declarations_of(uuid, date, uuid), members.dues_waiver_grounds(uuid[]) TO app_scoped, app_all, app_self;
GRANT EXECUTE ON FUNCTION members.own_dues_lines() TO app_self;
