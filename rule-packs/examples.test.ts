import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { addDays, type Day } from '../src/platform/calendar/day.ts';
import { packKinds as calendarKinds } from '../src/platform/calendar/pack-kinds.ts';
import { listPackPaths, loadExamples, loadPacks, shippedPacksDir } from '../src/platform/packs/load-packs.ts';
import { type Pack, type PackKind, packsOfKind } from '../src/platform/packs/pack.ts';

const areasDir = new URL('../src/areas/', import.meta.url);

const kindsOfAreas = async (): Promise<PackKind[]> => {
  const files = readdirSync(areasDir, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^[^/]+\/rules\/pack-kinds\.ts$/.test(path),
  );
  const modules = await Promise.all(
    files.map(
      async (file) => (await import(pathToFileURL(`${areasDir.pathname}${file}`).href)) as { packKinds: PackKind[] },
    ),
  );
  return modules.flatMap((module) => module.packKinds);
};

const kindByName = new Map<string, PackKind>(
  [...calendarKinds, ...(await kindsOfAreas())].map((kind) => [kind.kind, kind as PackKind]),
);
const packs = loadPacks(shippedPacksDir);
const packByPlace = new Map(packs.map((pack) => [pack.id, pack]));
const kindOf = (pack: Pack): PackKind => {
  const kind = kindByName.get(pack.kind);
  if (!kind) throw new Error(`no area declares the kind ${pack.kind} in rules/pack-kinds.ts`);
  return kind;
};

test.each(packs.map((pack) => [pack.id, pack] as const))('%s fits its kind', (_id, pack) => {
  const parsed = kindOf(pack).schema.safeParse(pack.content);
  expect(parsed.error?.issues ?? []).toEqual([]);
});

const places = listPackPaths(shippedPacksDir).map((path, at) => ({ path, pack: packs[at]! }));

test.each(places)('the examples beside $path hold', ({ path, pack }) => {
  const kind = kindOf(pack);
  const examples = loadExamples(shippedPacksDir, path);
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples) {
    const content = kind.schema.parse(pack.content);
    expect(kind.answer(content, example.given as never, pack), example.name).toEqual(example.expect);
  }
});

test.each([...kindByName.values()].map((kind) => [kind.kind, kind] as const))(
  'at most one pack of %s is in force on a day',
  (_name, kind) => {
    const periods = packsOfKind(packs, kind).map((pack) => ({ from: pack.inForceFrom, to: pack.inForceTo }));
    periods.sort((a, b) => (a.from < b.from ? -1 : 1));
    for (const [at, period] of periods.entries()) {
      const next = periods[at + 1];
      if (next)
        expect(period.to ?? addDays(next.from, 1), `from ${period.from}`).toSatisfy((to: Day) => to <= next.from);
    }
  },
);

test('a pack that corrects another one names an existing pack of its kind', () => {
  for (const pack of packs.filter((candidate) => candidate.supersedes))
    expect(packByPlace.get(pack.supersedes!)?.kind, pack.id).toBe(pack.kind);
});
