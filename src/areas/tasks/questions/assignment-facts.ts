import { sql } from 'kysely';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { prepared } from '../../../platform/db/prepared.ts';
import { together } from '../../../platform/db/together.ts';
import type { LeadInput, TaskLine } from '../contract/task-shapes.ts';
import type { AssignmentFacts } from '../rules/check-assignment.ts';

export type Names = { readonly fullName: string; readonly sortName: string };
export type WorldOfAssignment = {
  readonly facts: AssignmentFacts;
  readonly nameByMember: ReadonlyMap<string, Names>;
  readonly place: { readonly pos: number; readonly posEnd: number } | undefined;
};

type People = Pick<TaskLine, 'lead' | 'coWorkers'>;
type Place = { readonly pos: number; readonly posEnd: number; readonly livesSince: Day | null };

const idsIn = (lines: readonly People[], kind: LeadInput['kind']): string[] =>
  lines.flatMap(({ lead, coWorkers }) =>
    [lead, ...coWorkers].flatMap((who) =>
      who.kind !== kind ? [] : [who.kind === 'member' ? who.memberId : who.organisationId],
    ),
  );

const placeOf = async (tx: Tx, organisationId: string): Promise<Place | undefined> => {
  const { rows } = await prepared(
    tx,
    sql<Place>`
    SELECT pos, pos_end AS "posEnd", founded_on AS "livesSince" FROM organisations.published_position
    WHERE id = ${organisationId}`,
  );
  return rows[0];
};

/** Those of the named who stand below the organisation today, or stood on its roll on the day: also guests, by their spell. */
const membersAmong = async (tx: Tx, ids: readonly string[], organisationId: string, on: Day) => {
  if (ids.length === 0) return new Map<string, Names>();
  const { rows } = await prepared(
    tx,
    sql<Names & { id: string }>`
    SELECT m.id, m.full_name AS "fullName", m.sort_name AS "sortName" FROM members.published_member m
    JOIN organisations.published_position p ON p.id = ${organisationId} AND m.org_pos >= p.pos AND m.org_pos < p.pos_end
    WHERE m.id = ANY (${[...ids]}::uuid[]) AND m.is_present
    UNION
    SELECT s.member_id, s.full_name, s.sort_name FROM members.published_spell s
    WHERE s.member_id = ANY (${[...ids]}::uuid[]) AND s.org_id = ${organisationId}
      AND s.since_day <= ${on}::date AND s.until_day > ${on}::date`,
  );
  return new Map(rows.map(({ id, ...names }) => [id, names]));
};

/** Living organisations below one, of those named; for handing targets out. */
export const unitsBelow = async (
  tx: Tx,
  organisationId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    SELECT u.id FROM organisations.published_position u
    JOIN organisations.published_position p ON p.id = ${organisationId} AND u.pos > p.pos AND u.pos < p.pos_end
    WHERE u.id = ANY (${[...ids]}::uuid[]) AND u.ended_on IS NULL`.execute(tx);
  return new Set(rows.map((row) => row.id));
};

/** What the records say about everybody whom these lines name; read together. */
export const worldOfAssignment = async (
  tx: Tx,
  organisationId: string,
  on: Day,
  lines: readonly People[],
): Promise<WorldOfAssignment> => {
  const [place, nameByMember, unitIds] = await together([
    placeOf(tx, organisationId),
    membersAmong(tx, idsIn(lines, 'member'), organisationId, on),
    unitsBelow(tx, organisationId, idsIn(lines, 'organisation')),
  ]);
  const memberIds = new Set(nameByMember.keys());
  return { facts: { organisationId, livesSince: place?.livesSince ?? null, memberIds, unitIds }, nameByMember, place };
};
