-- Reads of many organisations on a day compare dates: under row-level security the planner knows nothing of `period @> day`
-- (docs/decisions/0016). The days were not published, so other areas could not.
CREATE OR REPLACE VIEW organisations.published_organisation WITH (security_invoker = true) AS
SELECT o.id, o.pos, o.pos_end, o.depth, v.name, v.short_name, v.type, v.sector, v.parent_id, v.period, v.since_day, v.until_day, o.founded_on
FROM organisations.organisation o
JOIN organisations.organisation_version v ON v.org_id = o.id
WHERE NOT o.annulled;
