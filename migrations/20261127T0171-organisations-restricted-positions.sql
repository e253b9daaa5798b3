-- Areas above count at organisations by functions that run as the owner: they must know which faces are not open to everybody.
CREATE OR REPLACE VIEW organisations.published_position WITH (security_invoker = true) AS
SELECT o.id, o.pos, o.pos_end, o.founded_on, o.ended_on, o.restricted FROM organisations.organisation o WHERE NOT o.annulled;
