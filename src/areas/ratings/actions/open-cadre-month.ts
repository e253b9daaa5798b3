import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal, type Reason, reason } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/cadre-month.ts';
import type { SeasonId } from '../contract/season-shapes.ts';
import { ratingPacks } from '../questions/rating-laws.ts';
import { getSeason, holdSeason, homeOfSeason } from '../questions/season-rows.ts';
import { checkSeason } from '../rules/check-season.ts';
import { chooseLaw } from '../rules/choose-law.ts';
import { spanOf } from '../rules/period-span.ts';
import { insertCadres, refuseCadres } from './cadre-month-writes.ts';
import { insertSeason } from './season-writes.ts';

type Asked = typeof contract.openCadreMonth.input._output;

/** Reasons against the frame of a month: none known for it, another one, or one of unknown validity without saying why it is used. */
const frameFaults = (
  { packId, packReason, countedOn }: Asked,
  period: { kind: 'month'; year: number; month: number },
) => {
  const choice = chooseLaw(ratingPacks(), period, { reviewOn: countedOn, why: packReason });
  if (isRefusal(choice))
    return choice.reasons.map(
      ({ field, ...one }): Reason => ({ ...one, field: field === 'why' ? 'packReason' : 'month' }),
    );
  return choice.base.id === packId ? [] : [reason('ratings.pack-unknown', {}, 'packId')];
};

const rollFaults = (countedOn: Day, from: Day, until: Day, today: Day): Reason[] => [
  ...(countedOn > today ? [reason('ratings.counted-in-future', {}, 'countedOn')] : []),
  ...(countedOn < from || countedOn >= until ? [reason('ratings.cadre-roll-of-other-month', {}, 'countedOn')] : []),
];

const isOpenAlready = async (tx: Tx, { organisationId, year, month }: Asked): Promise<boolean> => {
  const { rows } = await sql`
    SELECT 1 FROM ratings.season n WHERE n.org_id = ${organisationId} AND n.period_kind = 'month' AND n.year = ${year} AND n.part = ${month}
      AND n.state <> 'withdrawn'`.execute(tx);
  return rows.length > 0;
};

export const openCadreMonth = action(contract.openCadreMonth, async (input, { tx, today, note, tell }) => {
  const { organisationId, year, month, countedOn, packId, packReason } = input;
  const period = { kind: 'month' as const, year, month };
  const { from, until } = spanOf(period);
  const begun = checkSeason({ period, countedOn: from, calendar: [] }, today);
  await refuseCadres(tx, input, [
    ...frameFaults(input, period),
    ...(isRefusal(begun) ? [reason('ratings.period-not-begun', { day: from }, 'month')] : []),
    ...rollFaults(countedOn, from, until, today),
    ...((await isOpenAlready(tx, input)) ? [reason('ratings.season-open-already', {}, 'month')] : []),
  ]);

  const seasonId = newId<SeasonId>();
  const packs = { packId, layerId: null, packReason };
  await insertSeason(tx, { seasonId, organisationId, period, ...packs, calendar: [], openedOn: today });
  await insertCadres(tx, seasonId, input);

  note({
    subject: `season ${seasonId}`,
    after: { period: JSON.stringify(period), packId, cadres: input.cadres.length },
  });
  await tell('ratings.season-opened', { seasonId, organisationId });
  return { seasonId, cadres: input.cadres.length };
});

export const addCadres = action(
  contract.addCadres,
  async ({ seasonId, ...input }, { tx, today, note, tell }) => {
    await holdSeason(tx, seasonId);
    const { organisationId, packId, state, periodFrom, periodUntil, period } = await getSeason(tx, seasonId, null);
    const asked = { ...input, organisationId, packId };
    await refuseCadres(tx, asked, [
      ...(state === 'open' ? [] : [reason('ratings.season-not-open', { state })]),
      ...(period.kind === 'month' ? [] : [reason('ratings.no-cadre-sheet')]),
      ...rollFaults(input.countedOn, periodFrom, periodUntil, today),
    ]);
    await insertCadres(tx, seasonId, asked);
    note({ subject: `season ${seasonId}`, after: { officeId: input.officeId, cadres: input.cadres.length } });
    await tell('ratings.cadres-added', { seasonId, organisationId });
    return { seasonId, cadres: input.cadres.length };
  },
  { over: homeOfSeason },
);
