-- Cell meetings: what was planned, who came, what was said and decided, how the meeting is scored. One sheet per meeting; its lines are
-- visible with it, except opinions, which only those who hold the minutes of that very organisation read.
CREATE SCHEMA meetings;
GRANT USAGE ON SCHEMA meetings TO app_scoped, app_all, app_self, app_load, app_worker;

CREATE TABLE meetings.meeting (
  -- Given by the device that first knew of it, so that a sheet delivered twice is one meeting.
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN
    ('regular', 'thematic', 'combined', 'extraordinary', 'committee', 'party-group', 'congress')),
  group_id uuid,
  state text COLLATE "C" NOT NULL CHECK (state IN ('planned', 'noticed', 'open', 'closed', 'reported', 'cancelled')),
  state_reason text,
  planned_on date NOT NULL,
  planned_at time,
  place text,
  mode text COLLATE "C" NOT NULL DEFAULT 'in-person' CHECK (mode IN ('in-person', 'online', 'mixed')),
  -- Why it was held online: a code of rule-packs/online-meeting, and how many could not come to one place.
  online_ground text COLLATE "C",
  online_apart int CHECK (online_apart >= 0),
  title text,
  is_instead_of_regular boolean NOT NULL DEFAULT false,
  state_before text COLLATE "C",
  chair_id uuid,
  clerk_id uuid,
  -- The committee meeting that prepared it.
  prepared_by uuid REFERENCES meetings.meeting (id),
  noticed_on date,
  materials_on date,
  held_on date,
  started_at time,
  ended_at time,
  dues_note text,
  is_agenda_approved boolean NOT NULL DEFAULT false,
  conclusion text,
  weak_points text,
  is_adopted boolean NOT NULL DEFAULT false,
  posted_on date,
  reported_on date,
  -- Counted from the lines when the sheet is saved, so that lists need none of them.
  official int CHECK (official >= 0),
  probationary int CHECK (probationary >= 0),
  present int CHECK (present >= 0),
  excused int CHECK (excused >= 0),
  unexcused int CHECK (unexcused >= 0),
  -- Those who should come, those of them who came, and how long it had to last: by the rules of the day.
  counted int CHECK (counted >= 0),
  attended int CHECK (attended >= 0),
  minutes_needed int CHECK (minutes_needed > 0),
  opinions int NOT NULL DEFAULT 0 CHECK (opinions >= 0),
  speakers int NOT NULL DEFAULT 0 CHECK (speakers >= 0),
  rules_pack text COLLATE "C",
  base_pack text COLLATE "C",
  -- How the sheet was entered: at the meeting, later from paper, or kept by a phone without network.
  entry text COLLATE "C" NOT NULL DEFAULT 'live' CHECK (entry IN ('live', 'from-paper', 'offline')),
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  recorded_at timestamptz,
  closed_at timestamptz,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT meeting_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT meeting_day UNIQUE (id, held_on),
  CONSTRAINT meeting_held CHECK ((state IN ('closed', 'reported')) <= (held_on IS NOT NULL AND started_at IS NOT NULL AND ended_at IS NOT NULL)),
  CONSTRAINT meeting_order CHECK (ended_at IS NULL OR started_at IS NULL OR started_at < ended_at),
  CONSTRAINT meeting_of_group CHECK ((kind = 'party-group') = (group_id IS NOT NULL)),
  CONSTRAINT meeting_reason CHECK (state <> 'cancelled' OR state_reason IS NOT NULL)
);
-- Two sheets of the same hour of the same organisation are one meeting recorded twice.
CREATE UNIQUE INDEX meeting_twice ON meetings.meeting
  (org_id, kind, coalesce(group_id, '00000000-0000-0000-0000-000000000000'::uuid), held_on, started_at)
  WHERE held_on IS NOT NULL AND started_at IS NOT NULL AND state <> 'cancelled';
CREATE INDEX meeting_org ON meetings.meeting (org_id, org_pos, planned_on);
CREATE INDEX meeting_held_pos ON meetings.meeting (held_on, org_pos) WHERE state IN ('closed', 'reported');
CREATE INDEX meeting_pos ON meetings.meeting (org_pos, planned_on);
SELECT platform.protect_root('meetings.meeting', 'SELECT, INSERT, UPDATE, DELETE');

-- The largest table of the program: cut by the year of the day the meeting was held.
CREATE TABLE meetings.attendance (
  meeting_id uuid NOT NULL,
  held_on date NOT NULL,
  member_id uuid NOT NULL,
  -- Name on that day, as the papers say it for ever.
  full_name text COLLATE "vi-x-icu" NOT NULL,
  sort_name text COLLATE "vi-x-icu" NOT NULL,
  is_official boolean NOT NULL,
  status text COLLATE "C" NOT NULL CHECK (status IN
    ('present', 'present-online', 'excused', 'unexcused', 'exempt', 'exempt-present', 'away', 'guest', 'guest-absent', 'suspended')),
  reason text,
  CONSTRAINT attendance_once PRIMARY KEY (meeting_id, member_id, held_on),
  CONSTRAINT attendance_meeting FOREIGN KEY (meeting_id, held_on) REFERENCES meetings.meeting (id, held_on) ON UPDATE CASCADE ON DELETE CASCADE,
  CONSTRAINT attendance_reason CHECK (status <> 'excused' OR reason IS NOT NULL)
) PARTITION BY RANGE (held_on);
DO $$
BEGIN
  FOR year IN 2018..2040 LOOP
    EXECUTE format('CREATE TABLE meetings.attendance_%s PARTITION OF meetings.attendance FOR VALUES FROM (%L) TO (%L)',
      year, make_date(year, 1, 1), make_date(year + 1, 1, 1));
    -- Read through the table alone: a part has no policy, so nobody gets at its rows by its own name.
    EXECUTE format('ALTER TABLE meetings.attendance_%s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', year);
  END LOOP;
END $$;
CREATE TABLE meetings.attendance_other PARTITION OF meetings.attendance DEFAULT;
ALTER TABLE meetings.attendance_other ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE INDEX attendance_member ON meetings.attendance (member_id, held_on);
SELECT platform.protect_line('meetings.attendance', 'meetings.meeting', 'meeting_id', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE meetings.guest (
  id uuid PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meetings.meeting (id) ON DELETE CASCADE,
  full_name text NOT NULL,
  post text,
  is_from_above boolean NOT NULL DEFAULT false,
  -- What the attendee of the superior committee said about the meeting.
  remark text
);
CREATE INDEX guest_meeting ON meetings.guest (meeting_id);
SELECT platform.protect_line('meetings.guest', 'meetings.meeting', 'meeting_id', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE meetings.agenda_item (
  id uuid PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meetings.meeting (id) ON DELETE CASCADE,
  ordinal int NOT NULL CHECK (ordinal >= 1),
  -- Where it comes from: a template (code of rule-packs/meeting-agenda), a task, an orientation from above, or the cell itself.
  source text COLLATE "C" NOT NULL CHECK (source IN ('template', 'task', 'orientation', 'topic', 'own', 'case')),
  source_code text COLLATE "C",
  title text NOT NULL,
  presenter_id uuid,
  content text,
  conclusion text,
  CONSTRAINT agenda_item_place UNIQUE (meeting_id, ordinal) DEFERRABLE INITIALLY DEFERRED
);
SELECT platform.protect_line('meetings.agenda_item', 'meetings.meeting', 'meeting_id', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE meetings.vote (
  id uuid PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meetings.meeting (id) ON DELETE CASCADE,
  item_id uuid REFERENCES meetings.agenda_item (id) ON DELETE CASCADE,
  matter text NOT NULL,
  decision text COLLATE "C" NOT NULL,
  threshold text COLLATE "C" NOT NULL,
  method text COLLATE "C" NOT NULL CHECK (method IN ('secret', 'open')),
  base int NOT NULL CHECK (base > 0),
  official int NOT NULL,
  -- [{ ground, count }]: what was taken off the official members to reach the base.
  base_lines jsonb NOT NULL,
  for_votes int NOT NULL CHECK (for_votes >= 0),
  against_votes int NOT NULL CHECK (against_votes >= 0),
  blank_votes int NOT NULL CHECK (blank_votes >= 0),
  needed int NOT NULL,
  is_enough boolean NOT NULL,
  pack_id text COLLATE "C" NOT NULL,
  CONSTRAINT vote_within_base CHECK (for_votes + against_votes + blank_votes <= base)
);
CREATE INDEX vote_meeting ON meetings.vote (meeting_id);
CREATE INDEX vote_item ON meetings.vote (item_id);
SELECT platform.protect_line('meetings.vote', 'meetings.meeting', 'meeting_id', 'SELECT, INSERT, UPDATE, DELETE');

-- Praise and reminders, as the meeting spoke them out.
CREATE TABLE meetings.remark (
  id uuid PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meetings.meeting (id) ON DELETE CASCADE,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('praise', 'reminder')),
  whom text NOT NULL,
  what text NOT NULL
);
CREATE INDEX remark_meeting ON meetings.remark (meeting_id);
SELECT platform.protect_line('meetings.remark', 'meetings.meeting', 'meeting_id', 'SELECT, INSERT, UPDATE, DELETE');

-- Score: what the facts propose, what the cell gave itself, what the superior gave, each with its reason where they differ.
CREATE TABLE meetings.score (
  meeting_id uuid PRIMARY KEY REFERENCES meetings.meeting (id) ON DELETE CASCADE,
  pack_id text COLLATE "C" NOT NULL,
  preset text COLLATE "C",
  self_total numeric(5, 1),
  self_band text COLLATE "C",
  superior_total numeric(5, 1),
  superior_band text COLLATE "C",
  superior_on date,
  superior_by uuid,
  version int NOT NULL DEFAULT 1
);
SELECT platform.protect_line('meetings.score', 'meetings.meeting', 'meeting_id', 'SELECT, INSERT, UPDATE, DELETE');
CREATE TABLE meetings.score_line (
  meeting_id uuid NOT NULL REFERENCES meetings.score (meeting_id) ON DELETE CASCADE,
  criterion text COLLATE "C" NOT NULL,
  proposed numeric(5, 1),
  facts jsonb NOT NULL DEFAULT '{}',
  self_points numeric(5, 1),
  self_reason text,
  superior_points numeric(5, 1),
  superior_reason text,
  PRIMARY KEY (meeting_id, criterion)
);
SELECT platform.protect_line('meetings.score_line', 'meetings.meeting', 'meeting_id', 'SELECT, INSERT, UPDATE, DELETE');

-- Opinions stand in the minutes: no request role may touch the table. The functions below are the only way in.
CREATE TABLE meetings.opinion (
  id uuid PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meetings.meeting (id) ON DELETE CASCADE,
  item_id uuid NOT NULL REFERENCES meetings.agenda_item (id) ON DELETE CASCADE,
  ordinal int NOT NULL,
  speaker_id uuid,
  speaker text NOT NULL,
  gist text NOT NULL
);
CREATE INDEX opinion_meeting ON meetings.opinion (meeting_id, item_id, ordinal);
CREATE INDEX opinion_item ON meetings.opinion (item_id);
ALTER TABLE meetings.opinion ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY minutes_functions ON meetings.opinion FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);

-- The functions run as the owner, whom FORCE would shut out of what they have to look at.
CREATE POLICY minutes_functions ON meetings.meeting FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY minutes_functions ON meetings.agenda_item FOR SELECT TO CURRENT_USER USING (true);

-- Whether the account of this transaction holds the minutes of exactly this organisation: an office that works there (not above it), or the
-- person follows it for the superior committee. A helper counts as long as the office helped is alive.
CREATE FUNCTION meetings.holds_minutes_of(org uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT session_user <> 'app_self' AND EXISTS (
    SELECT FROM platform.office o
    JOIN platform.account a ON a.id = o.account_id AND a.disabled_at IS NULL
    LEFT JOIN platform.office helped ON helped.id = o.helper_for_office_id
    LEFT JOIN platform.account holder ON holder.id = helped.account_id AND holder.disabled_at IS NULL
    JOIN organisations.published_position here ON here.id = org AND platform.in_scope(here.pos)
    WHERE o.account_id = current_setting('app.account')::uuid
      AND o.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
      AND (o.helper_for_office_id IS NULL
           OR (helped.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AND holder.id IS NOT NULL))
      AND ((o.org_id = org AND o.role IN ('cell-secretary', 'committee-office', 'organisation-officer', 'committee-head'))
        OR EXISTS (
          SELECT FROM organisations.published_post p JOIN members.published_member m ON m.person_id = p.person_id
          WHERE m.account_id = coalesce(helped.account_id, o.account_id) AND p.org_id = org AND p.kind = 'follower'
            AND p.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)))
$$;
REVOKE ALL ON FUNCTION meetings.holds_minutes_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION meetings.holds_minutes_of(uuid) TO app_scoped, app_all;

-- Writes the opinions of one meeting anew and counts them; refuses (no rows) whoever does not hold the minutes. Gives the number written.
CREATE FUNCTION meetings.put_opinions(which uuid, lines jsonb) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE written int;
BEGIN
  PERFORM FROM meetings.meeting m WHERE m.id = which AND meetings.holds_minutes_of(m.org_id) FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'the minutes of this meeting are held elsewhere' USING ERRCODE = '42501'; END IF;
  DELETE FROM meetings.opinion WHERE meeting_id = which;
  INSERT INTO meetings.opinion (id, meeting_id, item_id, ordinal, speaker_id, speaker, gist)
  SELECT l.id, which, i.id, l.ordinal, l.speaker_id, l.speaker, l.gist
  FROM jsonb_to_recordset(lines) AS l(id uuid, item_id uuid, ordinal int, speaker_id uuid, speaker text, gist text)
  JOIN meetings.agenda_item i ON i.id = l.item_id AND i.meeting_id = which;
  GET DIAGNOSTICS written = ROW_COUNT;
  UPDATE meetings.meeting SET opinions = written,
    speakers = (SELECT count(DISTINCT coalesce(o.speaker_id::text, o.speaker)) FROM meetings.opinion o WHERE o.meeting_id = which)
  WHERE id = which;
  RETURN written;
END $$;

-- The opinions of one meeting for those who hold its minutes; nothing for everybody else.
CREATE FUNCTION meetings.opinions_of(which uuid)
RETURNS TABLE (id uuid, item_id uuid, ordinal int, speaker_id uuid, speaker text, gist text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.id, o.item_id, o.ordinal, o.speaker_id, o.speaker, o.gist
  FROM meetings.meeting m JOIN meetings.opinion o ON o.meeting_id = m.id
  WHERE m.id = which AND meetings.holds_minutes_of(m.org_id) ORDER BY o.item_id, o.ordinal
$$;
REVOKE ALL ON FUNCTION meetings.put_opinions(uuid, jsonb), meetings.opinions_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION meetings.put_opinions(uuid, jsonb), meetings.opinions_of(uuid) TO app_scoped, app_all;

-- When a cell meets: its own rule, one for a year; the months that stand in it are laid out as planned meetings.
CREATE TABLE meetings.year_plan (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  year int NOT NULL CHECK (year BETWEEN 2018 AND 2200),
  -- { kind: 'day-of-month', day } or { kind: 'weekday-of-month', weekday, nth }, with the hour and the place.
  rule jsonb NOT NULL,
  at_time time,
  place text,
  note text,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT year_plan_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT year_plan_once UNIQUE (org_id, year)
);
CREATE INDEX year_plan_org ON meetings.year_plan (org_id, org_pos);
CREATE INDEX year_plan_pos ON meetings.year_plan (org_pos, year);
SELECT platform.protect_root('meetings.year_plan', 'SELECT, INSERT, UPDATE, DELETE');
-- The plan that laid a meeting out, so that taking the plan back finds what nobody has touched since.
ALTER TABLE meetings.meeting ADD COLUMN year_plan_id uuid REFERENCES meetings.year_plan (id) ON DELETE SET NULL;
CREATE INDEX meeting_year_plan ON meetings.meeting (year_plan_id) WHERE year_plan_id IS NOT NULL;

-- How long meetings of a cell have to last, where the competent committee decided otherwise or chose a stricter preset of the pack.
CREATE TABLE meetings.duration_decision (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  org_pos int NOT NULL,
  since_day date NOT NULL,
  minutes int CHECK (minutes BETWEEN 15 AND 480),
  preset text COLLATE "C",
  decision_number text NOT NULL,
  decision_on date NOT NULL,
  decision_issuer text NOT NULL,
  is_fictional boolean NOT NULL DEFAULT false,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT duration_decision_place FOREIGN KEY (org_id, org_pos) REFERENCES organisations.organisation (id, pos) ON UPDATE CASCADE,
  CONSTRAINT duration_decision_once UNIQUE (org_id, since_day),
  CONSTRAINT duration_decision_one CHECK ((minutes IS NULL) <> (preset IS NULL))
);
CREATE INDEX duration_decision_org ON meetings.duration_decision (org_id, org_pos);
CREATE INDEX duration_decision_pos ON meetings.duration_decision (org_pos);
SELECT platform.protect_root('meetings.duration_decision', 'SELECT, INSERT, UPDATE, DELETE');

-- Tasks given in a meeting before the sheet is closed, and what was heard about earlier ones; closed, they are tasks of their own area.
CREATE TABLE meetings.task_line (
  id uuid PRIMARY KEY,
  meeting_id uuid NOT NULL REFERENCES meetings.meeting (id) ON DELETE CASCADE,
  ordinal int NOT NULL,
  what text NOT NULL,
  owner_id uuid,
  with_ids uuid[] NOT NULL DEFAULT '{}',
  due_on date,
  -- The task it became when the meeting was recorded.
  task_id uuid
);
CREATE INDEX task_line_meeting ON meetings.task_line (meeting_id);
SELECT platform.protect_line('meetings.task_line', 'meetings.meeting', 'meeting_id', 'SELECT, INSERT, UPDATE, DELETE');
CREATE TABLE meetings.task_report (
  meeting_id uuid NOT NULL REFERENCES meetings.meeting (id) ON DELETE CASCADE,
  task_id uuid NOT NULL,
  result text COLLATE "C" NOT NULL CHECK (result IN ('done', 'partly', 'not-done', 'goes-on')),
  note text,
  -- The step of that task which this report became.
  entry_id uuid,
  PRIMARY KEY (meeting_id, task_id)
);
SELECT platform.protect_line('meetings.task_report', 'meetings.meeting', 'meeting_id', 'SELECT, INSERT, UPDATE, DELETE');
