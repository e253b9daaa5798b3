-- A vote hangs on an item of its own meeting. A sheet that repeated the id of an item of another meeting left its vote over there, to be deleted
-- with that item. Such a vote stays in its own meeting, without an item. The owner, who is no superuser everywhere, sees rows only while the policies
-- are not forced on it.
ALTER TABLE meetings.agenda_item ADD CONSTRAINT agenda_item_in_meeting UNIQUE (id, meeting_id);
ALTER TABLE meetings.agenda_item NO FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.vote NO FORCE ROW LEVEL SECURITY;
UPDATE meetings.vote v SET item_id = NULL
FROM meetings.agenda_item i WHERE i.id = v.item_id AND i.meeting_id <> v.meeting_id;
ALTER TABLE meetings.vote FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.agenda_item FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings.vote DROP CONSTRAINT vote_item_id_fkey;
ALTER TABLE meetings.vote ADD CONSTRAINT vote_item_in_meeting
  FOREIGN KEY (item_id, meeting_id) REFERENCES meetings.agenda_item (id, meeting_id) ON DELETE CASCADE;
