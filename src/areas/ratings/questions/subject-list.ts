import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { mayStep, type SubjectStep } from '../rules/transitions.ts';
import { type SubjectRow, subjectRowsWhere } from './subject-rows.ts';

type Asked = { readonly subjectId: string; readonly expectedVersion: number };

const among = (ids: readonly string[]): RawBuilder<unknown> => sql`s.id = ANY (${[...ids]}::uuid[])`;

/** For `over: 'resolved'`: the organisations where the subjects are reviewed; those out of sight are missing. */
export const homesOfSubjects = async (
  input: { readonly subjects: readonly { readonly subjectId: string }[] },
  tx: Tx,
): Promise<readonly string[]> =>
  homesOf(
    tx,
    input.subjects.map(({ subjectId }) => subjectId),
  );

/** The organisations of these subjects; empty when one of them is out of sight, so that nothing is done about the others. */
export const homesOf = async (tx: Tx, ids: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string; org: string }>`
    SELECT s.id, s.org_id AS org FROM ratings.subject s WHERE ${among(ids)}`.execute(tx);
  return rows.length === new Set(ids).size ? [...new Set(rows.map(({ org }) => org))] : [];
};

/**
 * Several subjects of one season, locked for a change in a fixed order. Refuses one out of sight, one that was changed meanwhile, one named
 * twice and subjects of two seasons.
 */
export const getSubjects = async (tx: Tx, asked: readonly Asked[]): Promise<SubjectRow[]> => {
  const rows = await subjectRowsWhere(tx, among(asked.map(({ subjectId }) => subjectId)), true);
  const rowById = new Map(rows.map((row) => [row.id as string, row]));
  const found = asked.map(({ subjectId }) => rowById.get(subjectId));
  if (found.some((row) => row === undefined)) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const stale = asked.findIndex(({ expectedVersion }, at) => found[at]!.version !== expectedVersion);
  if (stale >= 0) throw new Refused(refuseConflict(reason('platform.stale', {}, `subjects.${stale}`)));
  const faults = [
    ...(rowById.size < asked.length ? [reason('ratings.subject-named-twice', {}, 'subjects')] : []),
    ...(new Set(rows.map(({ seasonId }) => seasonId)).size > 1 ? [reason('ratings.two-seasons', {}, 'subjects')] : []),
  ];
  if (faults.length > 0) throw new Refused(refuse(...faults));
  return found as SubjectRow[];
};

/** Refuses, for each subject by its place in the list, a step that is not open. */
export const refuseClosedSteps = (subjects: readonly SubjectRow[], step: SubjectStep): void => {
  const faults = subjects.flatMap(({ state, seasonState }, at) => [
    ...(seasonState === 'open' ? [] : [reason('ratings.season-not-open', { state: seasonState }, `subjects.${at}`)]),
    ...(mayStep(state, step) ? [] : [reason('ratings.step-not-open', { state }, `subjects.${at}`)]),
  ]);
  if (faults.length > 0) throw new Refused(refuse(...faults));
};
