-- Proofs of identity: passwords, second factors, sessions, one-time codes, links to an OpenID provider.
-- Only the request role app_identity reaches these tables; what an administrator may do to them goes through the functions below.

-- An office granted by mistake is taken back by giving it an empty period: it never held, and nothing overlaps it.
ALTER TABLE platform.office DROP CONSTRAINT office_period_check;

CREATE TABLE platform.credential (
  account_id uuid PRIMARY KEY REFERENCES platform.account (id),
  -- Null until the one-time code of a new account is redeemed, and for accounts that sign in through a provider only.
  password_hash text,
  password_changed_at timestamptz,
  -- Also without a role that asks for it: the first administrator has no office yet.
  second_factor_required boolean NOT NULL DEFAULT false
);

CREATE TABLE platform.totp (
  account_id uuid PRIMARY KEY REFERENCES platform.account (id),
  -- Sealed with the installation's key, bound to the account.
  sealed_secret bytea,
  confirmed_at timestamptz,
  -- A new secret that no code has confirmed yet; the old one stays in force until then.
  pending_secret bytea,
  -- The last time step that was accepted: a code works once.
  last_step bigint NOT NULL DEFAULT 0,
  CONSTRAINT totp_confirmed_has_secret CHECK (confirmed_at IS NULL OR sealed_secret IS NOT NULL)
);

CREATE TABLE platform.session (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES platform.account (id),
  -- SHA-256 of the cookie's 256 random bits; the bits themselves are nowhere in the database.
  token_hash bytea NOT NULL CONSTRAINT session_token_unique UNIQUE,
  -- A rotated token is offered first and replaces the old one when the browser comes back with it: a lost answer signs nobody out.
  next_token_hash bytea CONSTRAINT session_next_token_unique UNIQUE,
  next_offered_at timestamptz,
  -- Good for a minute after the change, for requests that were under way.
  previous_token_hash bytea CONSTRAINT session_previous_token_unique UNIQUE,
  rotated_at timestamptz NOT NULL,
  started_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  second_factor_at timestamptz,
  password_change_needed boolean NOT NULL DEFAULT false,
  revoked_at timestamptz,
  address text,
  device text,
  signed_in_by text NOT NULL CHECK (signed_in_by IN ('password', 'openid'))
);
CREATE INDEX session_account ON platform.session (account_id, started_at);
CREATE INDEX session_expires ON platform.session (expires_at);

CREATE TABLE platform.reset_code (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES platform.account (id),
  code_hash bytea NOT NULL,
  also_second_factor boolean NOT NULL,
  issued_by uuid REFERENCES platform.account (id),
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  withdrawn_at timestamptz
);
CREATE INDEX reset_code_account ON platform.reset_code (account_id);

-- Failures by login and by address. Keys are digests: unknown logins are counted like known ones, and no typed text is kept.
CREATE TABLE platform.sign_in_attempt (
  key_hash bytea PRIMARY KEY,
  failures int NOT NULL,
  last_failure_at timestamptz NOT NULL,
  blocked_until timestamptz
);
CREATE INDEX sign_in_attempt_last ON platform.sign_in_attempt (last_failure_at);

CREATE TABLE platform.oidc_link (
  issuer text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  account_id uuid NOT NULL REFERENCES platform.account (id),
  linked_by uuid REFERENCES platform.account (id),
  linked_at timestamptz NOT NULL,
  CONSTRAINT oidc_link_subject PRIMARY KEY (issuer, subject),
  CONSTRAINT oidc_link_account UNIQUE (account_id, issuer)
);

-- One sign-in under way at a provider; the browser holds the key in a cookie.
CREATE TABLE platform.oidc_attempt (
  key_hash bytea PRIMARY KEY,
  state text NOT NULL,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  return_to text NOT NULL,
  expires_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON platform.credential, platform.totp, platform.session, platform.reset_code,
  platform.sign_in_attempt, platform.oidc_link, platform.oidc_attempt TO app_identity;

-- The functions below run as the owner, which FORCE ROW LEVEL SECURITY would leave without a row where it is no superuser.
CREATE POLICY owner_reads ON platform.office FOR SELECT TO CURRENT_USER USING (true);

-- Whether every office of the account that holds or will hold lies in the caller's reach: only then may the caller replace its
-- password or shut it. Without this an administrator of one commune could take over an account of the city.
CREATE FUNCTION platform.holds_account(wanted uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
  SELECT session_user = 'app_all' OR (session_user IN ('app_scoped', 'app_offices') AND (
    SELECT coalesce(bool_or(mine) AND bool_and(mine OR ended), false)
    FROM (
      SELECT
        isempty(o.period) OR coalesce(upper(o.period) <= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, false) AS ended,
        (o.org_pos >= current_setting('app.lo1')::int AND o.org_pos < current_setting('app.hi1')::int)
          OR (o.org_pos >= current_setting('app.lo2')::int AND o.org_pos < current_setting('app.hi2')::int)
          OR (o.org_pos >= current_setting('app.lo3')::int AND o.org_pos < current_setting('app.hi3')::int)
          OR (o.org_pos >= current_setting('app.lo4')::int AND o.org_pos < current_setting('app.hi4')::int) AS mine
      FROM platform.office AS o WHERE o.account_id = wanted) AS held))
$$;
REVOKE ALL ON FUNCTION platform.holds_account FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.holds_account TO app_scoped, app_all;

-- Stores the digest of a one-time code and withdraws earlier ones. Write-only for administrators.
CREATE FUNCTION platform.store_reset_code(
  new_id uuid, wanted uuid, digest bytea, second_factor boolean, by_account uuid, at timestamptz, until timestamptz)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
  IF NOT platform.holds_account(wanted) THEN
    RAISE EXCEPTION 'the account has offices beyond the caller''s reach' USING ERRCODE = '42501';
  END IF;
  INSERT INTO platform.credential (account_id) VALUES (wanted) ON CONFLICT (account_id) DO NOTHING;
  UPDATE platform.reset_code SET withdrawn_at = at WHERE account_id = wanted AND used_at IS NULL AND withdrawn_at IS NULL;
  INSERT INTO platform.reset_code (id, account_id, code_hash, also_second_factor, issued_by, issued_at, expires_at)
  VALUES (new_id, wanted, digest, second_factor, by_account, at, until);
END $$;
REVOKE ALL ON FUNCTION platform.store_reset_code FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.store_reset_code TO app_scoped, app_all;

-- Ties an account to its subject at a provider, or unties it (subject null). Same guard.
CREATE FUNCTION platform.store_oidc_link(wanted uuid, provider text, new_subject text, by_account uuid, at timestamptz)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN
  IF NOT platform.holds_account(wanted) THEN
    RAISE EXCEPTION 'the account has offices beyond the caller''s reach' USING ERRCODE = '42501';
  END IF;
  DELETE FROM platform.oidc_link WHERE account_id = wanted AND issuer = provider;
  IF new_subject IS NOT NULL THEN
    INSERT INTO platform.oidc_link (issuer, subject, account_id, linked_by, linked_at)
    VALUES (provider, new_subject, wanted, by_account, at);
  END IF;
END $$;
REVOKE ALL ON FUNCTION platform.store_oidc_link FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.store_oidc_link TO app_scoped, app_all;
