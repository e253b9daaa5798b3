import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { isVerified, type Pack, type PackEnvelope, type PackExample, packEnvelopeSchema } from './pack.ts';

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

const readEnvelope = (dir: string, path: string): PackEnvelope => {
  const parsed = packEnvelopeSchema.safeParse(parse(readFileSync(join(dir, path, 'pack.yaml'), 'utf8')));
  if (!parsed.success) throw new Error(`rule pack ${path}: ${z.prettifyError(parsed.error)}`);
  const pack = parsed.data;
  const place = `${pack.kind}/${pack.inForceFrom}`;
  if (path !== place && !(pack.supersedes && path.startsWith(`${place}-`)))
    throw new Error(`rule pack ${path} says it is ${place}`);
  return pack;
};

const examplesSchema = z.array(z.strictObject({ name: z.string().min(1), given: z.unknown(), expect: z.unknown() }));

const readExamples = (file: string): PackExample[] =>
  examplesSchema.parse(parse(readFileSync(file, 'utf8'))) as PackExample[];

/**
 * The examples written beside a pack, then those that were added once it was published (`more-examples.yaml`, where there is one). Throws when
 * there is no first file: a pack without an example is not finished.
 */
export const loadExamples = (dir: string, path: string): PackExample[] => {
  const more = join(dir, path, 'more-examples.yaml');
  return [...readExamples(join(dir, path, 'examples.yaml')), ...(existsSync(more) ? readExamples(more) : [])];
};

/**
 * Reads every pack of the folders: the shipped one, and one where an office keeps its own. Ids are unique over all of them;
 * a pack corrects another by `supersedes`. Contents are checked where a kind asks for its pack.
 */
export const loadPacks = (...dirs: readonly string[]): readonly Pack[] => {
  const envelopes = dirs.flatMap((dir) => listPackPaths(dir).map((path) => readEnvelope(dir, path)));
  const ids = new Set(envelopes.map((envelope) => envelope.id));
  if (ids.size !== envelopes.length) throw new Error('two rule packs carry the same id');

  const superseded = new Set(envelopes.filter((envelope) => envelope.published).map((envelope) => envelope.supersedes));
  return envelopes.map((envelope) => ({
    ...envelope,
    verified: isVerified(envelope),
    superseded: superseded.has(envelope.id),
  }));
};

/** The folder `rule-packs/` of this program. */
export const shippedPacksDir = fileURLToPath(new URL('../../../rule-packs', import.meta.url));

let shipped: readonly Pack[] | undefined;

/** The packs that ship with the program, read once. */
export const shippedPacks = (): readonly Pack[] => {
  shipped ??= loadPacks(shippedPacksDir);
  return shipped;
};
