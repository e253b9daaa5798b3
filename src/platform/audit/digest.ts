import { createHash } from 'node:crypto';

/** One audit entry as it is sealed. `at` is UTC text with microseconds, because a Date would lose them. */
export type SealedContent = {
  readonly id: string;
  readonly at: string;
  readonly accountId: string;
  readonly helperAccountId: string | null;
  readonly officeIds: readonly string[];
  readonly action: string;
  readonly orgIds: readonly string[];
  readonly requestId: string | null;
  readonly address: string | null;
  readonly detailDigest: Buffer;
};

const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/**
 * Salted digest of an entry's before and after values, from the text that PostgreSQL gives for the stored `jsonb` (what the writer
 * of entries digests too). It stays in the entry when retention removes the values.
 */
export const detailDigest = (salt: Buffer, detailText: string): Buffer => sha256(salt, detailText);

/** Digest of one entry in the order of fields that every seal so far was made with: never change it, add a second form. */
export const entryDigest = (entry: SealedContent): Buffer =>
  sha256(
    JSON.stringify([
      entry.id,
      entry.at,
      entry.accountId,
      entry.helperAccountId,
      entry.officeIds,
      entry.action,
      entry.orgIds,
      entry.requestId,
      entry.address,
      entry.detailDigest.toString('hex'),
    ]),
  );

/** What the first seal is chained to. */
export const CHAIN_START: Buffer = Buffer.alloc(32);

/** Digest of a seal: its number, its moment (UTC text with microseconds), the seal before it, and its entries in their places. */
export const sealDigest = (seal: {
  readonly number: number;
  readonly sealedAt: string;
  readonly previousDigest: Buffer;
  readonly entryDigests: readonly Buffer[];
}): Buffer =>
  sha256(
    JSON.stringify([seal.number, seal.sealedAt, seal.previousDigest.toString('hex'), seal.entryDigests.length]),
    ...seal.entryDigests,
  );
