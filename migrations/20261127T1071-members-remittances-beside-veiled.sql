-- Whoever sees what all other cells passed on, and what their superior passed on of it, knows what is not shown. So where one remittance to a
-- receiver is veiled, all that it received for the same months are, for those above both (docs/decisions/0028).
CREATE OR REPLACE FUNCTION members.veiled_remittances(which uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  WITH asked AS (
    SELECT r.id, r.from_month, r.until_month, CASE r.side WHEN 'sent' THEN r.other_org_id ELSE r.org_id END AS receiver_id
    FROM members.dues_remittance r
    WHERE r.id = ANY (which) AND members.in_scope(r.org_pos)
      AND NOT EXISTS (
        SELECT FROM platform.office o
        WHERE o.account_id = current_setting('app.account')::uuid AND o.org_id IN (r.org_id, r.other_org_id)
          AND o.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)),
  beside AS (
    SELECT r.id, r.from_month, r.until_month, CASE r.side WHEN 'sent' THEN r.other_org_id ELSE r.org_id END AS receiver_id,
      CASE r.side WHEN 'sent' THEN r.org_id ELSE r.other_org_id END AS sender_id
    FROM members.dues_remittance r
    WHERE r.id = ANY (which)
      OR (r.side = 'received' AND r.state <> 'withdrawn' AND r.org_id IN (SELECT a.receiver_id FROM asked a))),
  telling AS (
    SELECT b.receiver_id, b.from_month, b.until_month FROM beside b
    JOIN organisations.published_position sender ON sender.id = b.sender_id
    WHERE (
      SELECT count(DISTINCT p.member_id) FROM organisations.published_position below
      JOIN members.dues_payment p ON p.org_id = below.id AND p.withdrawn_at IS NULL
        AND p.paid_on >= b.from_month AND p.paid_on < b.until_month + interval '1 month'
      JOIN members.dues_payment_part x ON x.payment_id = p.id
      JOIN members.dues_amount y ON y.month = x.month AND y.entry_id = x.entry_id AND y.is_from_income
      WHERE below.pos >= sender.pos AND below.pos < sender.pos_end) BETWEEN 1 AND 4)
  SELECT a.id FROM asked a
  WHERE EXISTS (
    SELECT FROM telling t
    WHERE t.receiver_id = a.receiver_id AND t.from_month <= a.until_month AND t.until_month >= a.from_month)
$$;
