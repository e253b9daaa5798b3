import { sortNameOf } from '../../../platform/i18n/sort-name.ts';
import { type BinaryFields, binaryFields, type IdWriter } from '../../../platform/import/binary-fields.ts';
import { copyText } from '../../../platform/import/copy-text.ts';
import { foldedWords } from '../../../platform/import/folded.ts';
import { remembering } from '../../../platform/import/remembering.ts';
import { columnLetters } from '../../../platform/import/sheet.ts';
import type { ImportDraft, ImportFault } from '../rules/import-draft.ts';
import type { ImportKey } from '../rules/import-layout.ts';
import { gapsFor, type OpenNumbers } from './staged-numbers.ts';

/** Columns of `members.import_row` in the order in which `stagedRowWriter` writes them. */
export const stagedColumns = `import_id, row_no, is_faulty, member_id, person_id, spell_id, org_id, other_name, sex, birth_on, birth_year,
  ethnicity, religion, has_new_card, card_place, card_issued_on, dossier_number, standing, state, state_since, admission_decided_on,
  admitted_on, official_on, recognition_decided_on, phone, occupation, schooling, profession, political_theory, residence, sheet_id, full_name, sort_name, folded_name,
  personal_id, personal_sealed, personal_mac, personal_tail, card_id, card_sealed, card_mac, card_tail, key_id, others`;
const columnCount = stagedColumns.split(',').length;

/** Values of the optional block that are still to be sealed, and where in the fields they belong. */
export type OpenOthers = { readonly at: number; readonly values: ImportDraft['others'] };

/** What of the rows of a batch is still to be sealed. */
export type OpenValues = {
  readonly personalIds: OpenNumbers;
  readonly oldCards: OpenNumbers;
  readonly others: readonly OpenOthers[];
};

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

/**
 * Writes the fields in which nothing is secret and no name, the row's new ids among them. One by one by their names: a key that varies is
 * looked up half a million times for each.
 */
const plainWriter = (importId: string, to: BinaryFields, nextId: IdWriter): ((draft: ImportDraft) => void) => {
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
    to.day(draft.stateSince);
    to.day(draft.admissionDecidedOn);
    to.day(draft.admittedOn);
    to.day(draft.officialOn);
    to.day(draft.recognitionDecidedOn);
    to.text(draft.phone);
    to.text(draft.occupation);
    to.text(draft.schooling);
    to.text(draft.profession);
    to.text(draft.politicalTheory);
    to.text(draft.residence);
    to.text(draft.sheetNumber);
  };
};

/** The name, and the keys by which lists sort and are searched: three fields, worked out once for a name that many have. */
const nameWriter = (to: BinaryFields): ((name: string | null) => void) => {
  const spares: ArrayBuffer[] = [];
  const [folded, own] = [foldedWords(), binaryFields(1 << 10, spares)];
  const fieldsOf = remembering((name: string): Uint8Array => {
    own.text(name);
    own.text(sortNameOf(name));
    own.text(folded(name));
    const taken = own.take();
    spares.push(taken.buffer);
    return new Uint8Array(taken);
  });
  return (name) => {
    if (name === null) for (let field = 0; field < 3; field++) to.text(null);
    else {
      const fields = fieldsOf(name);
      to.ready(fields, 0, fields.length);
    }
  };
};

export type StagedPlan = {
  readonly importId: string /** Which key will seal: no more than its name. */;
  readonly keyId: string;
};

/** Writes whole rows, with gaps for what is to be sealed; `take` gives what belongs into them. */
export const stagedRowWriter = ({ importId, keyId }: StagedPlan, to: BinaryFields, nextId: IdWriter) => {
  const [writePlain, writeName] = [plainWriter(importId, to, nextId), nameWriter(to)];
  const [personalIds, oldCards] = [gapsFor('personal-id', to, nextId), gapsFor('old-card', to, nextId)];
  let others: OpenOthers[] = [];
  return {
    write: (draft: ImportDraft): void => {
      to.row(columnCount);
      writePlain(draft);
      writeName(draft.fullName);
      personalIds.write(draft.personalId);
      oldCards.write(draft.oldCard);
      const hasOthers = draft.others.length > 0;
      to.text(draft.personalId !== null || draft.oldCard !== null || hasOthers ? keyId : null);
      // The last column: as long as it will be when it is sealed, which nobody knows here.
      if (hasOthers) others.push({ at: to.size(), values: draft.others });
      else to.json(null);
    },
    take: (): OpenValues => {
      const taken = { personalIds: personalIds.take(), oldCards: oldCards.take(), others };
      others = [];
      return taken;
    },
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
