-- Transfers, exemptions, residence link. A matter of two sides is two rows: each side sees and writes its own, listeners carry over.

-- The sender's row. A collective transfer has no member of its own: its lines name the spells that followed.
CREATE TABLE members.transfer (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  member_id uuid,
  full_name text COLLATE "vi-x-icu",
  sort_name text COLLATE "vi-x-icu",
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('official', 'internal', 'temporary', 'abroad', 'out', 'collective')),
  -- Where to: an organisation of the tree, or one outside it by name.
  to_org_id uuid REFERENCES organisations.organisation (id),
  to_text text,
  state text COLLATE "C" NOT NULL CHECK (state IN ('issued', 'accepted', 'refused', 'withdrawn')),
  reason text,
  -- Since when the move is due: the decision took effect, or the member moved for long.
  due_since date,
  decision_number text,
  decision_on date,
  decision_issuer text,
  slip_number text,
  slip_boxes int CHECK (slip_boxes IN (2, 7, 10)),
  issued_on date NOT NULL,
  -- First day of the last month for which dues are paid.
  dues_paid_through date,
  -- [{ "item": text, "isHanded": boolean }]
  dossier jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(dossier) = 'array'),
  -- Of a temporary stay: first day after it, as decided last.
  until_day date,
  is_study boolean NOT NULL DEFAULT false,
  presented_on date,
  closed_on date,
  closed_reason text,
  accepted_org_id uuid REFERENCES organisations.organisation (id),
  returned_on date,
  -- The slip that this one replaces, because box 1 may not be corrected.
  replaces_id uuid CONSTRAINT transfer_replaced_once UNIQUE REFERENCES members.transfer (id),
  event_id uuid,
  members int,
  pack_id text,
  is_reversed boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT transfer_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT transfer_names FOREIGN KEY (member_id, full_name, sort_name)
    REFERENCES members.member (id, full_name, sort_name) ON UPDATE CASCADE,
  CONSTRAINT transfer_of_whom CHECK ((kind = 'collective') = (member_id IS NULL)),
  CONSTRAINT transfer_where CHECK (num_nonnulls(to_org_id, to_text) = 1),
  CONSTRAINT transfer_stay CHECK ((kind = 'temporary') = (until_day IS NOT NULL))
);
CREATE UNIQUE INDEX transfer_open ON members.transfer (member_id) WHERE state = 'issued';
CREATE INDEX transfer_org ON members.transfer (org_id, org_pos);
CREATE INDEX transfer_pos ON members.transfer (org_pos, issued_on);
CREATE INDEX transfer_waiting ON members.transfer (org_pos, issued_on) WHERE state = 'issued';
CREATE INDEX transfer_member ON members.transfer (member_id);
CREATE INDEX transfer_event ON members.transfer (event_id);
SELECT platform.protect_root('members.transfer');

ALTER TABLE members.membership ADD CONSTRAINT membership_transfer FOREIGN KEY (transfer_id) REFERENCES members.transfer (id);
CREATE INDEX membership_transfer_spells ON members.membership (transfer_id) WHERE transfer_id IS NOT NULL;

-- The receiver's row. Members who come in from outside the tree have only this one.
CREATE TABLE members.transfer_in (
  id uuid PRIMARY KEY,
  transfer_id uuid CONSTRAINT transfer_in_once UNIQUE REFERENCES members.transfer (id),
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  member_id uuid,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  birth_year int,
  standing text COLLATE "C" NOT NULL CHECK (standing IN ('probationary', 'official')),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('official', 'internal', 'temporary', 'in')),
  from_org_id uuid REFERENCES organisations.organisation (id),
  from_text text,
  state text COLLATE "C" NOT NULL CHECK (state IN ('announced', 'accepted', 'refused', 'withdrawn')),
  slip_number text,
  slip_boxes int,
  issued_on date NOT NULL,
  dues_paid_through date,
  dossier jsonb NOT NULL DEFAULT '[]',
  until_day date,
  is_study boolean NOT NULL DEFAULT false,
  presented_on date,
  -- Why the papers came later than the rules allow.
  late_explanation text,
  accepted_on date,
  accepted_at timestamptz,
  cell_id uuid REFERENCES organisations.organisation (id),
  -- Set by the listener once the member stands here.
  settled_at timestamptz,
  closed_reason text,
  returned_on date,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT transfer_in_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT transfer_in_names FOREIGN KEY (member_id, full_name, sort_name)
    REFERENCES members.member (id, full_name, sort_name) ON UPDATE CASCADE,
  CONSTRAINT transfer_in_accepted CHECK ((state = 'accepted') = (cell_id IS NOT NULL AND accepted_on IS NOT NULL))
);
CREATE INDEX transfer_in_org ON members.transfer_in (org_id, org_pos);
CREATE INDEX transfer_in_pos ON members.transfer_in (org_pos, issued_on);
CREATE INDEX transfer_in_waiting ON members.transfer_in (org_pos, issued_on) WHERE state = 'announced';
CREATE INDEX transfer_in_member ON members.transfer_in (member_id);
SELECT platform.protect_root('members.transfer_in');

-- The boxes of the slip: one level out or in each, with day and signer. Both sides keep the whole log; listeners copy.
CREATE TABLE members.slip_box (
  transfer_id uuid NOT NULL REFERENCES members.transfer (id),
  box_no int NOT NULL CHECK (box_no BETWEEN 1 AND 10),
  level text NOT NULL,
  signed_on date NOT NULL,
  signer text NOT NULL,
  PRIMARY KEY (transfer_id, box_no)
);
SELECT platform.protect_line('members.slip_box', 'members.transfer', 'transfer_id', 'SELECT, INSERT, UPDATE, DELETE');
CREATE TABLE members.slip_box_in (
  transfer_in_id uuid NOT NULL REFERENCES members.transfer_in (id),
  box_no int NOT NULL CHECK (box_no BETWEEN 1 AND 10),
  level text NOT NULL,
  signed_on date NOT NULL,
  signer text NOT NULL,
  PRIMARY KEY (transfer_in_id, box_no)
);
SELECT platform.protect_line('members.slip_box_in', 'members.transfer_in', 'transfer_in_id', 'SELECT, INSERT, UPDATE, DELETE');

-- Which spells a collective transfer cut or redirected: what taking it back goes by.
CREATE TABLE members.collective_line (
  transfer_id uuid NOT NULL REFERENCES members.transfer (id),
  member_id uuid NOT NULL,
  spell_id uuid NOT NULL,
  -- The spell that was cut; null where the whole spell was redirected, because it began when the old organisation had ended already.
  cut_spell_id uuid,
  PRIMARY KEY (transfer_id, spell_id)
);
CREATE INDEX collective_line_spell ON members.collective_line (spell_id);
CREATE INDEX collective_line_cut ON members.collective_line (cut_spell_id);
SELECT platform.protect_line('members.collective_line', 'members.transfer', 'transfer_id', 'SELECT, INSERT, UPDATE, DELETE');

-- What stands in the way of a transfer: an inspection or a complaint that concerns the member.
CREATE TABLE members.transfer_block (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  member_id uuid NOT NULL REFERENCES members.member (id),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('inspection', 'complaint')),
  since_day date NOT NULL,
  until_day date NOT NULL DEFAULT 'infinity',
  note text,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT transfer_block_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT transfer_block_order CHECK (since_day < until_day)
);
CREATE INDEX transfer_block_member ON members.transfer_block (member_id);
CREATE INDEX transfer_block_org ON members.transfer_block (org_id, org_pos);
SELECT platform.protect_root('members.transfer_block', 'SELECT, INSERT, UPDATE, DELETE');

-- Exemption from work and activity. Days stand only in what was decided; what is asked for stands beside them.
CREATE TABLE members.exemption (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('age-health', 'other')),
  ground text COLLATE "C" NOT NULL,
  proof text COLLATE "C" CHECK (proof IN ('medical', 'cell-confirmation', 'other')),
  state text COLLATE "C" NOT NULL CHECK (state IN ('proposed', 'granted', 'refused', 'withdrawn')),
  wanted_since date NOT NULL,
  wanted_until date NOT NULL DEFAULT 'infinity',
  -- Only of what was granted: half-open, `infinity` = until further notice.
  since_day date,
  until_day date,
  -- The day of an early return, kept apart so that it can be taken back.
  returned_on date,
  cell_resolution text,
  decision_number text,
  decision_on date,
  decision_issuer text,
  refused_reason text,
  renews_id uuid REFERENCES members.exemption (id),
  pack_id text,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT exemption_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT exemption_names FOREIGN KEY (member_id, full_name, sort_name)
    REFERENCES members.member (id, full_name, sort_name) ON UPDATE CASCADE,
  CONSTRAINT exemption_days CHECK ((state = 'granted') = (since_day IS NOT NULL AND until_day IS NOT NULL)
    AND (since_day IS NULL OR since_day <= until_day) AND wanted_since < wanted_until),
  CONSTRAINT exemption_overlap EXCLUDE USING gist (member_id WITH =, daterange(since_day, until_day) WITH &&)
    WHERE (state = 'granted')
);
CREATE UNIQUE INDEX exemption_proposed ON members.exemption (member_id) WHERE state = 'proposed';
CREATE INDEX exemption_member ON members.exemption (member_id);
CREATE INDEX exemption_org ON members.exemption (org_id, org_pos);
CREATE INDEX exemption_ending ON members.exemption (org_pos, until_day) WHERE state = 'granted';
SELECT platform.protect_root('members.exemption', 'SELECT, INSERT, UPDATE, DELETE');

-- The member's own side of the residence link (213-QĐ/TW): introduced, introduced but excused from activity, or not introduced.
CREATE TABLE members.residence_link (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  member_id uuid NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  status text COLLATE "C" NOT NULL CHECK (status IN ('introduced', 'excused', 'not-introduced')),
  to_org_id uuid REFERENCES organisations.organisation (id),
  to_text text,
  introduced_on date NOT NULL,
  reason text,
  ended_on date,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT residence_link_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT residence_link_names FOREIGN KEY (member_id, full_name, sort_name)
    REFERENCES members.member (id, full_name, sort_name) ON UPDATE CASCADE,
  CONSTRAINT residence_link_where CHECK (
    CASE WHEN status = 'not-introduced' THEN num_nonnulls(to_org_id, to_text) = 0 ELSE num_nonnulls(to_org_id, to_text) = 1 END)
);
CREATE UNIQUE INDEX residence_link_running ON members.residence_link (member_id) WHERE ended_on IS NULL;
CREATE INDEX residence_link_org ON members.residence_link (org_id, org_pos);
SELECT platform.protect_root('members.residence_link');

-- The side of the place of residence: a second, lighter list. Never counted in đảng số.
CREATE TABLE members.residence_guest (
  id uuid PRIMARY KEY,
  link_id uuid CONSTRAINT residence_guest_once UNIQUE REFERENCES members.residence_link (id),
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  member_id uuid,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  birth_year int,
  status text COLLATE "C" NOT NULL CHECK (status IN ('introduced', 'excused')),
  from_org_id uuid REFERENCES organisations.organisation (id),
  from_text text,
  introduced_on date NOT NULL,
  ended_on date,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT residence_guest_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT residence_guest_names FOREIGN KEY (member_id, full_name, sort_name)
    REFERENCES members.member (id, full_name, sort_name) ON UPDATE CASCADE,
  CONSTRAINT residence_guest_whence CHECK (num_nonnulls(from_org_id, from_text) = 1)
);
CREATE INDEX residence_guest_org ON members.residence_guest (org_id, org_pos);
CREATE INDEX residence_guest_pos ON members.residence_guest (org_pos, sort_name, id) WHERE ended_on IS NULL;
SELECT platform.protect_root('members.residence_guest');

-- The meeting that a residential cell holds with them twice a year.
CREATE TABLE members.residence_meeting (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  held_on date NOT NULL,
  invited int NOT NULL CHECK (invited >= 0),
  present int NOT NULL CHECK (present >= 0),
  content text,
  is_withdrawn boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT residence_meeting_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT residence_meeting_present CHECK (present <= invited)
);
CREATE UNIQUE INDEX residence_meeting_day ON members.residence_meeting (org_id, held_on) WHERE NOT is_withdrawn;
CREATE INDEX residence_meeting_org ON members.residence_meeting (org_id, org_pos);
SELECT platform.protect_root('members.residence_meeting');

-- The yearly remark: asked by the member's own organisation (this row), answered by the place of residence (the next table).
CREATE TABLE members.residence_remark (
  id uuid PRIMARY KEY,
  link_id uuid NOT NULL REFERENCES members.residence_link (id),
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  year int NOT NULL CHECK (year BETWEEN 1990 AND 2200),
  asked_on date NOT NULL,
  due_on date,
  remark text,
  signer text,
  answered_on date,
  is_withdrawn boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT residence_remark_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT residence_remark_answer CHECK ((remark IS NULL) = (answered_on IS NULL))
);
CREATE UNIQUE INDEX residence_remark_year ON members.residence_remark (link_id, year) WHERE NOT is_withdrawn;
CREATE INDEX residence_remark_org ON members.residence_remark (org_id, org_pos);
SELECT platform.protect_root('members.residence_remark');

CREATE TABLE members.residence_remark_in (
  id uuid PRIMARY KEY,
  remark_id uuid CONSTRAINT residence_remark_in_once UNIQUE REFERENCES members.residence_remark (id),
  guest_id uuid NOT NULL REFERENCES members.residence_guest (id),
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  year int NOT NULL,
  asked_on date NOT NULL,
  due_on date,
  remark text,
  signer text,
  answered_on date,
  is_withdrawn boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT residence_remark_in_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT residence_remark_in_answer CHECK ((remark IS NULL) = (answered_on IS NULL))
);
CREATE UNIQUE INDEX residence_remark_in_year ON members.residence_remark_in (guest_id, year) WHERE NOT is_withdrawn;
CREATE INDEX residence_remark_in_org ON members.residence_remark_in (org_id, org_pos);
SELECT platform.protect_root('members.residence_remark_in');

-- Whoever is signed in as a member reads what concerns the own record.
SELECT members.open_to_self('members.transfer', 'member_id');
SELECT members.open_to_self('members.exemption', 'member_id');
SELECT members.open_to_self('members.residence_link', 'member_id');

-- Counts of members at organisations on a day, for comparing units over time: an organisation that left the reader's scope still counts
-- in the past of a unit (shared history is shown as figures only). Numbers, never rows; the caller names organisations whose face it sees.
CREATE POLICY functions ON members.membership FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION members.counted_on(which uuid[], on_day date) RETURNS TABLE (org_id uuid, members int) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.org_id, count(*)::int FROM members.membership s
  WHERE s.org_id = ANY (which) AND s.kind = 'official' AND s.since_day <= on_day AND on_day < s.until_day GROUP BY s.org_id
$$;
REVOKE ALL ON FUNCTION members.counted_on(uuid[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.counted_on(uuid[], date) TO app_scoped, app_all;
