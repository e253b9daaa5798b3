import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/dues-settings.ts';

type WageId = typeof contract.setMinimumWage.output._output.wageId;
type PracticeId = typeof contract.editDuesPractice.output._output.practiceId;
type RegionId = typeof contract.setDuesRegion.output._output.regionId;

const refuseIfNone = (rows: readonly unknown[], field: string): void => {
  if (rows.length === 0) orRefuse(refuseNotFound(reason('platform.not-found', {}, field)));
};

export const setMinimumWage = action(contract.setMinimumWage, async (input, { tx, actor, note }) => {
  const wageId = newId<WageId>();
  await sql`
    INSERT INTO members.minimum_wage (id, region, from_day, amount, source, entered_by)
    VALUES (${wageId}, ${input.region}, ${input.from}::date, ${input.amount}, ${input.source}, ${actor.accountId})`.execute(
    tx,
  );
  note({ subject: `members.minimum_wage ${wageId}`, after: input });
  return { wageId };
});

export const withdrawMinimumWage = action(contract.withdrawMinimumWage, async ({ wageId }, { tx, note }) => {
  const { rows } = await sql<{ region: number; from: string; amount: number }>`
    UPDATE members.minimum_wage w SET withdrawn_at = clock_timestamp() WHERE w.id = ${wageId} AND w.withdrawn_at IS NULL
    RETURNING w.region, w.from_day AS "from", w.amount`.execute(tx);
  refuseIfNone(rows, 'wageId');
  note({ subject: `members.minimum_wage ${wageId}`, before: rows[0] });
  return { done: true as const };
});

const rangeBackwards = (entries: readonly { keeps: { from: number; to: number } }[]): number =>
  entries.findIndex(({ keeps }) => keeps.from > keeps.to);

export const editDuesPractice = action(contract.editDuesPractice, async (input, { tx, actor, note }) => {
  const backwards = rangeBackwards(input.content.entries);
  if (backwards >= 0)
    orRefuse(refuse(reason('members.share-range-backwards', {}, `content.entries.${backwards}.keeps.to`)));
  const practiceId = newId<PracticeId>();
  await sql`
    INSERT INTO members.dues_practice (id, from_day, content, source, entered_by)
    VALUES (${practiceId}, ${input.from}::date, ${JSON.stringify(input.content)}::jsonb, ${input.source}, ${actor.accountId})`.execute(
    tx,
  );
  note({ subject: `members.dues_practice ${practiceId}`, after: input });
  return { practiceId };
});

export const withdrawDuesPractice = action(contract.withdrawDuesPractice, async ({ practiceId }, { tx, note }) => {
  const { rows } = await sql<{ from: string }>`
    UPDATE members.dues_practice p SET withdrawn_at = clock_timestamp() WHERE p.id = ${practiceId} AND p.withdrawn_at IS NULL
    RETURNING p.from_day AS "from"`.execute(tx);
  refuseIfNone(rows, 'practiceId');
  note({ subject: `members.dues_practice ${practiceId}`, before: rows[0] });
  return { done: true as const };
});

export const setDuesRegion = action(contract.setDuesRegion, async (input, { tx, actor, note }) => {
  const regionId = newId<RegionId>();
  await sql`
    INSERT INTO members.dues_region (id, org_id, org_pos, region, from_month, source, entered_by)
    SELECT ${regionId}, o.id, o.pos, ${input.region}, ${input.fromMonth}::date, ${input.source}, ${actor.accountId}
    FROM organisations.published_position o WHERE o.id = ${input.organisationId}`.execute(tx);
  note({ subject: `members.dues_region ${regionId}`, after: input });
  return { regionId };
});

const regionPlace = async ({ regionId }: { regionId: string }, tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT r.org_id AS id FROM members.dues_region r WHERE r.id = ${regionId}`.execute(tx);
  return rows.map(({ id }) => id);
};

export const withdrawDuesRegion = action(
  contract.withdrawDuesRegion,
  async ({ regionId }, { tx, note }) => {
    const { rows } = await sql<{ region: number }>`
      UPDATE members.dues_region r SET withdrawn_at = clock_timestamp() WHERE r.id = ${regionId} AND r.withdrawn_at IS NULL
      RETURNING r.region`.execute(tx);
    refuseIfNone(rows, 'regionId');
    note({ subject: `members.dues_region ${regionId}`, before: rows[0] });
    return { done: true as const };
  },
  { over: regionPlace },
);
