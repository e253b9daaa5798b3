-- What areas above read of structural events: which decision took effect when, and who followed whom. The reader's own rights apply.
CREATE VIEW organisations.published_event WITH (security_invoker = true) AS
SELECT e.id, e.kind, e.state, e.decision_number, e.decided_on, e.issuer, e.effective_on, e.applied_order FROM organisations.structural_event e;
GRANT SELECT ON organisations.published_event TO app_scoped, app_all, app_load, app_worker;

CREATE VIEW organisations.published_succession WITH (security_invoker = true) AS
SELECT p.event_id, p.before_id, p.after_id, p.extent FROM organisations.event_party p;
GRANT SELECT ON organisations.published_succession TO app_scoped, app_all, app_load, app_worker;
