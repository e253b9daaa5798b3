import type { BinaryFields, IdWriter } from '../../../platform/import/binary-fields.ts';
import { copyText } from '../../../platform/import/copy-rows.ts';
import { columnLetters } from '../../../platform/import/sheet.ts';
import type { ImportDraft, ImportFault } from '../rules/import-draft.ts';
import type { ImportKey } from '../rules/import-layout.ts';

/** Columns of `members.import_row` in the order in which `openFieldsWriter` writes them. */
export const openColumns = `import_id, row_no, is_faulty, member_id, person_id, spell_id, org_id, other_name, sex, birth_on, birth_year,
  ethnicity, religion, has_new_card, card_place, card_issued_on, dossier_number, standing, state, state_since, admission_decided_on,
  admitted_on, official_on, recognition_decided_on, phone, occupation, schooling, profession, political_theory, residence, sheet_id`;

const uuidBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

/** Ids of places as bytes, each worked out once: a list names few cells many times. */
const placeBytes = () => {
  const known = new Map<string, Buffer>();
  return (id: string | null): Buffer | null => {
    if (id === null) return null;
    const before = known.get(id);
    if (before) return before;
    const bytes = uuidBytes(id);
    known.set(id, bytes);
    return bytes;
  };
};

/** Writes the fields of a row in which nothing is secret, the row's new ids among them. */
export const openFieldsWriter = (
  importId: string,
  to: BinaryFields,
  nextId: IdWriter,
): ((draft: ImportDraft) => void) => {
  const idOfImport = uuidBytes(importId);
  const bytesOf = placeBytes();
  return (draft) => {
    to.bytes(idOfImport);
    to.whole(draft.row);
    to.flag(draft.isFaulty);
    for (let id = 0; id < 3; id++) to.id(nextId);
    to.bytes(bytesOf(draft.organisationId));
    to.text(draft.otherName);
    to.text(draft.sex);
    to.day(draft.birthOn);
    to.whole(draft.birthYear);
    to.text(draft.ethnicity);
    to.text(draft.religion);
    to.flag(draft.hasNewCard);
    to.text(draft.cardPlace);
    to.day(draft.cardIssuedOn);
    to.text(draft.dossierNumber);
    to.text(draft.standing);
    to.text(draft.state);
    for (const key of ['stateSince', 'admissionDecidedOn', 'admittedOn', 'officialOn', 'recognitionDecidedOn'] as const)
      to.day(draft[key]);
    for (const key of [
      'phone',
      'occupation',
      'schooling',
      'profession',
      'politicalTheory',
      'residence',
      'sheetNumber',
    ] as const)
      to.text(draft[key]);
  };
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
