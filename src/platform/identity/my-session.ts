import { sql } from 'kysely';
import type { Office } from '../access/offices.ts';
import type { OutputOf } from '../action/contract.ts';
import type { Tx } from '../db/database.ts';
import type { mySession } from './contract.ts';
import type { IdentityParts } from './identity-parts.ts';
import { minutesAfter } from './session-stage.ts';
import { type LiveSession, limitsOf } from './sessions.ts';
import { installationOf } from './set-up.ts';
import { type HeldOffice, type Settings, settings } from './shapes.ts';

const usual: Settings = { textSize: 'normal', contrast: 'normal', colourScheme: 'system', language: 'vi' };

/** The settings of an account; what is not stored or no longer known is as usual. */
export const settingsFrom = (stored: unknown, language: string): Settings => {
  const merged = { ...usual, ...(typeof stored === 'object' ? stored : {}), language };
  const read = settings.safeParse(merged);
  return read.success ? read.data : { ...usual, language: language === 'en' ? 'en' : 'vi' };
};

const namesOf = async (tx: Tx, accountIds: string[]): Promise<Map<string, string>> => {
  if (accountIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('platform.account')
    .select(['id', 'display_name'])
    .where('id', 'in', accountIds)
    .execute();
  return new Map(rows.map((row) => [row.id, row.display_name]));
};

const heldOffices = async (tx: Tx, parts: IdentityParts, offices: readonly Office[]): Promise<HeldOffice[]> => {
  const holders = await namesOf(
    tx,
    offices.flatMap((office) => (office.helperFor ? [office.helperFor.accountId] : [])),
  );
  const contracts = Object.entries(parts.permissions);
  return offices.map((office) => {
    const { helperFor } = office;
    return {
      id: office.id as HeldOffice['id'],
      role: office.role,
      roleName: { vi: parts.roles[office.role]?.vi ?? office.role, en: parts.roles[office.role]?.en ?? office.role },
      organisationId: office.organisationId as HeldOffice['organisationId'],
      organisationName: office.organisationName,
      helperFor: helperFor
        ? { officeId: helperFor.officeId as HeldOffice['id'], holderName: holders.get(helperFor.accountId) ?? '' }
        : null,
      may: contracts.filter(([, roles]) => roles.includes(office.role)).map(([name]) => name),
    };
  });
};

/** Who is signed in here. Before every proof is given it tells nothing of the account. `offices`: the live ones of the session's account. */
export const mySessionOf = async (
  tx: Tx,
  parts: IdentityParts,
  session: LiveSession | null,
  offices: readonly Office[],
): Promise<OutputOf<typeof mySession>> => {
  const installation = await installationOf(tx);
  if (!session) return { state: 'signed-out', installation, openIdName: parts.openId?.name ?? null };
  const { csrfToken } = session;
  if (session.stage !== 'signed-in') return { state: session.stage, csrfToken, installation };
  const row = await tx
    .selectFrom('platform.account')
    .select(['settings', 'language'])
    .where('id', '=', session.accountId)
    .executeTakeFirstOrThrow();
  return {
    state: 'signed-in',
    csrfToken,
    installation,
    account: { id: session.accountId as HeldAccountId, login: session.login, displayName: session.displayName },
    offices: await heldOffices(tx, parts, offices),
    settings: settingsFrom(row.settings, row.language),
    hasSecondFactor: session.hasTotp,
    idleUntil: minutesAfter(parts.now(), limitsOf(parts).idleMinutes).toISOString(),
    endsAt: session.expiresAt.toISOString(),
  };
};

type HeldAccountId = Extract<OutputOf<typeof mySession>, { state: 'signed-in' }>['account']['id'];

type SessionRow = { id: string; started_at: Date; last_seen_at: Date; address: string | null; device: string | null };

/** The own sessions that have not ended, newest first. */
export const sessionsOf = async (tx: Tx, parts: IdentityParts, own: LiveSession) => {
  const now = parts.now();
  const { rows } = await sql<SessionRow>`
    SELECT id, started_at, last_seen_at, address, device FROM platform.session
    WHERE account_id = ${own.accountId} AND revoked_at IS NULL AND expires_at > ${now}
      AND last_seen_at > ${minutesAfter(now, -limitsOf(parts).idleMinutes)}
    ORDER BY last_seen_at DESC, id`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    isThisOne: row.id === own.id,
    startedAt: row.started_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    address: row.address,
    device: row.device,
  }));
};
