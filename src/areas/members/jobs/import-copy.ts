import type pg from 'pg';
import { type BinaryFields, binaryFields } from '../../../platform/import/binary-fields.ts';
import { copyBinaryRows, copyRows } from '../../../platform/import/copy-rows.ts';
import { foldedWords } from '../../../platform/import/folded.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import { sortNameOf } from '../../organisations/public.ts';
import { sealedLine } from '../actions/sealed-values.ts';
import type { SealedKind } from '../contract/member.ts';
import { SEALED_TABLE } from '../questions/open-sealed-value.ts';
import type { JudgedBatch, OpenColumns } from './judge-rows.ts';
import { openColumns } from './staged-fields.ts';
import { idWriter } from './staged-ids.ts';

const namesAndNumbers = `full_name, sort_name, folded_name, personal_id, personal_sealed, personal_mac, personal_tail, card_id, card_sealed,
  card_mac, card_tail, others, key_id`;
const columnCount = `${openColumns}, ${namesAndNumbers}`.split(',').length;

type Numbered = 'personal-id' | 'old-card';

/** Digests of last four digits, each worked out once: there are ten thousand of each kind. */
const tailMacs = (secrets: Secrets) => {
  const known: Record<Numbered, (Buffer | undefined)[]> = { 'personal-id': [], 'old-card': [] };
  return (kind: Numbered, text: string): Buffer => {
    const tail = Number(text.slice(-4));
    const before = known[kind][tail];
    if (before) return before;
    const mac = secrets.tailMac(kind, text);
    known[kind][tail] = mac;
    return mac;
  };
};

/** Writes an identifier sealed under the row that it will have, with its digests; gives the id of the key. */
const sealedWriter = (secrets: Secrets, to: BinaryFields) => {
  const tailMac = tailMacs(secrets);
  const nextId = idWriter();
  return (kind: Numbered, text: string | null): string | null => {
    if (text === null) {
      for (let field = 0; field < 4; field++) to.bytes(null);
      return null;
    }
    to.id(nextId);
    const { keyId, sealed } = secrets.seal({ table: SEALED_TABLE, row: to.lastId(), column: kind }, text);
    to.bytes(sealed);
    to.bytes(secrets.wholeMac(kind, text));
    to.bytes(tailMac(kind, text));
    return keyId;
  };
};

const othersWriter =
  (secrets: Secrets, to: BinaryFields) =>
  (others: OpenColumns['others'][number]): string | null => {
    const lines = others?.map(({ kind, text }) =>
      sealedLine(secrets, { memberId: '', kind: kind as SealedKind, text }),
    );
    to.json(lines ? JSON.stringify(lines) : null);
    return lines?.[0]?.key_id ?? null;
  };

/**
 * Makes what completes judged rows: the keys by which lists sort and are searched, and identifiers, which are sealed before they leave
 * this function. The staging table never holds one in clear.
 */
export const rowSealer = (secrets: Secrets) => {
  const spares: ArrayBuffer[] = [];
  const to = binaryFields(1 << 20, spares);
  const [folded, numberTo, othersTo] = [foldedWords(), sealedWriter(secrets, to), othersWriter(secrets, to)];
  return {
    /** Completes row `nth` of a batch. */
    seal: ({ fields, ends, open }: JudgedBatch, nth: number): void => {
      const name = open.fullName[nth]!;
      to.row(columnCount);
      to.ready(fields, nth === 0 ? 0 : ends[nth - 1]!, ends[nth]!);
      to.text(name);
      to.text(name === null ? null : sortNameOf(name));
      to.text(name === null ? null : folded(name));
      const personal = numberTo('personal-id', open.personalId[nth]!);
      const card = numberTo('old-card', open.oldCard[nth]!);
      const others = othersTo(open.others[nth]!);
      to.text(personal ?? card ?? others);
    },
    /** The completed rows so far, ready to be copied. */
    take: to.take,
    /** Says that rows which were taken are copied: others may be written over them. */
    reuse: (copied: Uint8Array<ArrayBuffer>): void => void spares.push(copied.buffer),
  };
};

export const copyImportRows = (pool: pg.Pool, rows: Uint8Array): Promise<void> =>
  copyBinaryRows(pool, `members.import_row (${openColumns}, ${namesAndNumbers})`, rows);

export const copyImportFaults = (pool: pg.Pool, lines: Uint8Array): Promise<void> =>
  copyRows(
    pool,
    'members.import_fault (import_id, nth, row_no, column_letters, field, value, code, params, suggestion, level)',
    lines,
  );
