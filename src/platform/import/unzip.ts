import { createInflateRaw } from 'node:zlib';

export type ZipEntry = { readonly name: string; readonly method: number; readonly packed: Uint8Array };

/** The file is not a readable zip, or unpacks to more than allowed. */
export class BadZip extends Error {
  readonly tooBig: boolean;
  constructor(why: string, tooBig = false) {
    super(why);
    this.tooBig = tooBig;
  }
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const mostEntries = 2_000;

const findEnd = (view: DataView): number => {
  const earliest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= earliest; at--) if (view.getUint32(at, true) === endSignature) return at;
  throw new BadZip('no central directory');
};

const entryAt = (bytes: Uint8Array, view: DataView, at: number): { entry: ZipEntry; next: number } => {
  if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature)
    throw new BadZip('broken central directory');
  if (view.getUint16(at + 8, true) & 1) throw new BadZip('encrypted entry');
  const packedSize = view.getUint32(at + 20, true);
  const nameLength = view.getUint16(at + 28, true);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const local = view.getUint32(at + 42, true);
  if (local + 30 > bytes.length) throw new BadZip('entry outside the file');
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedSize > bytes.length) throw new BadZip('entry outside the file');
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const packed = bytes.subarray(start, start + packedSize);
  return { entry: { name: name.replaceAll('\\', '/'), method: view.getUint16(at + 10, true), packed }, next };
};

/** Lists a zip by its central directory (the local headers of many programs carry no sizes). Refuses encrypted and broken files. */
export const listZip = (bytes: Uint8Array): ReadonlyMap<string, ZipEntry> => {
  if (bytes.length < 22) throw new BadZip('too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) throw new BadZip('too many entries', true);
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    const { entry, next } = entryAt(bytes, view, at);
    entries.set(entry.name, entry);
    at = next;
  }
  return entries;
};

/** What may still be unpacked of one file, shared by all its entries: the sizes a zip declares are not trusted. */
export type UnpackBudget = { left: number };

/** Unpacks one entry piece by piece, stopping with BadZip once the budget of the whole file is used up. */
export async function* unpacked(entry: ZipEntry, budget: UnpackBudget): AsyncGenerator<Uint8Array> {
  const spend = (piece: Uint8Array) => {
    budget.left -= piece.length;
    if (budget.left < 0) throw new BadZip('unpacks to more than allowed', true);
    return piece;
  };
  if (entry.method === 0) {
    yield spend(entry.packed);
    return;
  }
  if (entry.method !== 8) throw new BadZip('unknown packing method');
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  inflate.end(entry.packed);
  try {
    for await (const piece of inflate) yield spend(piece as Uint8Array);
  } catch (error) {
    throw error instanceof BadZip ? error : new BadZip('broken entry');
  } finally {
    inflate.destroy();
  }
}
