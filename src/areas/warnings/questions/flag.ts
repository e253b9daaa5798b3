import { sql } from 'kysely';
import type { z } from 'zod';
import { question } from '../../../platform/action/action.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { findPackInForce } from '../../../platform/packs/pack.ts';
import type { SourceRow } from '../../organisations/contract.ts';
import * as contract from '../contract.ts';
import { describeRows } from '../jobs/board-sources.ts';
import { ruleFaceOf, warningRules } from '../rules/pack-kinds.ts';
import { type FlagRow, flagColumns, flagsNamed, packOf, warningPackById, withRule } from './flag-rows.ts';

type Opened = FlagRow & { sources: SourceRow[] };
type Earlier = z.output<typeof contract.flag.output>['earlier'][number];

export const flag = question(
  contract.flag,
  async ({ flagId }, { tx, today }) => {
    const { rows } = await sql<Opened>`
      SELECT ${flagColumns}, f.rows AS sources ${flagsNamed(today)} WHERE f.id = ${flagId}`.execute(tx);
    if (!rows[0]) throw new Refused(refuseNotFound(reason('platform.not-found')));
    const { sources, ...found } = rows[0];
    const packs = warningPackById();
    const rule = packs.get(found.packId)?.content.rules.find((one) => one.id === found.rule);
    const { rows: earlier } = await sql<Earlier>`
      SELECT id, since, first_seen_on AS "firstSeenOn", cleared_on AS "clearedOn" FROM warnings.flag
      WHERE org_id = ${found.organisationId} AND rule = ${found.rule} AND id <> ${flagId} ORDER BY first_seen_on DESC, id`.execute(
      tx,
    );
    return {
      flag: withRule(found, packs),
      parameters: rule?.parameters ?? {},
      packId: found.packId,
      rows: await describeRows(tx, sources, today),
      earlier,
    };
  },
  {
    over: async ({ flagId }, tx) => {
      const found = await tx.selectFrom('warnings.flag').select('org_id').where('id', '=', flagId).executeTakeFirst();
      return found ? [found.org_id] : [];
    },
  },
);

export const rules = question(contract.rules, async ({ on }) => {
  const pack = findPackInForce(shippedPacks(), warningRules, on);
  return {
    pack: pack ? packOf(pack) : null,
    rules: (pack?.content.rules ?? []).map((rule) => ({
      ...ruleFaceOf(pack!, rule),
      question: rule.question,
      parameters: rule.parameters,
      types: rule.types === 'any' ? null : rule.types,
    })),
  };
});
