import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hash,
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
  /** A key of its own for a purpose, e.g. for files kept outside the database. */
  readonly keyFor: (purpose: string) => Buffer;
};

/** Nonces from one draw of many: half a million seals would wait for the system's random source each time (15 of 24 µs). None comes twice. */
const nonceMaker = (): (() => Buffer) => {
  let [drawn, at] = [Buffer.alloc(0), 0];
  return () => {
    if (at === drawn.length) [drawn, at] = [randomBytes(NONCE_BYTES * 1_000), 0];
    at += NONCE_BYTES;
    return drawn.subarray(at - NONCE_BYTES, at);
  };
};
const nextNonce = nonceMaker();

/** Few bytes, one by one: a call out of the engine for each of three parts takes longer. */
const put = (into: Buffer, from: number, bytes: Buffer): void => {
  for (let at = 0; at < bytes.length; at++) into[from + at] = bytes[at]!;
};

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
const MAC_BYTES = 16;

/**
 * HMAC-SHA-256 by its definition (RFC 2104) from two one-shot hashes: a Hmac object for each of a million digests is three times as
 * slow (3.3 against 1.1 µs) and burdens the garbage collector. For keys up to a block.
 */
const macMaker = (key: Buffer): ((text: string) => Buffer) => {
  const outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);
  let inner = Buffer.alloc(BLOCK_BYTES + 512);
  for (let at = 0; at < BLOCK_BYTES; at++) {
    inner[at] = (key[at] ?? 0) ^ 0x36;
    outer[at] = (key[at] ?? 0) ^ 0x5c;
  }
  return (text) => {
    // A character takes at most three bytes of UTF-8.
    if (inner.length < BLOCK_BYTES + text.length * 3)
      inner = Buffer.concat([inner.subarray(0, BLOCK_BYTES)], BLOCK_BYTES + text.length * 3);
    const bytes = inner.write(text, BLOCK_BYTES);
    // As text with a byte for each character: bytes in an object of their own take three times as long.
    outer.write(hash('sha256', inner.subarray(0, BLOCK_BYTES + bytes), 'binary'), BLOCK_BYTES, 'binary');
    return Buffer.from(hash('sha256', outer, 'binary').slice(0, MAC_BYTES), 'binary');
  };
};

const derived = (key: Buffer, purpose: string): Buffer =>
  createHmac('sha256', key).update(`secrets ${purpose} 1`).digest();
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
  keyFor: withoutKey,
};

/** The secrets of an installation from its 32-byte key; AES-256-GCM for values, HMAC-SHA-256 for finding them. */
export const secretsFrom = (key: Buffer | null): Secrets => {
  if (key === null) return locked;
  if (key.length !== 32) throw new Error('the key of an installation has 32 bytes');
  const valueKey = derived(key, 'values');
  const keyId = createHash('sha256').update(valueKey).digest('hex').slice(0, 8);
  // Key objects are prepared once: with bare bytes a value with its two digests takes 100 µs, so 30.
  const cipherKey = createSecretKey(valueKey);
  const macOf = macMaker(derived(key, 'lookup'));
  const mac = (kind: string, part: string, text: string): Buffer => macOf(`${kind}\n${part}\n${text}`);
  return {
    seal: (place, text) => {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(boundTo(place));
      const body = cipher.update(text.normalize('NFC'), 'utf8');
      // In this mode nothing is held back for the end, which only makes the tag.
      cipher.final();
      const sealed = Buffer.allocUnsafe(NONCE_BYTES + TAG_BYTES + body.length);
      put(sealed, 0, nonce);
      put(sealed, NONCE_BYTES, cipher.getAuthTag());
      put(sealed, NONCE_BYTES + TAG_BYTES, body);
      return { keyId, sealed };
    },
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
