import type pg from 'pg';
import { binaryFields } from '../../../platform/import/binary-fields.ts';
import { copyBinaryRows, copyRows } from '../../../platform/import/copy-rows.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import { sealedLine } from '../actions/sealed-values.ts';
import type { SealedKind } from '../contract/member.ts';
import { SEALED_TABLE } from '../questions/open-sealed-value.ts';
import type { JudgedBatch } from './judge-rows.ts';
import { stagedColumns } from './staged-fields.ts';
import { fillGaps, type NumberKind, type OpenNumbers } from './staged-numbers.ts';

/**
 * Values sealed before others are served again, some milliseconds: also the server, which gets what is being copied only in between and
 * would wait for it (200 kB at a time; at every thousandth row a batch was sealed before the last one was sent).
 */
const valuesBetweenBreaths = 200;
const breath = (): Promise<void> => new Promise((go) => setImmediate(go));

/** Seals what is open in the fields of a batch, where it stands. */
const numberSealer = (secrets: Secrets, kind: NumberKind) => {
  const fill = fillGaps(kind, secrets.column(SEALED_TABLE, kind));
  return async (fields: Buffer, open: OpenNumbers): Promise<void> => {
    for (let nth = 0; nth < open.places.length; nth++) {
      fill(fields, open, nth);
      if (nth % valuesBetweenBreaths === 0) await breath();
    }
  };
};

/** The fields of a batch with the optional block between them, which hardly any list has. */
const othersSealer = (secrets: Secrets) => {
  const to = binaryFields();
  return async ({ fields, open: { others } }: JudgedBatch): Promise<Uint8Array> => {
    if (others.length === 0) return fields;
    let from = 0;
    for (const [nth, { at, values }] of others.entries()) {
      to.ready(fields, from, at);
      const lines = values.map(({ kind, text }) =>
        sealedLine(secrets, { memberId: '', kind: kind as SealedKind, text }),
      );
      to.json(JSON.stringify(lines));
      from = at;
      if (nth % valuesBetweenBreaths === 0) await breath();
    }
    to.ready(fields, from, fields.length);
    return to.take();
  };
};

/**
 * Makes what completes the rows of a batch, ready to be copied: identifiers, which are sealed before they leave this function. The staging
 * table never holds one in clear.
 */
export const batchSealer = (secrets: Secrets): ((batch: JudgedBatch) => Promise<Uint8Array>) => {
  const [personalIds, oldCards] = [numberSealer(secrets, 'personal-id'), numberSealer(secrets, 'old-card')];
  const withOthers = othersSealer(secrets);
  return async (batch) => {
    const { buffer, byteOffset, length } = batch.fields;
    const fields = Buffer.from(buffer, byteOffset, length);
    await personalIds(fields, batch.open.personalIds);
    await oldCards(fields, batch.open.oldCards);
    return withOthers(batch);
  };
};

/** The name of the key that seals. */
export const sealingKeyOf = (secrets: Secrets): string => secrets.column(SEALED_TABLE, 'personal-id').keyId;

export const copyImportRows = (pool: pg.Pool, rows: Uint8Array): Promise<void> =>
  copyBinaryRows(pool, `members.import_row (${stagedColumns})`, rows);

export const copyImportFaults = (pool: pg.Pool, lines: Uint8Array): Promise<void> =>
  copyRows(
    pool,
    'members.import_fault (import_id, nth, row_no, column_letters, field, value, code, params, suggestion, level)',
    lines,
  );
