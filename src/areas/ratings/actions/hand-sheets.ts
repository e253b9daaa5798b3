import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type Reason, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/handed-sheets.ts';
import { personKinds } from '../contract/rating-codes.ts';
import { evidenceOf } from '../questions/evidence.ts';
import { factsOfSubjects } from '../questions/subject-facts.ts';
import { homesOf, refuseClosedSteps } from '../questions/subject-list.ts';
import { type SubjectRow, subjectRowsWhere } from '../questions/subject-rows.ts';
import { factsForPerson, sheetForPerson } from '../rules/person-sheet.ts';

type Asked = { readonly subjects: readonly string[] };

/** For `over: 'resolved'`: where these persons are reviewed; empty when one of them is out of sight. */
const homes = ({ subjects }: Asked, tx: Tx): Promise<readonly string[]> => homesOf(tx, subjects);

/** Persons before the decision, locked, in the order asked. Refuses others with the place of each. */
const getPersons = async (tx: Tx, asked: readonly string[]): Promise<SubjectRow[]> => {
  const rows = await subjectRowsWhere(tx, sql`s.id = ANY (${[...asked]}::uuid[])`, true);
  const rowById = new Map<string, SubjectRow>(rows.map((row) => [row.id, row]));
  if (asked.some((id) => !rowById.has(id))) throw new Refused(refuseNotFound(reason('platform.not-found')));
  const subjects = asked.map((id) => rowById.get(id)!);
  const faults = [
    ...(rowById.size < asked.length ? [reason('ratings.subject-named-twice', {}, 'subjects')] : []),
    ...subjects.flatMap(({ kind }, at): Reason[] =>
      personKinds.has(kind) ? [] : [reason('ratings.sheet-of-organisation', {}, `subjects.${at}`)],
    ),
  ];
  if (faults.length > 0) throw new Refused(refuse(...faults));
  refuseClosedSteps(subjects, 'rate-self');
  return subjects;
};

const sheetRows = async (tx: Tx, ids: readonly string[], today: Day) => {
  const sheets = await evidenceOf(tx, ids, today);
  const facts = await factsOfSubjects(tx, ids, today);
  return ids.map((id) => ({
    id: newId<contract.SheetId>(),
    subject_id: id,
    sheet: sheetForPerson(sheets.get(id)!),
    facts: factsForPerson(facts.get(id)!.facts),
  }));
};

const idsOf = (subjects: readonly SubjectRow[]): string => subjects.map(({ id }) => id).join(' ');

export const handSheets = action(
  contract.handSheets,
  async ({ subjects: asked }, { tx, today, now, actor, note, tell }) => {
    const subjects = await getPersons(tx, asked);
    const rows = await sheetRows(tx, asked, today);
    await sql`
      UPDATE ratings.handed_sheet h SET withdrawn_at = ${now} WHERE h.subject_id = ANY (${[...asked]}::uuid[]) AND h.withdrawn_at IS NULL`.execute(
      tx,
    );
    await sql`
      INSERT INTO ratings.handed_sheet (id, subject_id, handed_on, sheet, facts, entered_at, entered_by)
      SELECT l.id, l.subject_id, ${today}::date, l.sheet, l.facts, ${now}, ${actor.accountId}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(id uuid, subject_id uuid, sheet jsonb, facts jsonb)`.execute(
      tx,
    );
    note({ subject: `sheets of ${subjects.length} subjects`, after: { handedOn: today, ids: idsOf(subjects) } });
    const { seasonId, organisationId } = subjects[0]!;
    await tell('ratings.sheets-handed', { seasonId, organisationId });
    return { handed: subjects.length };
  },
  { over: homes },
);

type Standing = { readonly subjectId: string; readonly handedOn: Day; readonly readHow: string | null };

/** The sheets that count now, in the order asked; undefined where none was handed out. */
const standingSheets = async (tx: Tx, asked: readonly string[]): Promise<(Standing | undefined)[]> => {
  const { rows } = await sql<Standing>`
    SELECT h.subject_id AS "subjectId", h.handed_on AS "handedOn", h.read_how AS "readHow" FROM ratings.handed_sheet h
    WHERE h.subject_id = ANY (${[...asked]}::uuid[]) AND h.withdrawn_at IS NULL FOR UPDATE`.execute(tx);
  const bySubject = new Map(rows.map((row) => [row.subjectId, row]));
  return asked.map((id) => bySubject.get(id));
};

/** A sheet that gave way to one taken back just now counts again, with what was read of it. */
const restoreReplaced = async (tx: Tx, asked: readonly string[], now: Date): Promise<void> => {
  await sql`
    UPDATE ratings.handed_sheet h SET withdrawn_at = NULL FROM ratings.handed_sheet n
    WHERE n.subject_id = ANY (${[...asked]}::uuid[]) AND n.withdrawn_at = ${now} AND h.subject_id = n.subject_id AND h.id <> n.id
      AND h.withdrawn_at = n.entered_at`.execute(tx);
};

export const withdrawSheets = action(
  contract.withdrawSheets,
  async ({ subjects: asked }, { tx, today, now, note, tell }) => {
    const subjects = await getPersons(tx, asked);
    const faults = (await standingSheets(tx, asked)).flatMap((sheet, at): Reason[] => [
      ...(sheet ? [] : [reason('ratings.sheet-not-handed', {}, `subjects.${at}`)]),
      ...(sheet && sheet.handedOn !== today ? [reason('ratings.sheet-of-another-day', {}, `subjects.${at}`)] : []),
      ...(sheet?.readHow ? [reason('ratings.sheet-read-already', {}, `subjects.${at}`)] : []),
    ]);
    if (faults.length > 0) throw new Refused(refuse(...faults));
    await sql`
      UPDATE ratings.handed_sheet h SET withdrawn_at = ${now} WHERE h.subject_id = ANY (${[...asked]}::uuid[]) AND h.withdrawn_at IS NULL`.execute(
      tx,
    );
    await restoreReplaced(tx, asked, now);
    note({ subject: `sheets of ${subjects.length} subjects`, before: { handedOn: today, ids: idsOf(subjects) } });
    const { seasonId, organisationId } = subjects[0]!;
    await tell('ratings.sheets-withdrawn', { seasonId, organisationId });
    return { withdrawn: subjects.length };
  },
  { over: homes },
);

const readingFaults = (sheets: readonly (Standing | undefined)[], readOn: Day | null, today: Day): Reason[] => [
  ...(readOn !== null && readOn > today ? [reason('ratings.day-in-future', {}, 'readOn')] : []),
  ...sheets.flatMap((sheet, at): Reason[] => {
    const field = `subjects.${at}`;
    if (!sheet) return [reason('ratings.sheet-not-handed', {}, field)];
    if (sheet.readHow === 'signed-in') return [reason('ratings.read-by-own-hand', {}, field)];
    if (readOn === null) return sheet.readHow ? [] : [reason('ratings.sheet-not-read', {}, field)];
    return readOn < sheet.handedOn ? [reason('ratings.read-before-handed', { day: sheet.handedOn }, 'readOn')] : [];
  }),
];

export const recordReadings = action(
  contract.recordReadings,
  async ({ subjects: asked, readOn }, { tx, today, now, actor, note, tell }) => {
    const subjects = await getPersons(tx, asked);
    const faults = readingFaults(await standingSheets(tx, asked), readOn, today);
    if (faults.length > 0) throw new Refused(refuse(...faults));
    const how = readOn === null ? [null, null, null] : ['on-paper', now, actor.accountId];
    await sql`
      UPDATE ratings.handed_sheet h SET read_on = ${readOn}::date, read_how = ${how[0]}, read_entered_at = ${how[1]}::timestamptz,
        read_entered_by = ${how[2]}::uuid
      WHERE h.subject_id = ANY (${[...asked]}::uuid[]) AND h.withdrawn_at IS NULL`.execute(tx);
    note({ subject: `sheets of ${subjects.length} subjects`, after: { readOn, ids: idsOf(subjects) } });
    const { seasonId, organisationId } = subjects[0]!;
    await tell('ratings.readings-recorded', { seasonId, organisationId });
    return { recorded: subjects.length };
  },
  { over: homes },
);
