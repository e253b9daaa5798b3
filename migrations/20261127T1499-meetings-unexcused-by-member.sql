-- Who misses month after month is looked for in the whole of a city: one after the other in this index, without a look at the lines themselves.
CREATE INDEX attendance_missing ON meetings.attendance (member_id, held_on) INCLUDE (meeting_id) WHERE status = 'unexcused' AND counted_as IS NULL;
