import { type BinaryFields, ID_BYTES, type IdWriter, LENGTH_BYTES } from '../../../platform/import/binary-fields.ts';
import { type ColumnSecrets, MAC_BYTES, SEAL_BYTES } from '../../../platform/secrets/secrets.ts';

/** Numbers that are sealed, each kind with its digits. */
export const digitsOf = { 'personal-id': 12, 'old-card': 8 } as const;
export type NumberKind = keyof typeof digitsOf;

/**
 * Numbers of a batch that are still to be sealed: where in its fields the id of each one's row stands, and the digits of all in one text,
 * which is sooner handed to another thread than ten thousand.
 */
export type OpenNumbers = { readonly places: Int32Array<ArrayBuffer>; readonly digits: string };

/** Writes the id of a number's row, and leaves room for it sealed and for its two digests. */
export const gapsFor = (kind: NumberKind, to: BinaryFields, nextId: IdWriter) => {
  const length = digitsOf[kind];
  let places: number[] = [];
  let digits: string[] = [];
  return {
    write: (text: string | null): void => {
      if (text === null) {
        for (let field = 0; field < 4; field++) to.bytes(null);
        return;
      }
      if (text.length !== length) throw new Error(`a ${kind} of ${text.length} digits was judged to be right`);
      to.id(nextId);
      places.push(to.size() - ID_BYTES);
      digits.push(text);
      to.gap(SEAL_BYTES + length);
      to.gap(MAC_BYTES);
      to.gap(MAC_BYTES);
    },
    take: (): OpenNumbers => {
      const taken = { places: Int32Array.from(places), digits: digits.join('') };
      [places, digits] = [[], []];
      return taken;
    },
  };
};

/** Fills the gaps of the `nth` number: sealed under the row whose id stands before them, and its digests. */
export const fillGaps = (
  kind: NumberKind,
  column: ColumnSecrets,
): ((fields: Buffer, open: OpenNumbers, nth: number) => void) => {
  const length = digitsOf[kind];
  return (fields, { places, digits }, nth) => {
    const text = digits.slice(nth * length, (nth + 1) * length);
    const row = places[nth]!;
    const sealed = row + ID_BYTES + LENGTH_BYTES;
    const whole = sealed + SEAL_BYTES + length + LENGTH_BYTES;
    column.sealInto(fields, sealed, row, text);
    column.wholeMacInto(fields, whole, text);
    column.tailMacInto(fields, whole + MAC_BYTES + LENGTH_BYTES, text);
  };
};
