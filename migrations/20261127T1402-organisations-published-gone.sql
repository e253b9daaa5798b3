-- Organisations that live no more, ended or annulled: few beside those that live, so that areas above look among what they hold from these.
CREATE VIEW organisations.published_gone WITH (security_invoker = true) AS
SELECT o.id, o.pos, o.ended_on FROM organisations.organisation o WHERE o.annulled OR o.ended_on IS NOT NULL;
GRANT SELECT ON organisations.published_gone TO app_scoped, app_all, app_load, app_worker;
