import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseConflict, refuseNotFound } from '../../../platform/outcome/refusal.ts';

export type StoredProgramme = {
  readonly id: string;
  readonly organisationId: string;
  readonly number: string;
  readonly title: string;
  readonly adoptedOn: Day;
  readonly from: Day;
  readonly lastDay: Day;
  readonly version: number;
};

/** Locks a programme; refuses when it is absent for the caller, or changed since it was read. */
export const getProgramme = async (tx: Tx, programmeId: string, expectedVersion?: number): Promise<StoredProgramme> => {
  const { rows } = await sql<StoredProgramme>`
    SELECT id, org_id AS "organisationId", number, title, adopted_on AS "adoptedOn", from_day AS "from", last_day AS "lastDay", version
    FROM tasks.programme WHERE id = ${programmeId} FOR UPDATE`.execute(tx);
  const found = rows[0];
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  if (expectedVersion !== undefined && found.version !== expectedVersion)
    throw new Refused(refuseConflict(reason('platform.stale')));
  return found;
};

export type StoredTarget = {
  readonly id: string;
  readonly programmeId: string;
  readonly kind: 'amount' | 'share';
  readonly programme: StoredProgramme;
};

/** A target with its programme, which is locked. */
export const getTarget = async (tx: Tx, targetId: string): Promise<StoredTarget> => {
  const { rows } = await sql<Omit<StoredTarget, 'programme'>>`
    SELECT id, programme_id AS "programmeId", kind FROM tasks.target WHERE id = ${targetId}`.execute(tx);
  const found = rows[0];
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found')));
  return { ...found, programme: await getProgramme(tx, found.programmeId) };
};

/** For `over: 'resolved'`: where the programme stands. */
export const overProgramme = async (
  { programmeId }: { readonly programmeId: string },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{
    id: string;
  }>`SELECT org_id AS id FROM tasks.programme WHERE id = ${programmeId}`.execute(tx);
  return rows.map((row) => row.id);
};

export const overTarget = async ({ targetId }: { readonly targetId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT p.org_id AS id FROM tasks.target t JOIN tasks.programme p ON p.id = t.programme_id WHERE t.id = ${targetId}`.execute(
    tx,
  );
  return rows.map((row) => row.id);
};

export const overAllotments = async (
  { allotmentIds }: { readonly allotmentIds: readonly string[] },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT p.org_id AS id FROM tasks.allotment a JOIN tasks.programme p ON p.id = a.programme_id
    WHERE a.id = ANY (${[...allotmentIds]}::uuid[])`.execute(tx);
  // One that cannot be seen makes all of them nothing: the same answer as for one that does not exist.
  return rows.length === new Set(allotmentIds).size ? rows.map((row) => row.id) : [];
};

export const overReview = async (
  { programmeReviewId }: { readonly programmeReviewId: string },
  tx: Tx,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    SELECT p.org_id AS id FROM tasks.programme_review r JOIN tasks.programme p ON p.id = r.programme_id
    WHERE r.id = ${programmeReviewId}`.execute(tx);
  return rows.map((row) => row.id);
};
