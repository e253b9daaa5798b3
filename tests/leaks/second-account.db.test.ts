import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as of from '../../src/areas/organisations/contract.ts';
import type { Contract } from '../../src/platform/action/contract.ts';
import { newId } from '../../src/platform/action/id.ts';
import { brandsIn, type IdSamples, valuesOf } from '../fuzz/schema-values.ts';
import { type Account, startHarness } from '../harness.ts';
import { isPrivateBrand, loadWorld, MARK, plantRecords, rebuildBoard, samplesUnder } from './demonstration-world.ts';
import { erase, printOf, rowCounts, rowsPrivateTo, secretsOf } from './private-rows.ts';

/** Inputs asked of each contract; the seed is fixed, so that a leak found once is found again. */
const asked = Number(process.env.LEAK_RUNS ?? 12);
const seed = 20_250_701;

const harness = await startHarness();
const world = await loadWorld(harness);
await plantRecords(harness, world.communeOfficer, world.commune);
const hidden = await harness.owner.query(
  `SELECT o.id, o.version FROM organisations.organisation o JOIN organisations.organisation_version v ON v.org_id = o.id AND upper_inf(v.period)
   WHERE o.parent_id = $1 AND v.name LIKE 'Chi bộ thôn%' AND o.ended_on IS NULL ORDER BY o.id DESC LIMIT 1`,
  [world.commune],
);
await harness.act(world.communeOfficer, of.restrict, {
  organisationId: hidden.rows[0].id,
  restricted: true,
  expectedVersion: hidden.rows[0].version,
});
await rebuildBoard(harness, world.cityOfficer);
const wardReader = await harness.account({ role: 'reader', organisationId: world.ward });
const idle = await harness.account();

const commune = { organisationId: world.commune, accountId: world.communeOfficer.id };
const ward = { organisationId: world.ward, accountId: world.wardOfficer.id };
const theirs = await rowsPrivateTo(harness, commune, ward);
const secrets = await secretsOf(harness, theirs, ward);

const ofCommune = await samplesUnder(harness, world.commune);
// The hidden organisation and the whole commune are asked about more often than their turn.
const foreign: IdSamples = {
  ...ofCommune,
  OrganisationId: [hidden.rows[0].id, world.commune, ...ofCommune.OrganisationId!.slice(0, 4)],
};
const mixed: IdSamples = { ...foreign, OrganisationId: [world.ward] };
const nobodys: IdSamples = Object.fromEntries(Object.keys(foreign).map((brand) => [brand, [newId()]]));

const { contracts } = harness.program.runner;
const questions = contracts.filter(({ kind }) => kind === 'question');
const actions = contracts.filter(({ kind, input }) => kind === 'action' && brandsIn(input).length > 0);
const named = (list: readonly Contract[]) => list.map((one) => [one.name, one] as const);

const inputsFor = (contract: Contract, samples: IdSamples, count = asked): unknown[] =>
  fc
    .sample(valuesOf(contract.input, samples), { numRuns: count * 3, seed })
    .filter((input) => contract.input.safeParse(input).success)
    .slice(0, count);
const ask = (account: Account | null, contract: Contract, input: unknown) =>
  harness.call(account, contract.name, input);

/** Secrets in an answer that did not stand in the question. */
/** Files as they read: a CSV as its text, a workbook (compressed, with the minute in it) by its size. */
const readable = (answer: unknown): string => {
  const text = JSON.stringify(answer);
  const file = (answer as { answer?: { mediaType?: string; contentBase64?: string } }).answer;
  if (file?.contentBase64 === undefined) return text;
  const bytes = Buffer.from(file.contentBase64, 'base64');
  return text.replace(
    file.contentBase64,
    file.mediaType?.startsWith('text/') ? bytes.toString() : String(bytes.length),
  );
};

const leaksIn = (answer: unknown, input: unknown): string[] => {
  const text = readable(answer);
  const given = JSON.stringify(input);
  return [...secrets, MARK].filter((secret) => {
    const written = JSON.stringify(secret).slice(1, -1);
    return text.includes(written) && !given.includes(written);
  });
};

test('the commune has much to hide, ids of every brand but sessions, and sees it itself', async () => {
  expect(secrets.length).toBeGreaterThan(300);
  expect(Object.entries(ofCommune).flatMap(([brand, ids]) => (ids.length === 0 ? [brand] : []))).toEqual(['SessionId']);
  const seen: string[] = [];
  for (const contract of questions) {
    for (const input of inputsFor(contract, foreign)) {
      const outcome = await ask(world.communeOfficer, contract, input);
      if (outcome.ok && leaksIn(outcome, input).length > 0) seen.push(contract.name);
    }
  }
  expect(new Set(seen).size).toBeGreaterThan(15);
}, 180_000);

test.each(named(questions))(
  '%s tells a second account nothing of the commune but its public face',
  async (_name, contract) => {
    const inputs = [...inputsFor(contract, foreign), ...inputsFor(contract, mixed)];
    expect(inputs.length, 'no input fits: teach schema-values.ts').toBeGreaterThan(0);
    for (const account of [world.wardOfficer, wardReader]) {
      for (const input of inputs) {
        const outcome = await ask(account, contract, input);
        expect(leaksIn(outcome, input), JSON.stringify(input)).toEqual([]);
      }
    }
  },
  240_000,
);

test.each(named(contracts.filter(({ over, input }) => over === 'resolved' && brandsIn(input).every(isPrivateBrand))))(
  '%s answers a foreign id as one that does not exist: 404',
  async (_name, contract) => {
    for (const samples of [foreign, nobodys]) {
      for (const input of inputsFor(contract, samples, 4)) {
        const outcome = await ask(world.wardOfficer, contract, input);
        expect(outcome).toEqual({
          ok: false,
          kind: 'not-found',
          reasons: [{ code: 'platform.not-found', params: {} }],
        });
      }
    }
  },
);

test('a hidden organisation does not exist for others, not even by its face', async () => {
  const organisationId = hidden.rows[0].id as string;
  for (const contract of questions.filter(({ input }) => brandsIn(input).join() === 'OrganisationId')) {
    for (const input of inputsFor(contract, { ...foreign, OrganisationId: [organisationId] }, 3)) {
      if (!JSON.stringify(input).includes(organisationId)) continue;
      const [own, nobodysOwn] = [
        await ask(world.wardOfficer, contract, input),
        JSON.stringify(input).replaceAll(organisationId, newId()),
      ];
      const unknown = await ask(world.wardOfficer, contract, JSON.parse(nobodysOwn));
      expect([contract.name, own]).toEqual([contract.name, unknown]);
    }
  }
});

test('no action of a second account reaches the commune: 403 or 404, and not a row is written', async () => {
  const before = await rowCounts(harness);
  for (const contract of actions) {
    for (const input of inputsFor(contract, foreign)) {
      if (!/[0-9a-f]{8}-/.test(JSON.stringify(input))) continue;
      const outcome = await ask(world.wardOfficer, contract, input);
      const kind = outcome.ok ? 'done' : outcome.kind;
      expect(['not-permitted', 'not-found'], `${contract.name} ${JSON.stringify([input, outcome])}`).toContain(kind);
    }
  }
  expect(await rowCounts(harness)).toEqual(before);
}, 240_000);

test('no action over the own ward takes in a row of the commune, or tells of it', async () => {
  for (const contract of actions) {
    for (const input of inputsFor(contract, mixed)) {
      const outcome = await ask(world.wardOfficer, contract, input);
      const takesIn = secrets.some((secret) => JSON.stringify(input).includes(secret));
      expect([contract.name, takesIn && outcome.ok, leaksIn(outcome, input)]).toEqual([contract.name, false, []]);
    }
  }
  expect(printOf(await rowsPrivateTo(harness, commune, ward))).toEqual(expect.arrayContaining(printOf(theirs)));
}, 240_000);

test('without an office everything of an area is refused, without an account too', async () => {
  for (const contract of contracts.filter(({ over }) => !['public', 'self', 'set-up'].includes(String(over)))) {
    for (const input of inputsFor(contract, foreign, 1)) {
      expect([contract.name, await ask(idle, contract, input)]).toMatchObject([
        contract.name,
        { kind: 'not-permitted' },
      ]);
      expect([contract.name, await ask(null, contract, input)]).toMatchObject([
        contract.name,
        { kind: 'not-signed-in' },
      ]);
    }
  }
});

// Last, because it takes the commune's records away: if no answer changes, no count, order or refusal told of them either.
test('no question of a second account can tell whether the commune has any records at all', async () => {
  const cases = questions.flatMap((contract) =>
    [...inputsFor(contract, foreign, 5), ...inputsFor(contract, mixed, 3)].map((input) => ({ contract, input })),
  );
  const answers = async () => {
    const all: string[] = [];
    for (const { contract, input } of cases) {
      all.push(`${contract.name} ${JSON.stringify(input)} ${readable(await ask(world.wardOfficer, contract, input))}`);
    }
    return all;
  };
  const before = await answers();
  await erase(harness, await rowsPrivateTo(harness, commune, ward));
  expect(await answers()).toEqual(before);
}, 240_000);
