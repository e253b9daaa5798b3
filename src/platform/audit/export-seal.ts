import { sql } from 'kysely';
import { question } from '../action/action.ts';
import { orRefuse, reason, refuseNotFound } from '../outcome/refusal.ts';
import * as contract from './contract.ts';

export const exportSeal = question(contract.exportSeal, async (_input, { tx }) => {
  const { rows } = await sql<{ number: number; digest: string; sealedAt: Date; entryCount: number }>`
    SELECT number::int AS number, encode(digest, 'hex') AS digest, sealed_at AS "sealedAt", entry_count AS "entryCount"
    FROM platform.audit_seal ORDER BY number DESC LIMIT 1`.execute(tx);
  const last = orRefuse(rows[0] ?? refuseNotFound(reason('platform.no-seal-yet')));
  return { ...last, sealedAt: last.sealedAt.toISOString() };
});
