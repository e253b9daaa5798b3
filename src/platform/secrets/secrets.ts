import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hash,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where a sealed value stands: it is bound to its table, row and column and opens nowhere else. */
export type SealedPlace = { readonly table: string; readonly row: string; readonly column: string };

/** A sealed value as it is stored, with the id of the key that opens it. */
export type Sealed = { readonly keyId: string; readonly sealed: Buffer };

/**
 * What turns identifiers into values that only this installation can read or look for (decisions, "Secrets"). The key lies
 * outside the database; without one every call throws, so that nothing is ever stored in the clear by mistake.
 */
export type Secrets = {
  readonly seal: (place: SealedPlace, text: string) => Sealed;
  /** Throws for another key, another place or a changed byte. */
  readonly open: (place: SealedPlace, value: Sealed) => string;
  /** Keyed digest by which a whole value of a kind is found again; the same text gives the same digest. */
  readonly wholeMac: (kind: string, text: string) => Buffer;
  /** Keyed digest of the last four characters. */
  readonly tailMac: (kind: string, text: string) => Buffer;
  /** The same for very many values of one column, which are written where they are to stand. */
  readonly column: (table: string, column: string) => ColumnSecrets;
  /** A key of its own for a purpose, e.g. for files kept outside the database. */
  readonly keyFor: (purpose: string) => Buffer;
};

/** Bytes that come before the text in a sealed value; the text itself takes as many as in UTF-8. */
export const SEAL_BYTES = NONCE_BYTES + TAG_BYTES;
/** Bytes of a digest. */
export const MAC_BYTES = 16;

/** What an import of half a million rows asks of `Secrets`, with the same results: no object for each value, its row and its digests. */
export type ColumnSecrets = {
  readonly keyId: string;
  /** Seals printable ASCII under the row whose sixteen bytes of id stand at `row` of `into`, and writes it to `at`. */
  readonly sealInto: (into: Buffer, at: number, row: number, text: string) => void;
  readonly wholeMacInto: (into: Buffer, at: number, text: string) => void;
  readonly tailMacInto: (into: Buffer, at: number, text: string) => void;
};

/** Nonces from one draw of many: half a million seals would wait for the system's random source each time (15 of 24 µs). None comes twice. */
const nonceMaker = (): (() => Buffer) => {
  let [drawn, at] = [Buffer.alloc(0), 0];
  // The cipher copies it: one object will do for all.
  const nonce = Buffer.alloc(NONCE_BYTES);
  return () => {
    if (at === drawn.length) [drawn, at] = [randomBytes(NONCE_BYTES * 1_000), 0];
    for (let byte = 0; byte < NONCE_BYTES; byte++) nonce[byte] = drawn[at++]!;
    return nonce;
  };
};
const nextNonce = nonceMaker();

/** Few bytes, one by one: a call out of the engine for each of three parts takes longer. */
const put = (into: Buffer, from: number, bytes: Buffer): void => {
  for (let at = 0; at < bytes.length; at++) into[from + at] = bytes[at]!;
};

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;

type MacWriter = (into: Buffer, at: number, text: string) => void;

/** Signs of one byte each, by hand: a call out of the engine for 16 of them takes longer. */
const putSigns = (into: Buffer, from: number, signs: string, count: number): void => {
  for (let at = 0; at < count; at++) into[from + at] = signs.charCodeAt(at);
};

/**
 * HMAC-SHA-256 by its definition (RFC 2104) from two one-shot hashes, of texts that all begin with `prefix`: a Hmac object for each of a
 * million digests is three times as slow (3.3 against 1.1 µs) and burdens the garbage collector. For keys up to a block.
 */
const macWriter = (key: Buffer, prefix: string): MacWriter => {
  const outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);
  let inner = Buffer.alloc(BLOCK_BYTES + prefix.length * 3 + 512);
  for (let at = 0; at < BLOCK_BYTES; at++) {
    inner[at] = (key[at] ?? 0) ^ 0x36;
    outer[at] = (key[at] ?? 0) ^ 0x5c;
  }
  const begun = BLOCK_BYTES + inner.write(prefix, BLOCK_BYTES);
  let whole = inner.subarray(0, begun);
  return (into, at, text) => {
    // A character takes at most three bytes of UTF-8.
    if (inner.length < begun + text.length * 3)
      inner = Buffer.concat([inner.subarray(0, begun)], begun + text.length * 3);
    const length = begun + inner.write(text, begun);
    if (whole.length !== length || whole.buffer !== inner.buffer) whole = inner.subarray(0, length);
    // As text with a byte for each character: bytes in an object of their own take three times as long.
    putSigns(outer, BLOCK_BYTES, hash('sha256', whole, 'binary'), DIGEST_BYTES);
    putSigns(into, at, hash('sha256', outer, 'binary'), MAC_BYTES);
  };
};

/** Digests of last four digits, each worked out once: there are ten thousand of a column. */
const remembered = (write: MacWriter): MacWriter => {
  const known = new Map<string, Buffer>();
  return (into, at, text) => {
    const tail = text.slice(-4);
    let mac = known.get(tail);
    if (mac === undefined) {
      mac = Buffer.alloc(MAC_BYTES);
      write(mac, 0, tail);
      if (known.size < mostTails) known.set(tail, mac);
    }
    put(into, at, mac);
  };
};
const mostTails = 10_000;

const hexDigits = Buffer.from('0123456789abcdef');
/** Where the two digits of each byte stand in the text of a UUID. */
const placesInId = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34] as const;

/** `boundTo` of a column, for one row after the other: its bytes of id are written into the same text. */
const rowsOf = (table: string, column: string): ((from: Buffer, row: number) => Buffer) => {
  const bound = boundTo({ table, row: '00000000-0000-0000-0000-000000000000', column });
  const idFrom = Buffer.byteLength(table) + 1;
  return (from, row) => {
    for (let nth = 0; nth < placesInId.length; nth++) {
      const byte = from[row + nth]!;
      const at = idFrom + placesInId[nth]!;
      bound[at] = hexDigits[byte >> 4]!;
      bound[at + 1] = hexDigits[byte & 0x0f]!;
    }
    return bound;
  };
};

const derived = (key: Buffer, purpose: string): Buffer =>
  createHmac('sha256', key).update(`secrets ${purpose} 1`).digest();
const begunMac = (kind: string, part: string): string => `${kind}\n${part}\n`;
const boundTo = ({ table, row, column }: SealedPlace): Buffer => Buffer.from(`${table}\n${row}\n${column}`);

const withoutKey = (): never => {
  throw new Error(
    'this program was opened without the key of its installation: sealed values can neither be written nor read',
  );
};

const locked: Secrets = {
  seal: withoutKey,
  open: withoutKey,
  wholeMac: withoutKey,
  tailMac: withoutKey,
  column: withoutKey,
  keyFor: withoutKey,
};

type Sealer = (into: Buffer, at: number, bound: Buffer, text: string) => void;

const sealerWith =
  (cipherKey: KeyObject): Sealer =>
  (into, at, bound, text) => {
    const nonce = nextNonce();
    const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(bound);
    const body = cipher.update(text, 'utf8');
    // In this mode nothing is held back for the end, which only makes the tag.
    cipher.final();
    put(into, at, nonce);
    put(into, at + NONCE_BYTES, cipher.getAuthTag());
    put(into, at + SEAL_BYTES, body);
  };

const columnOf = (
  keyId: string,
  sealInto: Sealer,
  lookupKey: Buffer,
  { table, column }: Omit<SealedPlace, 'row'>,
): ColumnSecrets => {
  const boundOf = rowsOf(table, column);
  return {
    keyId,
    sealInto: (into, at, row, text) => sealInto(into, at, boundOf(into, row), text),
    wholeMacInto: macWriter(lookupKey, begunMac(column, 'whole')),
    tailMacInto: remembered(macWriter(lookupKey, begunMac(column, 'tail'))),
  };
};

/** The secrets of an installation from its 32-byte key; AES-256-GCM for values, HMAC-SHA-256 for finding them. */
export const secretsFrom = (key: Buffer | null): Secrets => {
  if (key === null) return locked;
  if (key.length !== 32) throw new Error('the key of an installation has 32 bytes');
  const valueKey = derived(key, 'values');
  const keyId = createHash('sha256').update(valueKey).digest('hex').slice(0, 8);
  // Key objects are prepared once: with bare bytes a value with its two digests takes 100 µs, so 30.
  const cipherKey = createSecretKey(valueKey);
  const lookupKey = derived(key, 'lookup');
  const writeMac = macWriter(lookupKey, '');
  const mac = (kind: string, part: string, text: string): Buffer => {
    const made = Buffer.alloc(MAC_BYTES);
    writeMac(made, 0, begunMac(kind, part) + text);
    return made;
  };
  const sealInto = sealerWith(cipherKey);
  return {
    seal: (place, text) => {
      const composed = text.normalize('NFC');
      const sealed = Buffer.alloc(SEAL_BYTES + Buffer.byteLength(composed));
      sealInto(sealed, 0, boundTo(place), composed);
      return { keyId, sealed };
    },
    column: (table, column) => columnOf(keyId, sealInto, lookupKey, { table, column }),
    open: (place, value) => {
      if (value.keyId !== keyId) throw new Error('sealed with the key of another installation');
      const nonce = value.sealed.subarray(0, NONCE_BYTES);
      const tag = value.sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, nonce).setAAD(boundTo(place)).setAuthTag(tag);
      const body = value.sealed.subarray(NONCE_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
    wholeMac: (kind, text) => mac(kind, 'whole', text),
    tailMac: (kind, text) => mac(kind, 'tail', text.slice(-4)),
    keyFor: (purpose) => derived(key, `purpose ${purpose}`),
  };
};
