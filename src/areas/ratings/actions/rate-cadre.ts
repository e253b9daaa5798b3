import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import {
  orRefuse,
  Refused,
  reason,
  refuse,
  refuseConflict,
  refuseNotFound,
} from '../../../platform/outcome/refusal.ts';
import type { CadreKind } from '../contract/cadre-frames.ts';
import * as contract from '../contract/cadre-sheets.ts';
import type { MarkSide } from '../contract/steps.ts';
import { getCriteria } from '../questions/cadre-rows.ts';
import { keptOutFaults } from '../questions/interest-rows.ts';
import { ownCadreRows } from '../questions/own-cadre-rows.ts';
import { ratedByOwnHand } from '../questions/own-hand.ts';
import { lawOf } from '../questions/rating-laws.ts';
import { homeOfSubject, openersOf } from '../questions/season-rows.ts';
import { getSubject, refuseClosedStep, type SubjectRow } from '../questions/subject-rows.ts';
import { checkCadreSheet, type RatedSheet } from '../rules/cadre-sheet.ts';
import { dayFaults } from '../rules/check-step.ts';
import { keepVerdicts, putMarks, putSteps, type SheetsBefore } from './step-writes.ts';

const ratedSheet = async (
  tx: Tx,
  subject: Pick<SubjectRow, 'id' | 'kind' | 'period' | 'packId' | 'layerId' | 'adjustments'>,
  marks: readonly contract.CadreMark[],
): Promise<RatedSheet> => {
  const { lines } = await getCriteria(tx, subject.id);
  const asked = { kind: subject.kind as CadreKind, period: subject.period.kind, lines };
  return orRefuse(checkCadreSheet(lawOf(subject), asked, marks));
};

const put = (tx: Tx, subjectId: string, side: MarkSide, marks: readonly contract.CadreMark[]): Promise<SheetsBefore> =>
  putMarks(
    tx,
    subjectId,
    side,
    marks.map((mark) => ({ ...mark, grade: null, part: null })),
  );

type Rated = typeof contract.rateCadre.input._output;

const refuseRater = async (tx: Tx, { subjectId, side }: Rated, accountId: string): Promise<void> => {
  if (side === 'self') {
    const isOwnHand = (await ratedByOwnHand(tx, [subjectId], accountId)).has(subjectId);
    if (isOwnHand) throw new Refused(refuse(reason('ratings.rated-by-own-hand')));
    return;
  }
  const faults = await keptOutFaults(tx, subjectId, accountId);
  if (faults.length > 0) throw new Refused(refuse(...faults));
};

const writeRated = async (
  { tx, now, actor }: Pick<ActionContext, 'tx' | 'now' | 'actor'>,
  subject: SubjectRow,
  { side, ratedOn, marks, words }: Pick<Rated, 'side' | 'ratedOn' | 'marks' | 'words'>,
): Promise<RatedSheet> => {
  const sheet = await ratedSheet(tx, subject, marks);
  const { level, points, facts, verdict } = sheet;
  const marksBefore = {
    ...(await put(tx, subject.id, side === 'self' ? 'self' : 'collective', marks)),
    // Points from above answered those of the head: when these change, the deciding level looks again.
    ...(side === 'head' ? await put(tx, subject.id, 'superior', []) : {}),
  };
  const line = { subjectId: subject.id, on: ratedOn, by: actor.accountId, level, points, words, marksBefore };
  const [stepId] = await putSteps(tx, now, [
    side === 'self'
      ? { ...line, step: 'rate-self', change: { self_level: level } }
      : { ...line, step: 'propose-level', change: { proposed_level: level } },
  ]);
  if (side === 'head') await keepVerdicts(tx, [{ subject, stepId: stepId!, facts, verdict }]);
  return sheet;
};

export const rateCadre = action(
  contract.rateCadre,
  async (asked, context) => {
    const { tx, today, actor, note, tell } = context;
    const { subjectId, expectedVersion, side, ratedOn } = asked;
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, side === 'self' ? 'rate-self' : 'propose-level');
    await refuseRater(tx, asked, actor.accountId);
    const faults = dayFaults(ratedOn, { today, from: subject.periodFrom }, 'ratedOn');
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const { level } = await writeRated(context, subject, asked);
    note({ subject: `subject ${subjectId}`, after: { side, ratedOn } });
    await tell('ratings.cadre-rated', { subjectId, organisationId: subject.organisationId });
    return { subjectId, version: subject.version + 1, level };
  },
  { over: homeOfSubject },
);

export const rateCadreFromAbove = action(
  contract.rateCadreFromAbove,
  async ({ subjectId, expectedVersion, marks }, { tx, actor, note, tell }) => {
    const subject = await getSubject(tx, subjectId, expectedVersion);
    refuseClosedStep(subject, 'decide-level');
    await refuseRater(tx, { subjectId, side: 'head' } as Rated, actor.accountId);
    const level = marks.length === 0 ? null : (await ratedSheet(tx, subject, marks)).level;
    await put(tx, subjectId, 'superior', marks);
    await sql`UPDATE ratings.subject SET version = version + 1 WHERE id = ${subjectId}`.execute(tx);
    note({ subject: `subject ${subjectId}`, after: { side: 'superior' } });
    await tell('ratings.cadre-rated-from-above', { subjectId, organisationId: subject.openerId });
    return { subjectId, version: subject.version + 1, level };
  },
  { over: ({ subjectId }, tx) => openersOf(tx, [subjectId]) },
);

/** The own step: what stood before is the own level alone, the rest of the row is out of sight here. */
const putOwnStep = async (
  { tx, now, actor }: Pick<ActionContext, 'tx' | 'now' | 'actor'>,
  subjectId: string,
  { level, points }: RatedSheet,
  { words, on, marksBefore }: { readonly words: string | null; readonly on: Day; readonly marksBefore: SheetsBefore },
): Promise<void> => {
  await sql`
    INSERT INTO ratings.subject_step (id, subject_id, step, happened_on, entered_at, entered_by, level, points, words, before, marks_before)
    SELECT ${newId()}, s.id, 'rate-self', ${on}::date, ${now}, ${actor.accountId}, ${level}, ${JSON.stringify(points)}::jsonb, ${words},
      jsonb_build_object('self_level', s.self_level), ${JSON.stringify(marksBefore)}::jsonb
    FROM ratings.subject s WHERE s.id = ${subjectId}`.execute(tx);
  await sql`
    UPDATE ratings.subject SET self_level = ${level}, version = version + 1 WHERE id = ${subjectId}`.execute(tx);
};

export const rateOwnCadre = action(
  contract.rateOwnCadre,
  async ({ subjectId, expectedVersion, marks, words }, context) => {
    const { tx, today, note, tell } = context;
    const [own] = await ownCadreRows(tx, sql`s.id = ${subjectId}`, today);
    if (!own) throw new Refused(refuseNotFound(reason('platform.not-found')));
    if (own.version !== expectedVersion) throw new Refused(refuseConflict(reason('platform.stale')));
    refuseClosedStep(own as never, 'rate-self');
    const sheet = await ratedSheet(tx, { ...own, id: subjectId, layerId: null, adjustments: [] }, marks);
    const marksBefore = await put(tx, subjectId, 'self', marks);
    await putOwnStep(context, subjectId, sheet, { words, on: today, marksBefore });
    note({ subject: `subject ${subjectId}`, after: { side: 'self', ratedOn: today } });
    await tell('ratings.cadre-rated', { subjectId, organisationId: own.officeId });
    return { subjectId, version: own.version + 1, level: sheet.level };
  },
);
