-- Papers of a dossier by type only (have or missing, where kept): never their content. The optional block as a switch with an end.

-- The index of a dossier: kept by the grassroots committee or above it, never the papers themselves.
CREATE TABLE members.dossier_item (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members.member (id),
  -- Code of rule-packs/member-vocabulary.
  paper text COLLATE "C" NOT NULL,
  -- Of a paper that comes every year.
  year int CHECK (year BETWEEN 1930 AND 2200),
  is_there boolean NOT NULL,
  kept_at text,
  note text,
  checked_on date NOT NULL,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT dossier_item_once UNIQUE NULLS NOT DISTINCT (member_id, paper, year)
);
SELECT platform.protect_line('members.dossier_item', 'members.member', 'member_id', 'SELECT, INSERT, UPDATE, DELETE');
SELECT members.open_to_self('members.dossier_item', 'member_id');

-- While a row is open, the optional block (four sealed kinds) may be filled for members under its organisation. Closing it erases them.
CREATE TABLE members.optional_block (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  purpose text COLLATE "C" NOT NULL CHECK (purpose IN ('reconciling', 'non-local-rule')),
  campaign text NOT NULL CHECK (campaign <> ''),
  decision_number text NOT NULL,
  decision_on date NOT NULL,
  decision_issuer text NOT NULL,
  since_day date NOT NULL,
  planned_until date NOT NULL,
  opened_by uuid NOT NULL,
  closed_on date,
  closed_by uuid,
  erased int,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT optional_block_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT optional_block_period CHECK (since_day <= planned_until),
  CONSTRAINT optional_block_closed CHECK ((closed_on IS NULL) = (closed_by IS NULL) AND (closed_on IS NULL) = (erased IS NULL))
);
CREATE UNIQUE INDEX optional_block_open ON members.optional_block (org_id) WHERE closed_on IS NULL;
CREATE INDEX optional_block_org ON members.optional_block (org_id, org_pos);
SELECT platform.protect_root('members.optional_block');
CREATE POLICY functions ON members.optional_block TO CURRENT_USER USING (true) WITH CHECK (true);

-- Whether a position lies under an organisation for which the block is open: asked from cells that do not see the row itself.
CREATE FUNCTION members.optional_block_at(at_pos int) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM members.optional_block b JOIN organisations.published_position o ON o.id = b.org_id
                 WHERE b.closed_on IS NULL AND o.pos <= at_pos AND at_pos < o.pos_end)
$$;

-- A change rests on papers: a decision, and an act of civil status or a court where the rule asks for one.
ALTER TABLE members.member_change ADD COLUMN act_number text, ADD COLUMN act_on date, ADD COLUMN act_issuer text;
-- What the rules said on the day of the proposal.
ALTER TABLE members.member_change ADD COLUMN pack_id text COLLATE "C";

-- New values of sealed kinds while a change waits: sealed like the values themselves, reached only through the functions below.
CREATE TABLE members.change_value (
  change_id uuid NOT NULL REFERENCES members.member_change (id) ON DELETE CASCADE,
  kind text COLLATE "C" NOT NULL,
  key_id text COLLATE "C" NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (change_id, kind)
);
ALTER TABLE members.change_value ENABLE ROW LEVEL SECURITY;
ALTER TABLE members.change_value FORCE ROW LEVEL SECURITY;
CREATE POLICY functions ON members.change_value TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY records_functions ON members.member_change TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON members.change_value TO app_load;

CREATE FUNCTION members.put_change_values(change uuid, lines jsonb) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE written int;
BEGIN
  INSERT INTO members.change_value (change_id, kind, key_id, sealed)
  SELECT c.id, l.kind, l.key_id, decode(l.sealed, 'base64')
  FROM jsonb_to_recordset(lines) AS l(kind text, key_id text, sealed text)
  JOIN members.member_change c ON c.id = change AND c.state = 'proposed' AND members.in_scope(c.org_pos);
  GET DIAGNOSTICS written = ROW_COUNT;
  RETURN written;
END $$;

-- Sealed values of a change in scope, for the program to seal anew under the member's record when the change is approved.
CREATE FUNCTION members.change_values(change uuid) RETURNS TABLE (kind text, key_id text, sealed bytea) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT v.kind, v.key_id, v.sealed FROM members.change_value v JOIN members.member_change c ON c.id = v.change_id
  WHERE v.change_id = change AND members.in_scope(c.org_pos)
$$;

-- The value written last goes and the one before it stands again (undo of a change). Gives the kinds that had an earlier value.
CREATE FUNCTION members.revert_sealed_values(which uuid, kinds text[]) RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM members.sealed_value s USING members.member m
  WHERE m.id = which AND members.in_scope(m.org_pos) AND s.member_id = which AND s.kind = ANY (kinds) AND s.superseded_at IS NULL;
  RETURN QUERY
  UPDATE members.sealed_value s SET superseded_at = NULL FROM members.member m
  WHERE m.id = which AND members.in_scope(m.org_pos) AND s.member_id = which AND s.kind = ANY (kinds)
    AND s.id = (SELECT l.id FROM members.sealed_value l WHERE l.member_id = which AND l.kind = s.kind
                ORDER BY l.superseded_at DESC, l.id DESC LIMIT 1)
  RETURNING s.kind;
END $$;

-- A value that the member does not have after all stands no longer; it stays superseded like any other old value.
CREATE FUNCTION members.retire_sealed_values(which uuid, kinds text[]) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE retired int;
BEGIN
  UPDATE members.sealed_value s SET superseded_at = clock_timestamp() FROM members.member m
  WHERE m.id = which AND members.in_scope(m.org_pos) AND s.member_id = which AND s.kind = ANY (kinds) AND s.superseded_at IS NULL;
  GET DIAGNOSTICS retired = ROW_COUNT;
  RETURN retired;
END $$;

-- Members in scope without a value of a kind.
CREATE FUNCTION members.members_lacking(wanted text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.id FROM members.member m
  WHERE members.in_scope(m.org_pos)
    AND NOT EXISTS (SELECT 1 FROM members.sealed_value s WHERE s.member_id = m.id AND s.kind = wanted AND s.superseded_at IS NULL)
$$;

-- The end of a campaign: values of the block go for good, the superseded and the waiting ones too, except where another block is still
-- open above or below. Only the caller's scope.
CREATE FUNCTION members.erase_optional_block(block uuid) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
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
      AND NOT members.optional_block_at(m.org_pos) RETURNING 1
  ), waiting AS (
    DELETE FROM members.change_value v USING members.member_change c, members.member m, place p
    WHERE c.id = v.change_id AND m.id = c.member_id AND v.kind = ANY (kinds) AND m.org_pos >= p.pos AND m.org_pos < p.pos_end
      AND NOT members.optional_block_at(m.org_pos) RETURNING 1
  )
  SELECT count(*) INTO erased FROM gone;
  RETURN erased;
END $$;

-- Which account carries a login, for tying it to a member: one exact answer, nothing to look through. A disabled one is none.
CREATE POLICY records_functions ON platform.account FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION members.account_with_login(wanted text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id FROM platform.account a WHERE a.login = lower(wanted) AND a.disabled_at IS NULL
$$;
-- The login tied to a member in scope.
CREATE FUNCTION members.login_of(which uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.login FROM members.member m JOIN platform.account a ON a.id = m.account_id WHERE m.id = which AND members.in_scope(m.org_pos)
$$;
-- Who acted, for lines of a record in scope: display names of accounts that proposed, decided or opened something there.
CREATE FUNCTION members.actor_names(which uuid) RETURNS TABLE (account_id uuid, name text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.id, a.display_name FROM platform.account a
  WHERE a.id IN (
    SELECT r.account_id FROM members.reveal r WHERE r.member_id = which
    UNION SELECT unnest(ARRAY[c.proposed_by, c.decided_by]) FROM members.member_change c WHERE c.member_id = which)
    AND EXISTS (SELECT 1 FROM members.member m WHERE m.id = which
      AND CASE WHEN session_user = 'app_self' THEN m.account_id = current_setting('app.account')::uuid ELSE members.in_scope(m.org_pos) END)
$$;

-- Pairs of members with one personal ID of whom this is one: for the listener, which looks at the whole tree.
CREATE FUNCTION members.doubles_of_member(which uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT b.member_id FROM members.sealed_value a
  JOIN members.sealed_value b ON b.whole_mac = a.whole_mac AND b.kind = 'personal-id' AND b.superseded_at IS NULL AND b.member_id <> a.member_id
  WHERE a.member_id = which AND a.kind = 'personal-id' AND a.superseded_at IS NULL AND session_user = 'app_all'
$$;

-- A member's own request: written by nobody else, waiting, without a decision of any office.
CREATE POLICY own_request ON members.member_change FOR INSERT TO app_self WITH CHECK (
  state = 'proposed' AND basis = 'member-request' AND proposed_by = current_setting('app.account')::uuid AND decided_at IS NULL
  AND EXISTS (SELECT 1 FROM members.member m WHERE m.id = member_id AND m.org_id = member_change.org_id AND m.org_pos = member_change.org_pos));
CREATE POLICY own_withdrawal ON members.member_change FOR UPDATE TO app_self
  USING (state = 'proposed' AND proposed_by = current_setting('app.account')::uuid
         AND EXISTS (SELECT 1 FROM members.member m WHERE m.id = member_id))
  WITH CHECK (state = 'withdrawn' AND proposed_by = current_setting('app.account')::uuid);
GRANT INSERT ON members.member_change TO app_self;
GRANT UPDATE (state, decided_by, decided_at, reject_reason, version) ON members.member_change TO app_self;

-- Members recorded by mistake go again on the same day; constraints of what refers to them are the guard.
GRANT DELETE ON members.member TO app_scoped, app_all;
GRANT DELETE ON members.member_change TO app_scoped, app_all;
CREATE INDEX member_change_decided ON members.member_change (org_pos, decided_at) WHERE state <> 'proposed';

REVOKE ALL ON FUNCTION members.optional_block_at(int), members.put_change_values(uuid, jsonb), members.change_values(uuid),
  members.revert_sealed_values(uuid, text[]), members.retire_sealed_values(uuid, text[]), members.members_lacking(text),
  members.erase_optional_block(uuid), members.account_with_login(text), members.login_of(uuid), members.actor_names(uuid),
  members.doubles_of_member(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.optional_block_at(int), members.put_change_values(uuid, jsonb), members.change_values(uuid),
  members.revert_sealed_values(uuid, text[]), members.retire_sealed_values(uuid, text[]), members.members_lacking(text),
  members.erase_optional_block(uuid), members.account_with_login(text), members.login_of(uuid) TO app_scoped, app_all;
GRANT EXECUTE ON FUNCTION members.actor_names(uuid) TO app_scoped, app_all, app_self;
GRANT EXECUTE ON FUNCTION members.doubles_of_member(uuid) TO app_all;
