-- Until now the audit kept the whole sheet of a meeting: what each said, with the name, readable for administrators who hold no minutes.
-- Which meeting, when, by whom and where stays; the values go as the chain allows it: a seal covers the digest of a detail, so that a
-- detail may be removed and never changed. The sheet itself stands in the meeting.
CREATE POLICY words_out ON platform.audit_entry FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY words_out ON platform.audit_detail FOR ALL TO CURRENT_USER USING (true);
DELETE FROM platform.audit_detail d USING platform.audit_entry e
WHERE e.id = d.entry_id AND e.action IN ('meetings.save-sheet', 'meetings.record-meeting')
  AND (d.detail @? '$.input.items[*].opinions[*] ? (@.type() == "object")' OR d.detail @? '$.input.remarks[*] ? (@.type() == "object")'
    OR d.detail @? '$.input.items[*].content ? (@ != null && @ != "•")' OR d.detail @? '$.input.guests[*].remark ? (@ != null && @ != "•")'
    OR d.detail @? '$.input.weakPoints ? (@ != null && @ != "•")');
DROP POLICY words_out ON platform.audit_detail;
DROP POLICY words_out ON platform.audit_entry;
