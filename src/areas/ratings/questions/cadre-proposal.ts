import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/cadre-month.ts';
import type { SeasonId } from '../contract/season-shapes.ts';
import { chooseLaw } from '../rules/choose-law.ts';
import { cadreRoll, liesIn } from './cadre-roll.ts';
import { faceOfPack, ratingPacks } from './rating-laws.ts';

const openAlready = async (tx: Tx, organisationId: string, year: number, month: number): Promise<SeasonId | null> => {
  const { rows } = await sql<{ id: SeasonId }>`
    SELECT n.id FROM ratings.season n WHERE n.org_id = ${organisationId} AND n.period_kind = 'month' AND n.year = ${year} AND n.part = ${month}
      AND n.state <> 'withdrawn'`.execute(tx);
  return rows[0]?.id ?? null;
};

export const cadreProposal = question(
  contract.cadreProposal,
  async ({ organisationId, officeId, year, month, countedOn }, { tx }) => {
    if (!(await liesIn(tx, officeId, organisationId)))
      throw new Refused(refuse(reason('ratings.cadre-office-elsewhere', {}, 'officeId')));
    // A reason is asked for when the month is opened; to look at it needs none.
    const choice = chooseLaw(ratingPacks(), { kind: 'month', year, month }, { reviewOn: countedOn, why: 'proposal' });
    const alreadyOpen = await openAlready(tx, organisationId, year, month);
    const { people, total } = await cadreRoll(tx, { officeId, on: countedOn, seasonId: alreadyOpen });
    return {
      pack: isRefusal(choice) ? null : faceOfPack(choice.base),
      flags: isRefusal(choice) ? [] : [...choice.flags],
      alreadyOpen,
      people: people as never,
      total,
    };
  },
);
