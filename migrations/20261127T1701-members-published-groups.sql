-- The group of dues tells whoever opens a season of ratings which members probably work outside the political system.
CREATE OR REPLACE VIEW members.published_member WITH (security_invoker = true) AS
  SELECT id, person_id, org_id, org_pos, full_name, sort_name, account_id, is_present, is_fictional, dues_group FROM members.member;
