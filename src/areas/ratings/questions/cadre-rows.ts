import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { isRefusal, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { CadreKind, CadreLine } from '../contract/cadre-frames.ts';
import type { CadreMark } from '../contract/cadre-sheets.ts';
import type { MarkSide } from '../contract/steps.ts';
import { checkCadreSheet, type RatedSheet } from '../rules/cadre-sheet.ts';
import type { RatingLaw } from '../rules/rating-law.ts';
import { ratingPacks } from './rating-laws.ts';
import type { SubjectRow } from './subject-rows.ts';

/** The criteria of one person as they stood when the month was opened. */
export type CadreCriteria = {
  readonly postGroup: string | null;
  readonly lines: readonly CadreLine[];
  readonly basisWords: string | null;
};

/** Criteria of several persons; who is in no month has none. */
export const criteriaOfCadres = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CadreCriteria>> => {
  const { rows } = await sql<CadreCriteria & { id: string }>`
    SELECT c.subject_id AS id, c.post_group AS "postGroup", c.lines, c.basis_words AS "basisWords" FROM ratings.cadre_sheet c
    WHERE c.subject_id = ANY (${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...criteria }) => [id, criteria]));
};

/** Refuses persons who are in a month of cadres: they are rated and decided on their sheets, by the rules of those. */
export const refuseCadres = async (
  tx: Tx,
  ids: readonly string[],
  fieldOf: (at: number) => string | undefined,
): Promise<void> => {
  const cadres = await criteriaOfCadres(tx, ids);
  const reasons = ids.flatMap((id, at) => (cadres.has(id) ? [reason('ratings.has-cadre-sheet', {}, fieldOf(at))] : []));
  if (reasons.length > 0) throw new Refused(refuse(...reasons));
};

/** The criteria of one person; refuses a subject that is in no month of cadres. */
export const getCriteria = async (tx: Tx, subjectId: string): Promise<CadreCriteria> => {
  const found = (await criteriaOfCadres(tx, [subjectId])).get(subjectId);
  if (!found) throw new Refused(refuse(reason('ratings.no-cadre-sheet')));
  return found;
};

export type StoredMark = CadreMark & { readonly side: MarkSide };

/** Points of several persons by who gave them. */
export const marksOfCadres = async (
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredMark[]>> => {
  const { rows } = await sql<StoredMark & { id: string }>`
    SELECT m.subject_id AS id, m.side, m.criterion, m.points::float8 AS points, m.reason FROM ratings.criterion_mark m
    WHERE m.subject_id = ANY (${[...ids]}::uuid[]) AND m.points IS NOT NULL ORDER BY m.side, m.criterion`.execute(tx);
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [id, own.map(({ id: _, ...mark }) => mark)]),
  );
};

/** The monthly frame of a season, as it ships; refuses another pack. */
export const monthFrameOf = (packId: string) => {
  const frame = ratingPacks().monthFrames.find(({ id }) => id === packId);
  if (!frame) throw new Refused(refuse(reason('ratings.pack-unknown', {}, 'packId')));
  return frame;
};

/** Whether anybody knows that a frame holds on the first day of a month. */
export const isValidityUnknown = (packId: string, from: Day): boolean => {
  const unknownFrom = ratingPacks().monthFrames.find(({ id }) => id === packId)?.content.validityUnknownFrom ?? null;
  return unknownFrom !== null && from >= unknownFrom;
};

type Rated = Pick<SubjectRow, 'kind' | 'proposedLevel' | 'period'>;

/** What others than the person gave: the deciding level where it gave points of its own, else the head; null where nobody did. */
export const sheetByOthers = (
  law: RatingLaw,
  subject: Rated,
  { lines }: CadreCriteria,
  marks: readonly StoredMark[],
): RatedSheet | null => {
  for (const side of ['superior', 'collective'] as const) {
    // Points of a step that was taken back stay behind it and count for nothing.
    if (side === 'collective' && subject.proposedLevel === null) continue;
    const own = marks.filter((mark) => mark.side === side);
    if (own.length === 0) continue;
    const kept = own.map(({ criterion, points, reason: why }) => ({ criterion, points, reason: why }));
    const asked = { kind: subject.kind as CadreKind, period: subject.period.kind, lines };
    const sheet = checkCadreSheet(law, asked, kept);
    if (!isRefusal(sheet)) return sheet;
  }
  return null;
};
