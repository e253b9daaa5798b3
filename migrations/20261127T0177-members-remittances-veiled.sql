-- A remittance is a document of two organisations. Where one to four members whose dues follow from an income stand behind it, its amount
-- tells theirs: it is shown to accounts with an office at the sender or the receiver, and to nobody above them (docs/decisions/0021).
CREATE FUNCTION members.veiled_remittances(which uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.id FROM members.dues_remittance r
  JOIN organisations.published_position sender ON sender.id = CASE r.side WHEN 'sent' THEN r.org_id ELSE r.other_org_id END
  WHERE r.id = ANY (which) AND members.in_scope(r.org_pos)
    AND NOT EXISTS (
      SELECT FROM platform.office o
      WHERE o.account_id = current_setting('app.account')::uuid AND o.org_id IN (r.org_id, r.other_org_id)
        AND o.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
    AND (
      SELECT count(DISTINCT p.member_id) FROM organisations.published_position below
      JOIN members.dues_payment p ON p.org_id = below.id AND p.withdrawn_at IS NULL
        AND p.paid_on >= r.from_month AND p.paid_on < r.until_month + interval '1 month'
      JOIN members.dues_payment_part x ON x.payment_id = p.id
      JOIN members.dues_amount b ON b.month = x.month AND b.entry_id = x.entry_id AND b.is_from_income
      WHERE below.pos >= sender.pos AND below.pos < sender.pos_end) BETWEEN 1 AND 4
$$;
CREATE POLICY functions ON members.dues_remittance FOR SELECT TO CURRENT_USER USING (true);
REVOKE ALL ON FUNCTION members.veiled_remittances(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION members.veiled_remittances(uuid[]) TO app_scoped, app_all;
