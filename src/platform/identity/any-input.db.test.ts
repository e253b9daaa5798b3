import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { startHarness } from '../../../tests/harness.ts';
import { openDoor, person, plantSmallTree, Visitor } from '../../../tests/visitor.ts';
import { type ActionContract, type Contract, pathOf } from '../action/contract.ts';
import * as contract from './contract.ts';

const harness = await startHarness();
const tree = await plantSmallTree(harness);
// The clock runs on with every look at it, so that nothing is paused for long.
const runningOn = () => {
  harness.clock.now = new Date(harness.clock.now.getTime() + 1_000);
  return harness.clock.now;
};
const server = await openDoor(harness, { now: runningOn });
const chief = await person(harness, { role: 'administrator', organisationId: tree.root });
const other = await person(harness, { role: 'reader', organisationId: tree.east });
await person(harness, { role: 'administrator', organisationId: tree.root });
const guest = new Visitor(server);
await guest.signIn(chief, harness.clock.now);
const idsOf = async (table: string): Promise<string[]> =>
  (await harness.owner.query(`SELECT id FROM platform.${table}`)).rows.map((row) => row.id as string);
const [offices, entries] = [await idsOf('office'), await idsOf('audit_entry')];

const nasty = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\u0000',
      'a\u0000b',
      '\ud800',
      'a\udfffb',
      '\u202e',
      'Nguyễn',
      "'; DROP TABLE platform.session; --",
      '%',
      '\\',
      '{}',
    ],
    ...[
      '0000-01-01',
      '2026-02-30',
      '9999-12-31',
      '1930-01-01',
      '2199-12-31',
      '0000-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999Z',
    ],
    ...[
      'reader',
      'administrator',
      '__proto__',
      'constructor',
      'all',
      '123456',
      'https://a.example',
      'https://a\u0000b',
    ],
  ),
  fc.constantFrom(chief.id, chief.login, chief.password, tree.root, tree.east, tree.cell),
  fc.constantFrom<unknown>(0, -1, 1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, null, true, [], {}),
  fc.uuid(),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.jsonValue({ maxDepth: 2 }),
);

const text = fc.oneof(
  fc.constantFrom('a\u0000b', '\ud800', 'a\udfffb', '\u202eabc', '%_\\', 'Đặng', `mot-${tree.cell}`),
  fc.string({ unit: 'binary', maxLength: 100 }),
);
const dayText = fc.constantFrom('2026-01-01', '2199-12-31', '1930-01-01', '2026-11-24');
const anOrganisation = fc.constantFrom(tree.root, tree.east, tree.cell);
const anAccount = fc.constantFrom(chief.id, other.id);

/** Something that the field is likely to take, so that a run comes further than the first check. */
const fitting: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  organisationId: anOrganisation,
  accountId: anAccount,
  officeId: fc.constantFrom(...offices),
  entryId: fc.constantFrom(...entries),
  role: fc.oneof(fc.constantFrom('reader', 'administrator'), text),
  from: dayText,
  until: fc.option(dayText),
  limit: fc.integer({ min: 1, max: 200 }),
  expectedVersion: fc.integer({ min: 0, max: 3 }),
  state: fc.constantFrom('all', 'open', 'disabled', 'without-live-office'),
  after: fc.oneof(
    text,
    fc.constant(null),
    fc.record({
      at: fc.constantFrom('0000-01-01T00:00:00Z', '2026-11-23T00:00:00.000Z', '9999-12-31T23:59:59.999999999Z'),
      id: fc.constantFrom(...entries),
    }),
  ),
  code: fc.oneof(fc.constant('123456'), text),
  currentCode: fc.constantFrom('123456', null),
  login: fc.oneof(fc.constant(chief.login), text),
  issuer: fc.oneof(fc.constant('https://id.example'), text),
  alsoSecondFactor: fc.boolean(),
  withEnded: fc.boolean(),
};

const keysOf = (of: Contract): string[] => Object.keys((of.input as z.ZodObject).shape ?? {});

const fieldOf = (key: string) =>
  fc.oneof({ weight: 6, arbitrary: fitting[key] ?? text }, { weight: 1, arbitrary: nasty });

/** Inputs from quite wrong to right: mostly the right fields with what fits them, sometimes anything. */
const inputOf = (of: Contract): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.record(Object.fromEntries(keysOf(of).map((key) => [key, fieldOf(key)]))) },
    {
      weight: 2,
      arbitrary: fc.record(Object.fromEntries(keysOf(of).map((key) => [key, nasty])), { requiredKeys: [] }),
    },
    { weight: 1, arbitrary: nasty },
  );

const isContract = (value: unknown): value is ActionContract =>
  typeof value === 'object' && value !== null && 'name' in value && 'over' in value;
// Signing out would end the run; it takes no input.
const contracts = Object.values(contract).filter(
  (one) => isContract(one) && one.name !== contract.signOut.name,
) as Contract[];

test.each(contracts.map((one) => [one.name, one] as const))(
  '%s answers anything, and never with a fault',
  async (_name, of) => {
    await fc.assert(
      fc.asyncProperty(inputOf(of), async (input) => {
        const answer = await guest.send(pathOf(of.name), input);
        expect([200, 400, 401, 403, 404, 409, 422, 429], JSON.stringify(answer.body)).toContain(answer.status);
        if (answer.status !== 200) expect(answer.codes.length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
    // The run must not have signed itself out and met nothing but 401.
    expect(await guest.state()).toBe('signed-in');
  },
  60_000,
);

test('a body that is no JSON, too large or of another type gets a plain answer', async () => {
  const post = (payload: string, type: string) =>
    server.inject({
      method: 'POST',
      url: pathOf(contract.signIn.name),
      headers: { 'content-type': type },
      payload,
    });
  expect((await post('{', 'application/json')).statusCode).toBe(400);
  expect((await post('login=a&password=b', 'application/x-www-form-urlencoded')).statusCode).toBe(400);
  expect((await post(`"${'x'.repeat(1_100_000)}"`, 'application/json')).statusCode).toBe(413);
});
