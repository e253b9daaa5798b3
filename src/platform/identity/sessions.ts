import { sql } from 'kysely';
import { newId } from '../action/id.ts';
import { dayOf } from '../calendar/day.ts';
import type { Tx } from '../db/database.ts';
import type { Caller, IdentityParts } from './identity-parts.ts';
import { digestOf, keyedDigest, newToken } from './secret-text.ts';
import { isOver, minutesAfter, type SessionLimits, type Stage, staffLimits, stageOf } from './session-stage.ts';

export const limitsOf = (parts: IdentityParts): SessionLimits => parts.limits ?? staffLimits;

/** A session that was found by its cookie and still holds, with what decides how far it has come. */
export type LiveSession = {
  readonly id: string;
  readonly accountId: string;
  readonly login: string;
  readonly displayName: string;
  readonly stage: Stage;
  readonly hasTotp: boolean;
  readonly csrfToken: string;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
};

type Row = {
  id: string;
  account_id: string;
  login: string;
  display_name: string;
  has_totp: boolean;
  required: boolean;
  roles: string[];
  second_factor_at: Date | null;
  password_change_needed: boolean;
  last_seen_at: Date;
  expires_at: Date;
  rotated_at: Date;
  next_offered_at: Date | null;
  came_as: 'current' | 'next' | 'previous';
};

/** Whether the token that came with a request is the session's, the one offered next, or the one before (good for a minute). */
const rowOfToken = async (tx: Tx, token: string, now: Date): Promise<Row | undefined> => {
  const hash = digestOf(token);
  const { rows } = await sql<Row>`
    SELECT s.id, s.account_id, a.login, a.display_name, t.confirmed_at IS NOT NULL AS has_totp,
           coalesce(c.second_factor_required, false) AS required,
           ARRAY(SELECT DISTINCT o.role FROM platform.office o
                 WHERE o.account_id = s.account_id AND o.period @> ${dayOf(now)}::date) AS roles,
           s.second_factor_at, s.password_change_needed, s.last_seen_at, s.expires_at, s.rotated_at, s.next_offered_at,
           CASE ${hash}::bytea WHEN s.token_hash THEN 'current' WHEN s.next_token_hash THEN 'next' ELSE 'previous' END AS came_as
    FROM platform.session s
    JOIN platform.account a ON a.id = s.account_id AND a.disabled_at IS NULL
    LEFT JOIN platform.totp t ON t.account_id = s.account_id
    LEFT JOIN platform.credential c ON c.account_id = s.account_id
    WHERE s.revoked_at IS NULL
      AND (s.token_hash = ${hash} OR s.next_token_hash = ${hash}
           OR (s.previous_token_hash = ${hash} AND s.rotated_at > ${minutesAfter(now, -1)}))`.execute(tx);
  return rows[0];
};

const SEEN_EVERY_MINUTES = 1;

/** Notes that the session is in use, and moves its token on when that is due. Gives the token to offer, if there is a new one. */
const keepMoving = async (tx: Tx, row: Row, now: Date, limits: SessionLimits): Promise<string | null> => {
  if (row.came_as === 'next') {
    await sql`
      UPDATE platform.session SET previous_token_hash = token_hash, token_hash = next_token_hash, next_token_hash = NULL,
        next_offered_at = NULL, rotated_at = ${now}, last_seen_at = ${now}
      WHERE id = ${row.id} AND next_token_hash IS NOT NULL`.execute(tx);
    return null;
  }
  const isDue = now >= minutesAfter(row.rotated_at, limits.rotateMinutes);
  const mayOffer = row.next_offered_at === null || now >= minutesAfter(row.next_offered_at, 1);
  if (row.came_as === 'current' && isDue && mayOffer) {
    const token = newToken();
    // Of many requests at once only one offers: a second offer would make the first one's token unknown.
    const { numAffectedRows } = await sql`
      UPDATE platform.session SET next_token_hash = ${digestOf(token)}, next_offered_at = ${now}, last_seen_at = ${now}
      WHERE id = ${row.id} AND next_offered_at IS NOT DISTINCT FROM ${row.next_offered_at}`.execute(tx);
    return numAffectedRows === 1n ? token : null;
  }
  if (now >= minutesAfter(row.last_seen_at, SEEN_EVERY_MINUTES)) {
    await tx.updateTable('platform.session').set({ last_seen_at: now }).where('id', '=', row.id).execute();
  }
  return null;
};

export const csrfTokenOf = (parts: IdentityParts, sessionId: string): string =>
  keyedDigest(parts.key, 'csrf', sessionId).toString('base64url');

/** The live session of a cookie, or null; with a fresh token when it is time to rotate. */
export const findSession = async (
  tx: Tx,
  parts: IdentityParts,
  token: string,
): Promise<{ session: LiveSession; newToken: string | null } | null> => {
  const now = parts.now();
  const limits = limitsOf(parts);
  const row = await rowOfToken(tx, token, now);
  if (!row || isOver({ lastSeenAt: row.last_seen_at, expiresAt: row.expires_at }, now, limits)) return null;
  const needsTotp = row.required || row.roles.some((role) => parts.roles[role]?.seesPersonalData ?? true);
  const session: LiveSession = {
    id: row.id,
    accountId: row.account_id,
    login: row.login,
    displayName: row.display_name,
    hasTotp: row.has_totp,
    stage: stageOf({
      hasTotp: row.has_totp,
      needsTotp,
      secondFactorAt: row.second_factor_at,
      passwordChangeNeeded: row.password_change_needed,
    }),
    csrfToken: csrfTokenOf(parts, row.id),
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
  return { session, newToken: await keepMoving(tx, row, now, limits) };
};

/** Opens a session for the time between the first proof and the last; the caller then finds it to learn its stage. */
export const startSession = async (
  tx: Tx,
  parts: IdentityParts,
  of: { accountId: string; signedInBy: 'password' | 'openid'; passwordChangeNeeded: boolean },
  caller: Caller,
): Promise<string> => {
  const now = parts.now();
  const token = newToken();
  await tx
    .insertInto('platform.session')
    .values({
      id: newId(),
      account_id: of.accountId,
      token_hash: digestOf(token),
      rotated_at: now,
      started_at: now,
      last_seen_at: now,
      expires_at: minutesAfter(now, limitsOf(parts).stepMinutes),
      password_change_needed: of.passwordChangeNeeded,
      address: caller.address,
      device: caller.device,
      signed_in_by: of.signedInBy,
    })
    .execute();
  await sql`DELETE FROM platform.session WHERE id IN (
    SELECT id FROM platform.session WHERE expires_at < ${minutesAfter(now, -30 * 24 * 60)} LIMIT 100)`.execute(tx);
  return token;
};

/**
 * Gives the session a new token after its rights changed; every earlier token is dead at once. Once signed in, its whole time starts.
 * `changes` are written with it.
 */
export const renewSession = async (
  tx: Tx,
  parts: IdentityParts,
  token: string,
  changes: { second_factor_at?: Date; password_change_needed?: boolean } = {},
): Promise<{ session: LiveSession; token: string }> => {
  const now = parts.now();
  const found = await findSession(tx, parts, token);
  if (!found) throw new Error('a session that is not live cannot be renewed');
  const renewed = newToken();
  const write = tx.updateTable('platform.session').where('id', '=', found.session.id);
  const fresh = {
    token_hash: digestOf(renewed),
    next_token_hash: null,
    previous_token_hash: null,
    next_offered_at: null,
  };
  await write.set({ ...fresh, ...changes, rotated_at: now, last_seen_at: now }).execute();
  const { session } = (await findSession(tx, parts, renewed))!;
  if (session.stage !== 'signed-in') return { session, token: renewed };
  await sql`UPDATE platform.session SET expires_at = started_at + make_interval(hours => ${limitsOf(parts).absoluteHours})
            WHERE id = ${session.id}`.execute(tx);
  return { session: (await findSession(tx, parts, renewed))!.session, token: renewed };
};

/** Ends sessions of an account: all, or all but one. Gives their number. */
export const endSessions = async (
  tx: Tx,
  accountId: string,
  now: Date,
  butSessionId: string | null,
): Promise<number> => {
  const { numAffectedRows } = await sql`
    UPDATE platform.session SET revoked_at = ${now}
    WHERE account_id = ${accountId} AND revoked_at IS NULL AND id IS DISTINCT FROM ${butSessionId}::uuid`.execute(tx);
  return Number(numAffectedRows ?? 0);
};
