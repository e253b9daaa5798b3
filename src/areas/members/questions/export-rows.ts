import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import { optionalSealedKinds } from '../contract/member.ts';
import type { MemberRow, SealedKind } from '../contract.ts';
import type { ExportedMember } from '../papers/export-members.ts';
import { optionalBlockColumns, partsOfPlace } from '../rules/import-cleaning-sheet.ts';
import { partyAgeOn } from '../rules/party-age.ts';
import { type MemberListAsk, membersOfList } from './member-list.ts';
import { openSealedValue } from './open-sealed-value.ts';

const rowsPerRead = 5_000;

type More = {
  id: string;
  otherName: string | null;
  hasNewCard: boolean;
  cardPlace: string | null;
  cardIssuedOn: string | null;
  recognitionDecidedOn: string | null;
  profession: string | null;
  residence: string | null;
  sheetNumber: string | null;
};

const moreOf = async (tx: Tx, ids: readonly string[]): Promise<Map<string, More>> => {
  const { rows } = await sql<More>`
    SELECT m.id, m.other_name AS "otherName", m.has_new_card AS "hasNewCard", m.card_place AS "cardPlace",
      m.card_issued_on AS "cardIssuedOn", m.recognition_decided_on AS "recognitionDecidedOn", m.profession, m.residence,
      n.number AS "sheetNumber"
    FROM members.member m LEFT JOIN members.sheet_number n ON n.member_id = m.id WHERE m.id = ANY (${[...ids]}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.id, row]));
};

/** A value as it leaves: sealed, to be opened with the key, or only that there is one. */
type Held =
  | { id: string; member_id: string; kind: SealedKind; key_id: string; sealed: Buffer }
  | { member_id: string; kind: SealedKind };
type Numbers = Partial<Record<SealedKind, string>>;

const mask = '••••••••';

/** Values by member: in full where they may leave so, each with its reveal, else only which there are. */
const sealedOf = async (
  tx: Tx,
  ids: readonly string[],
  kinds: readonly SealedKind[],
  reason: string | null,
): Promise<Map<string, Held[]>> => {
  const { rows } = await (reason === null
    ? sql<Held>`SELECT * FROM members.sealed_kinds(${[...ids]}::uuid[])`
    : sql<Held>`SELECT * FROM members.sealed_values_for_export(${[...ids]}::uuid[], ${[...kinds]}::text[], ${reason})`
  ).execute(tx);
  return Map.groupBy(rows, ({ member_id }) => member_id);
};

const numbersOf = (secrets: Secrets, held: readonly Held[]): Numbers => {
  const numbers: Numbers = {};
  for (const value of held)
    numbers[value.kind] = 'sealed' in value ? openSealedValue(secrets, { ...value, keyId: value.key_id }) : mask;
  return numbers;
};

const placesOf = (numbers: Numbers): ExportedMember => {
  const cells: Record<string, string> = {};
  for (const { kind, keys } of optionalBlockColumns) {
    const text = numbers[kind];
    if (text === undefined) continue;
    const parts = text === mask ? keys.map(() => mask) : partsOfPlace(text, keys.length);
    for (const [at, key] of keys.entries()) cells[key] = parts ? parts[at]! : at === keys.length - 1 ? text : '';
  }
  return cells;
};

/** Party age in full years on the day of the list, as the list on screen counts it. */
const yearsInParty = ({ partyAgeFrom }: MemberRow, on: Day): number | null =>
  partyAgeOn({ admissionDecidedOn: partyAgeFrom, admittedOn: null, gaps: [] }, on)?.years ?? null;

const exported = (row: MemberRow, more: More | undefined, numbers: Numbers, cell: string): ExportedMember => ({
  fullName: row.fullName,
  otherName: more?.otherName ?? null,
  sex: row.sex,
  birthOn: row.birthOn ?? (row.birthYear === null ? null : String(row.birthYear)),
  ethnicity: row.ethnicity,
  religion: row.religion,
  personalId: numbers['personal-id'] ?? null,
  card: more?.hasNewCard ? (numbers['personal-id'] ?? null) : null,
  oldCard: numbers['old-card'] ?? null,
  cardPlace: more?.cardPlace ?? null,
  cardIssuedOn: more?.cardIssuedOn ?? null,
  dossierNumber: row.dossierNumber,
  cell,
  admissionDecidedOn: row.admissionDecidedOn,
  admittedOn: row.admittedOn,
  officialOn: row.officialOn,
  recognitionDecidedOn: more?.recognitionDecidedOn ?? null,
  standing: row.standing,
  state: row.state,
  stateSince: row.stateSince,
  phone: row.phone,
  occupation: row.occupation,
  schooling: row.schooling,
  profession: more?.profession ?? null,
  politicalTheory: row.politicalTheory,
  residence: more?.residence ?? null,
  sheetNumber: more?.sheetNumber ?? null,
  ...placesOf(numbers),
});

/** Cells whose name another organisation bears too: their file says what is above them, so that it can be read again. */
export const cellNamesOf = async (tx: Tx, on: string): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT t.id, t.name || coalesce(', ' || p.name, '') AS name
    FROM (SELECT o.id, o.name, o.parent_id, count(*) OVER (PARTITION BY lower(o.name)) AS bearers
          FROM organisations.published_organisation o WHERE o.period @> ${on}::date) t
    LEFT JOIN organisations.published_organisation p ON p.id = t.parent_id AND p.period @> ${on}::date
    WHERE t.bearers > 1`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.name]));
};

/** `reason`: why identifiers leave in full; null leaves them masked. */
export type ExportAsk = MemberListAsk & { readonly reason: string | null; readonly withBlock: boolean };

type ExportPage = Awaited<ReturnType<typeof membersOfList>> & {
  readonly more: ReadonlyMap<string, More>;
  readonly sealed: ReadonlyMap<string, readonly Held[]>;
};

const pageAt = async (
  context: QuestionContext,
  ask: ExportAsk,
  kinds: readonly SealedKind[],
  after: string | null,
): Promise<ExportPage> => {
  const page = await membersOfList(context, ask, { after, skip: 0, limit: rowsPerRead });
  const ids = page.rows.map(({ id }) => id);
  const more = await moreOf(context.tx, ids);
  const sealed = await sealedOf(context.tx, ids, kinds, ask.reason);
  return { ...page, more, sealed };
};

/**
 * The members of a list with everything that a file may hold, some thousand at a time: the next are read and their reveals written
 * while the last are put into the file (50,000 members with identifiers: a third less time).
 */
export async function* exportRows(context: QuestionContext, ask: ExportAsk): AsyncGenerator<ExportedMember> {
  const names = await cellNamesOf(context.tx, ask.on);
  const kinds: SealedKind[] = ['personal-id', 'old-card', ...(ask.withBlock ? optionalSealedKinds : [])];
  let coming: Promise<ExportPage> | null = pageAt(context, ask, kinds, null);
  while (coming !== null) {
    const { rows, next, more, sealed }: ExportPage = await coming;
    coming = next === null ? null : pageAt(context, ask, kinds, next);
    // Awaited at the next turn; a failure before that is not to end the process.
    coming?.catch(() => {});
    for (const row of rows) {
      const own = numbersOf(context.secrets, sealed.get(row.id) ?? []);
      const cell = names.get(row.organisationId) ?? row.organisationName ?? '';
      const member = exported(row, more.get(row.id), ask.withBlock ? own : withoutBlock(own), cell);
      yield { ...member, partyAge: yearsInParty(row, ask.on) };
    }
  }
}

const withoutBlock = (numbers: Numbers): Numbers => {
  const core: Numbers = {};
  for (const kind of ['personal-id', 'old-card'] as const) if (numbers[kind]) core[kind] = numbers[kind];
  return core;
};
