-- For seasons of ratings: the group of dues tells which members probably work outside the political system, the day of admission who was
-- admitted less than half a year ago.
CREATE OR REPLACE VIEW members.published_member WITH (security_invoker = true) AS
  SELECT id, person_id, org_id, org_pos, full_name, sort_name, account_id, is_present, is_fictional, dues_group, admitted_on FROM members.member;
