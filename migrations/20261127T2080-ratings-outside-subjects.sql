-- Of whom a published series speaks: only the same kind of our own subjects may stand beside it. Null: recorded before that was asked.
ALTER TABLE ratings.outside_series ADD COLUMN subjects text COLLATE "C" CHECK (subjects IN
  ('party-organisations', 'grassroots-organisations', 'cells', 'leadership-collectives', 'members', 'leaders', 'other'));

-- Of how many a printed amount is a part: then a printed share can be held against it.
ALTER TABLE ratings.outside_figure
  ADD COLUMN whole int,
  ADD CONSTRAINT outside_figure_whole CHECK (whole IS NULL OR (amount IS NOT NULL AND amount <= whole));

-- Series that ship with the program and are loaded already.
ALTER TABLE ratings.outside_series NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.outside_figure NO FORCE ROW LEVEL SECURITY;
UPDATE ratings.outside_series t SET subjects = k.subjects
FROM (VALUES
  ('Hà Nội – tổ chức đảng, trước và sau khi triển khai Nghị quyết 15-NQ/TU (2017, 2022)', 'party-organisations'),
  ('Chương Mỹ – đảng viên, 2022', 'members'),
  ('Chương Mỹ – tổ chức cơ sở đảng, 2022', 'grassroots-organisations'),
  ('Hải Dương – tổ chức cơ sở đảng, 2019', 'grassroots-organisations'),
  ('Hải Dương – đảng viên, 2019', 'members'),
  ('Hòa Bình – chi bộ trực thuộc Đảng bộ Văn phòng UBND tỉnh, 2021', 'cells'),
  ('Đồng Tháp – đảng viên, 2012', 'members')) AS k(title, subjects)
WHERE t.title = k.title;
UPDATE ratings.outside_figure f SET whole = k.whole
FROM ratings.outside_series t
JOIN (VALUES
  ('Hòa Bình – chi bộ trực thuộc Đảng bộ Văn phòng UBND tỉnh, 2021', 9, 10),
  ('Hải Dương – tổ chức cơ sở đảng, 2019', 604, 662)) AS k(title, amount, whole) ON k.title = t.title
WHERE f.series_id = t.id AND f.amount = k.amount;
ALTER TABLE ratings.outside_figure FORCE ROW LEVEL SECURITY;
ALTER TABLE ratings.outside_series FORCE ROW LEVEL SECURITY;
