-- Who misses month after month is looked for among those missing without a reason: few of all who were called.
CREATE INDEX attendance_unexcused ON meetings.attendance (held_on, member_id) WHERE status = 'unexcused';
