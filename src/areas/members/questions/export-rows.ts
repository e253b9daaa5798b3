import { sql } from 'kysely';
import type { QuestionContext } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { optionalSealedKinds } from '../contract/member.ts';
import type { MemberRow, SealedKind } from '../contract.ts';
import type { ExportedMember } from '../papers/export-members.ts';
import { optionalBlockColumns, placeSeparator } from '../rules/import-cleaning-sheet.ts';
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

type Sealed = { id: string; member_id: string; kind: SealedKind; key_id: string; sealed: Buffer };
type Numbers = Partial<Record<SealedKind, string>>;

const mask = '••••••••';

/** Identifiers by member: in full where they may leave so, else only whether there is one. */
const numbersOf = async (
  { tx, secrets }: QuestionContext,
  ids: readonly string[],
  kinds: readonly SealedKind[],
  reason: string | null,
): Promise<Map<string, Numbers>> => {
  const found = new Map<string, Numbers>();
  const put = (memberId: string, kind: SealedKind, text: string): void => {
    found.set(memberId, { ...found.get(memberId), [kind]: text });
  };
  if (reason !== null) {
    const { rows } = await sql<Sealed>`
      SELECT * FROM members.sealed_values_for_export(${[...ids]}::uuid[], ${[...kinds]}::text[], ${reason})`.execute(
      tx,
    );
    for (const { id, member_id, kind, key_id, sealed } of rows)
      put(member_id, kind, openSealedValue(secrets, { id, kind, keyId: key_id, sealed }));
  } else {
    const { rows } = await sql<{ member_id: string; kind: SealedKind }>`
      SELECT * FROM members.sealed_kinds(${[...ids]}::uuid[])`.execute(tx);
    for (const { member_id, kind } of rows) put(member_id, kind, mask);
  }
  return found;
};

const placesOf = (numbers: Numbers): ExportedMember => {
  const cells: Record<string, string> = {};
  for (const { kind, keys } of optionalBlockColumns) {
    const text = numbers[kind];
    if (text === undefined) continue;
    const parts = text === mask ? keys.map(() => mask) : text.split(placeSeparator);
    const isWhole = parts.length === keys.length;
    for (const [at, key] of keys.entries()) cells[key] = isWhole ? parts[at]! : at === keys.length - 1 ? text : '';
  }
  return cells;
};

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

/** The members of a list with everything that a file may hold, some thousand at a time. */
export async function* exportRows(context: QuestionContext, ask: ExportAsk): AsyncGenerator<ExportedMember> {
  const names = await cellNamesOf(context.tx, ask.on);
  const kinds: SealedKind[] = ['personal-id', 'old-card', ...(ask.withBlock ? optionalSealedKinds : [])];
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof membersOfList>> = await membersOfList(context, ask, {
      after,
      skip: 0,
      limit: rowsPerRead,
    });
    const ids = page.rows.map(({ id }) => id);
    const more = await moreOf(context.tx, ids);
    const numbers = await numbersOf(context, ids, kinds, ask.reason);
    for (const row of page.rows) {
      const own = numbers.get(row.id) ?? {};
      const cell = names.get(row.organisationId) ?? row.organisationName ?? '';
      yield exported(row, more.get(row.id), ask.withBlock ? own : withoutBlock(own), cell);
    }
    if (page.next === null) return;
    after = page.next;
  }
}

const withoutBlock = (numbers: Numbers): Numbers => {
  const core: Numbers = {};
  for (const kind of ['personal-id', 'old-card'] as const) if (numbers[kind]) core[kind] = numbers[kind];
  return core;
};
