import { sql } from 'kysely';
import { question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import * as contract from '../contract/own-steps.ts';
import { type RatingFacts, ratingFactsSchema } from '../contract/rating-facts.ts';
import type { MarkLine } from '../contract/steps.ts';
import type { RatingLaw } from '../rules/rating-law.ts';
import { frameOf } from './one-subject.ts';
import { getOwn, type OwnSubject, wasVoted } from './own-rows.ts';
import { lawOf } from './rating-laws.ts';
import { packFaceOf } from './seasons.ts';

type Review = OutputOf<typeof contract.ownReview>;

/** The last own rating, by whose hand it was typed. */
const selfOf = async (tx: Tx, subjectId: string, accountId: string): Promise<Review['self']> => {
  const { rows } = await sql<NonNullable<Review['self']>>`
    SELECT l.happened_on AS "ratedOn", l.level, coalesce(l.points, '{}'::jsonb) AS points, l.words, l.entered_by <> ${accountId} AS "isFromPaper"
    FROM ratings.subject_step l WHERE l.subject_id = ${subjectId} AND l.step = 'rate-self' AND l.withdrawn_at IS NULL
    ORDER BY l.entered_at DESC, l.id DESC LIMIT 1`.execute(tx);
  return rows[0] ?? null;
};

const marksOf = async (tx: Tx, subjectId: string): Promise<MarkLine[]> => {
  const { rows } = await sql<MarkLine>`
    SELECT m.criterion, m.part, m.points::float8 AS points, m.grade, m.reason FROM ratings.criterion_mark m
    WHERE m.subject_id = ${subjectId} AND m.side = 'self' ORDER BY m.criterion`.execute(tx);
  return rows;
};

type Handed = NonNullable<Review['handed']> & { readonly facts: RatingFacts };

const handedOf = async (tx: Tx, { id, isOpen }: OwnSubject, today: Day): Promise<Handed | null> => {
  const { rows } = await sql<Handed>`
    SELECT h.id AS "sheetId", h.handed_on AS "handedOn", h.read_on AS "readOn", h.read_how AS "readHow", h.sheet, h.facts,
      ${isOpen}::boolean AND h.read_on IS NULL AS "mayConfirm",
      ${isOpen}::boolean AND coalesce(h.read_how = 'signed-in' AND h.read_on = ${today}::date, false) AS "mayTakeBack"
    FROM ratings.handed_sheet h WHERE h.subject_id = ${id} AND h.withdrawn_at IS NULL`.execute(tx);
  return rows[0] ?? null;
};

/** Exemptions are the cell's matter; the rest of the frame is what a person needs to rate himself or herself. */
const frameFor = (law: RatingLaw, own: OwnSubject) => {
  const { exemptions: _, ...frame } = frameOf(law, own);
  return frame;
};

const withoutFacts = ({ facts: _, ...handed }: Handed): NonNullable<Review['handed']> => handed;

type Told = { readonly decision: Review['decision']; readonly toldOn: Day | null };

const toldOf = async (tx: Tx, { id, isTold }: OwnSubject): Promise<Told> => {
  if (!isTold) return { decision: null, toldOn: null };
  const { rows } = await sql<{ step: string; happenedOn: Day; decision: Review['decision'] }>`
    SELECT DISTINCT ON (l.step) l.step, l.happened_on AS "happenedOn", CASE WHEN l.decision_number IS NULL THEN NULL
      ELSE jsonb_build_object('number', l.decision_number, 'decidedOn', l.decision_on, 'issuer', l.decision_issuer) END AS decision
    FROM ratings.subject_step l WHERE l.subject_id = ${id} AND l.step IN ('decide-level', 'notify-subject') AND l.withdrawn_at IS NULL
    ORDER BY l.step, l.entered_at DESC, l.id DESC`.execute(tx);
  const last = (step: string) => rows.find((row) => row.step === step);
  return { decision: last('decide-level')?.decision ?? null, toldOn: last('notify-subject')?.happenedOn ?? null };
};

const closedByOf = async (tx: Tx, { id, isOpen }: OwnSubject): Promise<Review['closedBy']> => {
  if (!isOpen) return 'end';
  return (await wasVoted(tx, id)) ? 'ballot' : null;
};

export const ownReview = question(contract.ownReview, async ({ subjectId }, { tx, today, actor }) => {
  const own = await getOwn(tx, subjectId, false);
  const closedBy = await closedByOf(tx, own);
  const law = lawOf(own);
  const handed = await handedOf(tx, own, today);
  // Before a sheet was handed over nothing but the own points is known here.
  const facts = ratingFactsSchema.parse(handed?.facts ?? {});
  return {
    subjectId: own.id,
    version: own.version,
    mayRate: closedBy === null,
    closedBy,
    ...frameFor(law, own),
    pack: packFaceOf(own.packId),
    layer: own.layerId === null ? null : packFaceOf(own.layerId),
    forms: law.forms
      .filter(({ kinds }) => kinds.includes(own.kind))
      .map(({ number, names, clause, isVerified }) => ({ number, names, clause, isVerified })),
    self: await selfOf(tx, subjectId, actor.accountId),
    marks: await marksOf(tx, subjectId),
    handed: handed && withoutFacts(handed),
    basis: { law, input: { kind: own.kind, period: own.period.kind, facts } },
    ...(await toldOf(tx, own)),
  };
});
