-- What areas above read of members: who stood on which roll when, and under which name. The reader's own rights apply.
CREATE VIEW members.published_spell WITH (security_invoker = true) AS
  SELECT member_id, org_id, org_pos, kind, full_name, sort_name, standing, official_on, since_day, until_day FROM members.membership;
CREATE VIEW members.published_member WITH (security_invoker = true) AS
  SELECT id, person_id, org_id, org_pos, full_name, sort_name, account_id, is_present, is_fictional FROM members.member;
GRANT SELECT ON members.published_spell, members.published_member TO app_scoped, app_all, app_self;
