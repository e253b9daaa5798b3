import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { isVerified, type Pack, type PackExample, packEnvelopeSchema } from './pack.ts';

const foldersIn = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];

/** Paths `<kind>/<in-force-from>` of all packs under a rule-pack folder, sorted. */
export const listPackPaths = (dir: string): string[] =>
  foldersIn(dir).flatMap((kind) => foldersIn(join(dir, kind)).map((from) => `${kind}/${from}`));

const readPack = (dir: string, path: string): Pack => {
  const parsed = packEnvelopeSchema.safeParse(parse(readFileSync(join(dir, path, 'pack.yaml'), 'utf8')));
  if (!parsed.success) throw new Error(`rule pack ${path}: ${z.prettifyError(parsed.error)}`);
  const pack = parsed.data;
  if (`${pack.kind}/${pack.inForceFrom}` !== path)
    throw new Error(`rule pack ${path} says it is ${pack.kind}/${pack.inForceFrom}`);
  return { ...pack, verified: isVerified(pack) };
};

const examplesSchema = z.array(z.strictObject({ name: z.string().min(1), given: z.unknown(), expect: z.unknown() }));

/** The examples written beside a pack. Throws when there is no file: a pack without an example is not finished. */
export const loadExamples = (dir: string, path: string): PackExample[] =>
  examplesSchema.parse(parse(readFileSync(join(dir, path, 'examples.yaml'), 'utf8'))) as PackExample[];

/**
 * Reads every pack of the folders. A pack of a later folder replaces one of an earlier folder with the same id, so an
 * office can correct an unverified rule in its own folder. Contents are checked where a kind asks for its pack.
 */
export const loadPacks = (...dirs: readonly string[]): readonly Pack[] => {
  const packById = new Map<string, Pack>();
  for (const dir of dirs) {
    for (const path of listPackPaths(dir)) {
      const pack = readPack(dir, path);
      packById.set(pack.id, pack);
    }
  }
  return [...packById.values()];
};

/** The folder `rule-packs/` of this program. */
export const shippedPacksDir = fileURLToPath(new URL('../../../rule-packs', import.meta.url));

let shipped: readonly Pack[] | undefined;

/** The packs that ship with the program, read once. */
export const shippedPacks = (): readonly Pack[] => {
  shipped ??= loadPacks(shippedPacksDir);
  return shipped;
};
