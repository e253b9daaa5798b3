-- Figures of a recorded meeting follow what becomes known of its day later: an arrangement of Party groups, a post, a stay, an exemption. What
-- was written at the roll call stays as it was written; where it counts as something else, the line says as what. `recount` tells when,
-- because of which kind of fact, and what the figures were when the meeting was recorded; null: they are as recorded.
ALTER TABLE meetings.meeting ADD COLUMN recount jsonb;
ALTER TABLE meetings.attendance ADD COLUMN counted_as text COLLATE "C" CONSTRAINT attendance_counted CHECK (counted_as IN
  ('present', 'present-online', 'excused', 'unexcused', 'exempt', 'exempt-present', 'away', 'guest', 'guest-absent', 'suspended',
   'not-called', 'not-on-roll'));
CREATE INDEX meeting_recounted ON meetings.meeting (org_id) WHERE recount IS NOT NULL;
