import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { copyBytes, copyRows, copyText } from '../../../platform/import/copy-rows.ts';
import { columnLetters } from '../../../platform/import/sheet.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import { sealedLine } from '../actions/sealed-values.ts';
import type { SealedKind } from '../contract/member.ts';
import { SEALED_TABLE } from '../questions/open-sealed-value.ts';
import type { ImportDraft, ImportFault } from '../rules/import-draft.ts';
import type { ImportKey } from '../rules/import-layout.ts';

const rowColumns = `import_id, row_no, is_faulty, member_id, person_id, spell_id, org_id, full_name, sort_name, folded_name, other_name, sex, birth_on,
  birth_year, ethnicity, religion, has_new_card, card_place, card_issued_on, dossier_number, standing, state, state_since,
  admission_decided_on, admitted_on, official_on, recognition_decided_on, phone, occupation, schooling, profession, political_theory,
  residence, sheet_id, key_id, personal_id, personal_sealed, personal_mac, personal_tail, card_id, card_sealed, card_mac, card_tail, others`;

const idsPerDraw = 1_000;

/** Ids of the same kind as those of `newId` (UUID version 7), cut from one draw of many: half a million rows need two million of them. */
const idMaker = (): (() => string) => {
  let [drawn, at] = ['', 0];
  let [moment, stamp] = [0, ''];
  return () => {
    if (at === drawn.length) [drawn, at] = [randomBytes(10 * idsPerDraw).toString('hex'), 0];
    const now = Date.now();
    if (now !== moment) [moment, stamp] = [now, now.toString(16).padStart(12, '0')];
    const variant = ((Number.parseInt(drawn[at]!, 16) & 3) | 8).toString(16);
    at += 20;
    return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${drawn.slice(at - 19, at - 16)}-${variant}${drawn.slice(at - 16, at - 13)}-${drawn.slice(at - 12, at)}`;
  };
};
const nextId = idMaker();

const noValue = '\\N\t\\N\t\\N\t\\N';

// The identifier is sealed before it leaves this function: the staging table never holds it in clear.
const sealedColumns = (
  secrets: Secrets,
  kind: SealedKind,
  text: string | null,
): { columns: string; keyId: string | null } => {
  if (text === null) return { columns: noValue, keyId: null };
  const id = nextId();
  const { keyId, sealed } = secrets.seal({ table: SEALED_TABLE, row: id, column: kind }, text);
  const macs = `${copyBytes(secrets.wholeMac(kind, text))}\t${copyBytes(secrets.tailMac(kind, text))}`;
  return { columns: `${id}\t${copyBytes(sealed)}\t${macs}`, keyId };
};

const othersColumn = (secrets: Secrets, { others }: ImportDraft): { column: string; keyId: string | null } => {
  if (others.length === 0) return { column: '\\N', keyId: null };
  const lines = others.map(({ kind, text }) => sealedLine(secrets, { memberId: '', kind: kind as SealedKind, text }));
  return { column: copyText(JSON.stringify(lines)), keyId: lines[0]!.key_id };
};

const textFields = [
  'otherName',
  'sex',
  'birthOn',
  'birthYear',
  'ethnicity',
  'religion',
  'hasNewCard',
  'cardPlace',
  'cardIssuedOn',
  'dossierNumber',
  'standing',
  'state',
  'stateSince',
  'admissionDecidedOn',
  'admittedOn',
  'officialOn',
  'recognitionDecidedOn',
  'phone',
  'occupation',
  'schooling',
  'profession',
  'politicalTheory',
  'residence',
  'sheetNumber',
] as const;

type Names = { readonly sort: string | null; readonly folded: string | null };

/** One staged row in COPY's text format. `names`: the keys by which lists sort and are searched. */
export const rowLine = (importId: string, draft: ImportDraft, names: Names, secrets: Secrets): string => {
  const personal = sealedColumns(secrets, 'personal-id', draft.personalId);
  const card = sealedColumns(secrets, 'old-card', draft.oldCard);
  const others = othersColumn(secrets, draft);
  let line = `${importId}\t${draft.row}\t${draft.isFaulty ? 't' : 'f'}\t${nextId()}\t${nextId()}\t${nextId()}`;
  for (const text of [draft.organisationId, draft.fullName, names.sort, names.folded]) line += `\t${copyText(text)}`;
  for (const field of textFields) {
    const value = draft[field];
    line += `\t${typeof value === 'string' ? copyText(value) : value === null ? '\\N' : String(value)}`;
  }
  const keyId = personal.keyId ?? card.keyId ?? others.keyId;
  return `${line}\t${copyText(keyId)}\t${personal.columns}\t${card.columns}\t${others.column}`;
};

/** One fault in COPY's text format. */
export const faultLine = (
  importId: string,
  nth: number,
  fault: ImportFault,
  columnByKey: Readonly<Partial<Record<ImportKey, number>>>,
): string => {
  const at = fault.key === null ? undefined : columnByKey[fault.key];
  const texts = [
    at === undefined ? null : columnLetters(at),
    fault.key,
    fault.value,
    fault.code,
    JSON.stringify(fault.params),
    fault.suggestion,
    fault.level,
  ];
  return `${importId}\t${nth}\t${fault.row}\t${texts.map(copyText).join('\t')}`;
};

export const copyImportRows = (pool: pg.Pool, lines: Uint8Array): Promise<void> =>
  copyRows(pool, `members.import_row (${rowColumns})`, lines);

export const copyImportFaults = (pool: pg.Pool, lines: Uint8Array): Promise<void> =>
  copyRows(
    pool,
    'members.import_fault (import_id, nth, row_no, column_letters, field, value, code, params, suggestion, level)',
    lines,
  );
