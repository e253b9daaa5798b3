-- Lists of people sort by given name, then middle, then family name: `Nguyễn Văn An` → `An Văn Nguyễn`.
UPDATE organisations.person SET sort_name = regexp_replace(
  regexp_replace(btrim(full_name), '\s+', ' ', 'g'), '^(\S+) (?:(.*) )?(\S+)$', '\3 \2 \1');
UPDATE organisations.person SET sort_name = regexp_replace(sort_name, '\s+', ' ', 'g') WHERE sort_name ~ '\s\s';

-- Areas above keep a copy of the name beside what they sort by it; the foreign key on these columns keeps the copy right.
ALTER TABLE organisations.person ADD CONSTRAINT person_names UNIQUE (id, full_name, sort_name);

-- Set while an area above keeps the record of this person: its own procedure then changes the name, not a plain correction.
ALTER TABLE organisations.person ADD COLUMN kept_by text COLLATE "C";

-- What other areas may join in SQL: a person's face. The reader's own rights apply.
CREATE VIEW organisations.published_person WITH (security_invoker = true) AS
SELECT p.id, p.org_id, p.org_pos, p.full_name, p.sort_name, p.folded_name, p.birth_year, p.is_fictional FROM organisations.person p;
GRANT SELECT ON organisations.published_person TO app_scoped, app_all, app_load, app_worker;

-- Where every organisation stands today, the ended ones too: what rows of areas above refer to.
CREATE VIEW organisations.published_position WITH (security_invoker = true) AS
SELECT o.id, o.pos, o.pos_end, o.founded_on, o.ended_on FROM organisations.organisation o WHERE NOT o.annulled;
GRANT SELECT ON organisations.published_position TO app_scoped, app_all, app_self, app_load, app_worker;

-- Posts held, for areas above that show a person's offices or order a list by post.
CREATE VIEW organisations.published_post WITH (security_invoker = true) AS
SELECT p.id, p.org_id, p.org_pos, p.kind, p.person_id, p.period FROM organisations.post p;
GRANT SELECT ON organisations.published_post TO app_scoped, app_all, app_load, app_worker;

CREATE VIEW organisations.published_party_group WITH (security_invoker = true) AS
SELECT g.id, g.org_id, g.org_pos, g.name, g.period FROM organisations.party_group g;
GRANT SELECT ON organisations.published_party_group TO app_scoped, app_all, app_load, app_worker;
