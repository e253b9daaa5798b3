import type { faultKinds } from './contract.ts';
import { CHAIN_START, detailDigest, entryDigest, type SealedContent, sealDigest } from './digest.ts';

export type Fault = {
  readonly kind: (typeof faultKinds)[number];
  readonly sealNumber: number | null;
  readonly entryId: string | null;
};

/** A stored seal with what stands under it. `entry` is null where the entry itself is gone. */
export type StoredSeal = {
  readonly number: number;
  readonly sealedAt: string;
  readonly entryCount: number;
  readonly previousDigest: Buffer;
  readonly digest: Buffer;
  readonly lines: readonly StoredLine[];
};

export type StoredLine = {
  readonly entryId: string;
  readonly storedDigest: Buffer;
  readonly entry: SealedContent | null;
  readonly detail: { readonly salt: Buffer; readonly text: string } | null;
};

/** Where the chain stood before a seal: its number and digest as recomputed. */
export type ChainEnd = { readonly number: number; readonly digest: Buffer };

export const startOfChain: ChainEnd = { number: 0, digest: CHAIN_START };

const checkLine = (line: StoredLine, sealNumber: number): Fault[] => {
  const at = { sealNumber, entryId: line.entryId };
  if (line.entry === null) return [{ kind: 'entry-removed', ...at }];
  const faults: Fault[] = [];
  if (!entryDigest(line.entry).equals(line.storedDigest)) faults.push({ kind: 'entry-changed', ...at });
  if (line.detail && !detailDigest(line.detail.salt, line.detail.text).equals(line.entry.detailDigest)) {
    faults.push({ kind: 'detail-changed', ...at });
  }
  return faults;
};

/**
 * Checks one seal against the end of the chain before it and against its entries. Names the entry where it can; otherwise the seal.
 * Not checked: entries that no seal covers yet (at most some seconds old while the program runs).
 */
export const checkSeal = (before: ChainEnd, seal: StoredSeal): Fault[] => {
  const faults = seal.lines.flatMap((line) => checkLine(line, seal.number));
  const at = { sealNumber: seal.number, entryId: null };
  for (let missing = before.number + 1; missing < seal.number; missing++) {
    faults.push({ kind: 'seal-removed', sealNumber: missing, entryId: null });
  }
  const followsOn = seal.number === before.number + 1;
  if (seal.lines.length < seal.entryCount) faults.push({ kind: 'entry-removed', ...at });
  const recomputed = sealDigest({
    number: seal.number,
    sealedAt: seal.sealedAt,
    previousDigest: seal.previousDigest,
    entryDigests: seal.lines.map((line) => line.storedDigest),
  });
  const sealFits = recomputed.equals(seal.digest) && (!followsOn || seal.previousDigest.equals(before.digest));
  if (!sealFits && seal.lines.length >= seal.entryCount) faults.push({ kind: 'seal-changed', ...at });
  return faults;
};
