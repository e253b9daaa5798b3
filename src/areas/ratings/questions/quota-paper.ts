import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { DecisionPaper } from '../../organisations/contract.ts';
import type { QuotaBase, QuotaRounding } from '../rules/quota-shape.ts';

/** What a committee recorded as its own rule of the ceiling, with its paper. Nulls: nothing was recorded. */
export type QuotaPaper = {
  readonly base: QuotaBase | null;
  readonly rounding: QuotaRounding | null;
  readonly decision: DecisionPaper | null;
};

export const quotaPaperOf = async (tx: Tx, seasonId: string): Promise<QuotaPaper> => {
  const { rows } = await sql<{
    base: QuotaBase | null;
    rounding: QuotaRounding | null;
    number: string | null;
    on: Day | null;
    issuer: string | null;
  }>`
    SELECT n.quota_base AS base, n.quota_rounding AS rounding, n.quota_rule_number AS number, n.quota_rule_on AS on, n.quota_rule_issuer AS issuer
    FROM ratings.season n WHERE n.id = ${seasonId}`.execute(tx);
  const { base = null, rounding = null, number = null, on = null, issuer = null } = rows[0] ?? {};
  return { base, rounding, decision: number === null ? null : { number, decidedOn: on!, issuer: issuer! } };
};
