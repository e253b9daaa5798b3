-- Badges, card events and hand-overs: registers that a committee keeps of its members. A row stands at the organisation of its time, so
-- that the register there stays whole when the member moves on; who has the member in scope today sees and continues it too.
CREATE FUNCTION members.protect_register(register regclass, privileges text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM platform.protect_root(register, privileges);
  EXECUTE format('CREATE POLICY of_member ON %s TO app_scoped USING (EXISTS (SELECT 1 FROM members.member m WHERE m.id = member_id))
    WITH CHECK (EXISTS (SELECT 1 FROM members.member m WHERE m.id = member_id))', register);
  PERFORM members.open_to_self(register, 'member_id');
END $$;
REVOKE ALL ON FUNCTION members.protect_register(regclass, text) FROM PUBLIC;

-- One badge of one member: from the proposal to the award. An award of the past has no round.
CREATE TABLE members.badge_case (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  level int NOT NULL CHECK (level BETWEEN 10 AND 120),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('regular', 'early', 'posthumous')),
  state text COLLATE "C" NOT NULL CHECK (state IN ('proposed', 'filed', 'awarded', 'deferred')),
  reached_on date,
  round_on date,
  filed_on date,
  deferred_for text COLLATE "C" CHECK (deferred_for IN ('discipline', 'dossier-incomplete', 'under-inspection', 'member-request')),
  measure text COLLATE "C" CHECK (measure IN ('reprimand', 'warning', 'dismissal')),
  measure_since date,
  wait_until date,
  awarded_on date,
  decision_number text,
  decision_on date,
  decision_issuer text,
  -- Awards entered from paper, without a proposal in the program.
  is_past boolean NOT NULL DEFAULT false,
  -- The pack by which round and waiting time were found.
  pack_id text COLLATE "C",
  version int NOT NULL DEFAULT 1,
  CONSTRAINT badge_case_level UNIQUE (member_id, level),
  CONSTRAINT badge_case_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT badge_case_names FOREIGN KEY (member_id, full_name, sort_name)
    REFERENCES members.member (id, full_name, sort_name) ON UPDATE CASCADE,
  CONSTRAINT badge_case_round CHECK (is_past OR round_on IS NOT NULL),
  CONSTRAINT badge_case_award CHECK ((state = 'awarded') = (awarded_on IS NOT NULL)),
  CONSTRAINT badge_case_deferral CHECK ((state = 'deferred') = (deferred_for IS NOT NULL))
);
CREATE INDEX badge_case_org ON members.badge_case (org_id, org_pos);
CREATE INDEX badge_case_round_on ON members.badge_case (round_on, org_pos);
CREATE INDEX badge_case_awarded_on ON members.badge_case (awarded_on, org_pos) WHERE state = 'awarded';
SELECT members.protect_register('members.badge_case', 'SELECT, INSERT, UPDATE, DELETE');

-- Cards issued, exchanged, re-issued, withdrawn. Numbers are sealed values of the record and never stand here.
CREATE TABLE members.card_event (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('issued', 'exchanged', 're-issued', 'withdrawn')),
  happened_on date NOT NULL,
  place text,
  why text COLLATE "C" CHECK (why IN ('first', 'new-format', 'lost', 'damaged', 'name-changed', 'left-party')),
  decision_number text,
  decision_on date,
  decision_issuer text,
  CONSTRAINT card_event_once UNIQUE (member_id, kind, happened_on),
  CONSTRAINT card_event_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT card_event_names FOREIGN KEY (member_id, full_name, sort_name)
    REFERENCES members.member (id, full_name, sort_name) ON UPDATE CASCADE
);
CREATE INDEX card_event_org ON members.card_event (org_id, org_pos);
CREATE INDEX card_event_day ON members.card_event (happened_on, org_pos);
SELECT members.protect_register('members.card_event', 'SELECT, INSERT, DELETE');

-- Cards and dossiers handed over, and dossiers lent: who gave, who received, when. Only that, never what is in a dossier.
CREATE TABLE members.hand_over (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('card', 'dossier', 'dossier-loan')),
  handed_on date NOT NULL,
  given_by text NOT NULL,
  received_by text NOT NULL,
  record_number text,
  due_on date,
  returned_on date,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT hand_over_loan CHECK (kind = 'dossier-loan' OR (due_on IS NULL AND returned_on IS NULL)),
  CONSTRAINT hand_over_return CHECK (returned_on >= handed_on),
  CONSTRAINT hand_over_due CHECK (due_on >= handed_on),
  CONSTRAINT hand_over_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT hand_over_names FOREIGN KEY (member_id, full_name, sort_name)
    REFERENCES members.member (id, full_name, sort_name) ON UPDATE CASCADE
);
CREATE INDEX hand_over_member ON members.hand_over (member_id);
CREATE INDEX hand_over_org ON members.hand_over (org_id, org_pos);
CREATE INDEX hand_over_day ON members.hand_over (kind, handed_on, org_pos);
-- A dossier is with one borrower at a time.
CREATE UNIQUE INDEX hand_over_lent ON members.hand_over (member_id) WHERE kind = 'dossier-loan' AND returned_on IS NULL;
SELECT members.protect_register('members.hand_over', 'SELECT, INSERT, UPDATE, DELETE');
