-- What areas above read of dues: states, never how much somebody paid.
CREATE VIEW members.published_dues WITH (security_invoker = true) AS
  SELECT month, org_id, org_pos, member_id, kind, state FROM members.dues_entry;
GRANT SELECT ON members.published_dues TO app_scoped, app_all;
