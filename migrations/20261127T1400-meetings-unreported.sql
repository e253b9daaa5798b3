-- Meetings that wait for their report to the superior, the oldest first: however long ago they were held.
CREATE INDEX meeting_unreported ON meetings.meeting (held_on, org_pos) WHERE state = 'closed' AND kind IN ('regular', 'combined', 'thematic');
