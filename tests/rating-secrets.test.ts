import { expect, test } from 'vitest';
import { z } from 'zod';
import * as contract from '../src/areas/ratings/contract.ts';
import type { ActionContract } from '../src/platform/action/contract.ts';

/** Fields that say how a person was rated, or why not; aggregates over many persons have other names. */
const ofPersons = new Set(['level', 'levelNow', 'votes', 'rule', 'points', 'marks', 'grade', 'value']);

/** What is said about a person in words. */
const wordsOfPersons = new Set([
  ...['why', 'words', 'text', 'proof', 'finding', 'leavingReason', 'aheadReason', 'sourceWords', 'byWords', 'namedBy'],
]);

type Schema = {
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  additionalProperties?: Schema | boolean;
};

const pathsIn = (schema: Schema, at: readonly string[] = []): string[][] => [
  ...(schema.anyOf ?? []).flatMap((one) => pathsIn(one, at)),
  ...(schema.items ? pathsIn(schema.items, [...at, '*']) : []),
  ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => [[...at, name], ...pathsIn(one, [...at, name])]),
];

/** Figures of a newspaper, a switch of a rule in the law of a season, a filter of a list, reasons about a whole season: they are about nobody. */
const aboutNobody = new Set([
  'ratings.export-results',
  'ratings.open-season: adjustments.*.rule',
  'ratings.record-cadre-frame: lines.*.text',
  ...['sourceWords', 'figures.*.words', 'wrongShares.*.words'].map((path) => `ratings.record-outside-series: ${path}`),
  'ratings.load-published-figures: wrongShares.*.words',
  // Of a season, its days, a whole group or a source as such.
  ...['outside-series', 'settlement', 'season'].map((what) => `ratings.withdraw-${what}: why`),
  'ratings.change-calendar: why',
  'ratings.reopen-season: why',
]);

const isHidden = (path: readonly string[], secrets: readonly string[]): boolean =>
  path.some((_, at) => secrets.includes(path.slice(0, at + 1).join('.')));

type Action = ActionContract<z.ZodType, z.ZodType>;
const isAction = (one: unknown): one is Action =>
  typeof one === 'object' && one !== null && 'kind' in one && one.kind === 'action';
const actions: readonly Action[] = (Object.values(contract) as unknown[]).filter(isAction);

test('how a person was rated stands in no audit entry and in no kept answer: every such field of every action is a secret', () => {
  const open = actions
    .filter(({ name }) => !aboutNobody.has(name))
    .flatMap(({ name, input, output, secrets }) =>
      [input, output]
        .flatMap((one) => pathsIn(z.toJSONSchema(one, { io: 'input', unrepresentable: 'any' }) as Schema))
        .filter((path) => (ofPersons.has(path.at(-1)!) || wordsOfPersons.has(path.at(-1)!)) && !isHidden(path, secrets))
        .map((path) => `${name}: ${path.join('.')}`),
    )
    .filter((place) => !aboutNobody.has(place));
  expect(actions.length).toBeGreaterThan(50);
  expect([...new Set(open)]).toEqual([]);
});
