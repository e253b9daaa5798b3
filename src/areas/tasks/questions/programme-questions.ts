import { sql } from 'kysely';
import { type Question, question } from '../../../platform/action/action.ts';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { cursorOf, nearestNames, readCursor } from '../../organisations/public.ts';
import { overProgramme } from '../actions/stored-programme.ts';
import * as contract from '../contract/programme-reads.ts';
import { targetsOf } from './programme-targets.ts';
import { wordsCondition } from './task-filter-sql.ts';
import { shareDone } from './tasks-by.ts';

type List = OutputOf<typeof contract.programmes>;
type Face = Omit<List['rows'][number], 'organisationName'>;
type One = OutputOf<typeof contract.oneProgramme>;

const face = sql`p.id, p.org_id AS "organisationId", p.kind, p.number, p.issuer, p.adopted_on AS "adoptedOn", p.title, p.from_day AS "from",
  p.last_day AS "lastDay", p.version`;

const silent = sql`(SELECT count(*)::int FROM (SELECT a.to_org_id FROM tasks.allotment a WHERE a.programme_id = p.id GROUP BY a.to_org_id
  HAVING NOT bool_or(EXISTS (SELECT 1 FROM tasks.progress_copy c WHERE c.allotment_id = a.id AND c.withdrawn_at IS NULL))) AS quiet)`;

const programmes = question(contract.programmes, async (input, { tx, today }) => {
  const { text, isRunning, after, skip, limit } = input;
  const [day, id] = readCursor(after, ['day', 'id']) ?? [];
  const words = text === '' ? sql`true` : wordsOfProgramme(text);
  const where = sql`${words} AND ${isRunning ? sql`p.last_day >= ${today}::date` : sql`true`}`;
  const beyond = day === undefined ? sql`true` : sql`(p.adopted_on, p.id) < (${day}::date, ${id}::uuid)`;
  const { rows } = await sql<Face>`
    SELECT ${face}, (SELECT count(*)::int FROM tasks.target t WHERE t.programme_id = p.id) AS targets,
      (SELECT count(DISTINCT a.to_org_id)::int FROM tasks.allotment a WHERE a.programme_id = p.id) AS units, ${silent} AS "silentUnits",
      ARRAY(SELECT r.kind FROM tasks.programme_review r WHERE r.programme_id = p.id ORDER BY r.as_of) AS reviews
    FROM tasks.programme p WHERE ${where} AND ${beyond} ORDER BY p.adopted_on DESC, p.id DESC LIMIT ${limit} OFFSET ${skip}`.execute(
    tx,
  );
  const names = await nearestNames(
    tx,
    today,
    rows.map((row) => row.organisationId),
  );
  const last = rows.at(-1);
  const page = {
    rows: rows.map((row) => ({ ...row, organisationName: names.get(row.organisationId) ?? '' })),
    next: last && rows.length === limit ? cursorOf(last.adoptedOn, last.id) : null,
  };
  if (after !== null || skip > 0) return { ...page, count: null };
  const { rows: counted } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM tasks.programme p WHERE ${where}`.execute(tx);
  return { ...page, count: counted[0]!.count };
});

const wordsOfProgramme = (text: string) =>
  sql`(SELECT ${wordsCondition(text)} FROM (SELECT platform.folded(p.number || ' ' || p.title) AS folded_text) AS t)`;

const faceOf = async (tx: Tx, programmeId: string, on: Day): Promise<One['programme']> => {
  const { rows } = await sql<Omit<One['programme'], 'organisationName'>>`
    SELECT ${face}, p.note FROM tasks.programme p WHERE p.id = ${programmeId}`.execute(tx);
  const row = rows[0];
  if (!row) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const names = await nearestNames(tx, on, [row.organisationId]);
  return { ...row, organisationName: names.get(row.organisationId) ?? '' };
};

const reviewsOf = async (tx: Tx, programmeId: string): Promise<One['reviews']> => {
  const { rows } = await sql<One['reviews'][number]>`
    SELECT id, kind, as_of AS "asOf", held_on AS "heldOn", results, shortcomings, next_steps AS "nextSteps", figures,
      (entered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "enteredOn"
    FROM tasks.programme_review WHERE programme_id = ${programmeId} ORDER BY as_of, kind`.execute(tx);
  return rows;
};

/** The programme as of a day with everything that stands on it: for its page, its review and its papers. */
export const programmeOn = async (tx: Tx, programmeId: string, on: Day, today: Day): Promise<One> => {
  const programme = await faceOf(tx, programmeId, on);
  const targets = await targetsOf(tx, programmeId, on);
  const all = targets.flatMap((target) => target.allotments);
  const nameById = new Map(all.map((one) => [one.organisationId, one.organisationName]));
  const spoken = new Set(all.filter((one) => one.latest !== null).map((one) => one.organisationId));
  return {
    programme,
    targets,
    units: nameById.size,
    silentUnits: [...nameById].flatMap(([organisationId, name]) =>
      spoken.has(organisationId) ? [] : [{ organisationId, name }],
    ),
    reviews: await reviewsOf(tx, programmeId),
    tasks: await shareDone(tx, [programmeId], today),
  };
};

const oneProgramme = question(
  contract.oneProgramme,
  ({ programmeId, on }, { tx, today }) => programmeOn(tx, programmeId, on, today),
  { over: overProgramme },
);

const unitsToHandOut = question(
  contract.unitsToHandOut,
  async ({ programmeId }, { tx, today }) => {
    const { rows } = await sql<{ organisationId: string; name: string }>`
      SELECT o.id AS "organisationId", o.name FROM tasks.programme p
      JOIN organisations.published_organisation o ON o.parent_id = p.org_id AND o.period @> ${today}::date
      WHERE p.id = ${programmeId} ORDER BY o.name COLLATE "vi-x-icu", o.id`.execute(tx);
    return { rows: rows as never };
  },
  { over: overProgramme },
);

// biome-ignore lint/suspicious/noExplicitAny: a list of questions of different inputs
export const programmeQuestions: readonly Question<any>[] = [programmes, oneProgramme, unitsToHandOut];
