-- Whether the account of this transaction holds the minutes of exactly this organisation: an office that works there (not above it), or the
-- person follows it for the superior committee. A helper counts as long as the office helped is alive. It stands here because the
-- register of papers opens issued minutes by it, and in the area of meetings the sheet does: one rule for both.
CREATE FUNCTION documents.published_holds_minutes(org uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT session_user <> 'app_self' AND EXISTS (
    SELECT FROM platform.office o
    JOIN platform.account a ON a.id = o.account_id AND a.disabled_at IS NULL
    LEFT JOIN platform.office helped ON helped.id = o.helper_for_office_id
    LEFT JOIN platform.account holder ON holder.id = helped.account_id AND holder.disabled_at IS NULL
    JOIN organisations.published_position here ON here.id = org AND platform.in_scope(here.pos)
    WHERE o.account_id = current_setting('app.account')::uuid
      AND o.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
      AND (o.helper_for_office_id IS NULL
           OR (helped.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AND holder.id IS NOT NULL))
      AND ((o.org_id = org AND o.role IN ('cell-secretary', 'committee-office', 'organisation-officer', 'committee-head'))
        OR EXISTS (
          SELECT FROM organisations.published_post p JOIN members.published_member m ON m.person_id = p.person_id
          WHERE m.account_id = coalesce(helped.account_id, o.account_id) AND p.org_id = org AND p.kind = 'follower'
            AND p.period @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)))
$$;
REVOKE ALL ON FUNCTION documents.published_holds_minutes(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION documents.published_holds_minutes(uuid) TO app_scoped, app_all;

-- Says who said what: of confined papers the narrower sort, opened by those who hold the minutes and not by every office above.
ALTER TABLE documents.paper ADD is_minutes boolean NOT NULL DEFAULT false CHECK (is_confined OR NOT is_minutes);
CREATE POLICY minutes_marked ON documents.paper FOR ALL TO CURRENT_USER USING (true) WITH CHECK (true);
UPDATE documents.paper SET is_minutes = true WHERE is_confined AND document_type = 'minutes' AND split_part(kind, '.', 2) IN ('minutes', 'committee-minutes');
DROP POLICY minutes_marked ON documents.paper;
