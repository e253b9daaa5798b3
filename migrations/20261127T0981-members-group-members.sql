-- Who belongs to which Party group of a cell. One row for each whole arrangement of a cell, in force from its day until the day of the next
-- one: a member is in one group at a time, and periods cannot overlap, because nobody keeps an end of their own.
CREATE TABLE members.group_arrangement (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  since_day date NOT NULL,
  -- Minutes or decision of the cell, as written on the paper; not asked for.
  paper text CHECK (paper <> ''),
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT group_arrangement_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT group_arrangement_once UNIQUE (org_id, since_day)
);
CREATE INDEX group_arrangement_pos ON members.group_arrangement (org_pos);
SELECT platform.protect_root('members.group_arrangement', 'SELECT, INSERT, UPDATE, DELETE');

-- Whether the member still stands on the roll, and whether the group is still there, is asked on the day: it is never copied here.
CREATE TABLE members.group_member (
  arrangement_id uuid NOT NULL REFERENCES members.group_arrangement (id) ON DELETE CASCADE,
  member_id uuid NOT NULL REFERENCES members.member (id) ON DELETE CASCADE,
  group_id uuid NOT NULL,
  CONSTRAINT group_member_once PRIMARY KEY (arrangement_id, member_id)
);
CREATE INDEX group_member_member ON members.group_member (member_id);
SELECT platform.protect_line('members.group_member', 'members.group_arrangement', 'arrangement_id', 'SELECT, INSERT, UPDATE, DELETE');
