-- Areas above read whose head somebody is: the post of a head names the group.
CREATE OR REPLACE VIEW organisations.published_post WITH (security_invoker = true) AS
SELECT p.id, p.org_id, p.org_pos, p.kind, p.person_id, p.period, p.group_id FROM organisations.post p;
