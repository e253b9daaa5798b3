import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/cadre-sheets.ts';
import { mayAnswerCadre } from '../rules/cadre-missing.ts';
import { mayStep } from '../rules/transitions.ts';
import { getCriteria, marksOfCadres } from './cadre-rows.ts';
import { answersOf, frameOfSheet } from './cadre-sheet.ts';
import { ownCadreRows } from './own-cadre-rows.ts';

export const ownCadreSheets = question(contract.ownCadreSheets, async (_input, { tx, today }) => ({
  rows: (await ownCadreRows(tx, sql`true`, today)).map(
    ({ subjectId, period, officeName, postWords, state, selfLevel, decidedLevel }) => ({
      subjectId,
      period,
      officeName,
      postWords,
      state,
      selfLevel,
      decidedLevel,
    }),
  ),
}));

export const ownCadreSheet = question(contract.ownCadreSheet, async ({ subjectId }, { tx, today, actor }) => {
  const [own] = await ownCadreRows(tx, sql`s.id = ${subjectId}`, today);
  if (!own) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const { officeId: _, packId, periodFrom, kind: __, ...row } = own;
  const marks = (await marksOfCadres(tx, [subjectId])).get(subjectId) ?? [];
  return {
    ...row,
    ...frameOfSheet(packId, periodFrom, await getCriteria(tx, subjectId)),
    marks: marks.filter(({ side }) => side !== 'self' || own.selfLevel !== null),
    answers: await answersOf(tx, subjectId, { today, accountId: actor.accountId }),
    mayRate: own.seasonState === 'open' && mayStep(own.state, 'rate-self'),
    mayAnswer: mayAnswerCadre(own),
  };
});
