import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Contract, pathOf } from '../../src/platform/action/contract.ts';
import { newId } from '../../src/platform/action/id.ts';
import type { Reason } from '../../src/platform/outcome/refusal.ts';
import { startHarness } from '../harness.ts';
import { loadWorld, plantRecords, rebuildBoard, samplesUnder } from '../leaks/demonstration-world.ts';
import { openDoor, person, Visitor } from '../visitor.ts';
import { type IdSamples, inputsOf } from './schema-values.ts';

/** More by FUZZ_RUNS; a failure prints its seed and path, which FUZZ_SEED repeats. */
const runs = Number(process.env.FUZZ_RUNS ?? 40);
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) };

const harness = await startHarness();
const world = await loadWorld(harness);
await plantRecords(harness, world.communeOfficer, world.commune);
await rebuildBoard(harness, world.cityOfficer);
const reader = await harness.account({ role: 'reader', organisationId: world.ward });
const idle = await harness.account();
const spare = await harness.account({ role: 'reader', organisationId: world.commune });

// Ids of the commune, of the ward, and of nobody; the accounts that call are not among them, or the first calls would shut them out.
const [inCommune, inWard] = [await samplesUnder(harness, world.commune), await samplesUnder(harness, world.ward)];
const spareOffice = (await harness.owner.query('SELECT id FROM platform.office WHERE account_id = $1', [spare.id]))
  .rows;
const samples: IdSamples = {
  ...Object.fromEntries(
    Object.keys(inCommune).map((brand) => [
      brand,
      [...inCommune[brand]!.slice(0, 6), ...inWard[brand]!.slice(0, 3), newId()],
    ]),
  ),
  AccountId: [spare.id, idle.id, newId()],
  OfficeId: [...spareOffice.map((row) => row.id as string), newId()],
};
const callers = [world.cityOfficer, world.cityOfficer, world.communeOfficer, world.wardOfficer, reader, idle, null];

const sentenceFault = (one: Reason): string | null => {
  for (const language of ['vi', 'en'] as const) {
    const text = harness.program.sentences(one.code, one.params, language);
    if (text === `refusal.${one.code}`) return `${one.code} has no sentence in ${language}`;
    if (/\{[a-zA-Z]+(:[a-z]+)?\}/.test(text) && !JSON.stringify(one.params).includes('{'))
      return `${language}: ${text}`;
  }
  return null;
};

const faultOf = async (of: Contract, input: unknown, caller: (typeof callers)[number]): Promise<string | null> => {
  const outcome = await harness.program.runner
    .call({ name: of.name, input, accountId: caller?.id ?? null, requestId: newId() })
    .catch((error: unknown) => String((error as Error).stack ?? error).slice(0, 1_500));
  if (typeof outcome === 'string') return outcome;
  if (outcome.ok) {
    const shape = of.output.safeParse(outcome.answer);
    return shape.success ? null : `the answer is not of its shape: ${shape.error.message}`;
  }
  if (outcome.reasons.length === 0) return 'refused without a reason';
  const unnamed = outcome.kind === 'malformed' && outcome.reasons.find((one) => one.field === undefined);
  if (unnamed) return `malformed without a field: ${unnamed.code}`;
  return outcome.reasons.map(sentenceFault).find((fault) => fault !== null) ?? null;
};

// A load of a whole city or nation is heavy and happens once in the life of a database.
const isLoad = (name: string): boolean => /^(organisations|members|meetings)\.load-/.test(name);
const contracts = harness.program.runner.contracts;

test.each(contracts.map((of) => [of.name, of] as const))(
  '%s: no input is a fault, every refusal is a sentence',
  async (_name, of) => {
    const fitting = fc.sample(inputsOf(of.input, samples), 400).filter((input) => of.input.safeParse(input).success);
    // Otherwise only the shape is tried, and schema-values.ts has to learn what this contract takes.
    expect(fitting.length).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(inputsOf(of.input, samples), fc.constantFrom(...callers), async (input, caller) => {
        expect(await faultOf(of, input, caller)).toBe(null);
      }),
      { numRuns: isLoad(of.name) ? 8 : runs, endOnFailure: true, ...seed },
    );
  },
  120_000,
);

test('a sample of them through HTTP: a plain status, both sentences, never 500', async () => {
  const lines: string[] = [];
  const door = await openDoor(harness, {}, lines);
  const visitor = new Visitor(door);
  const chief = await person(harness, { role: 'organisation-officer', organisationId: world.city });
  await visitor.signIn(chief, harness.clock.now);
  for (const of of contracts.filter(({ name }) => !isLoad(name))) {
    for (const input of fc.sample(inputsOf(of.input, samples), { numRuns: 2, ...seed })) {
      const { status, body } = await visitor.send(pathOf(of.name), input);
      // An answer may have reasons of its own, of rules; those of a refusal have a sentence in each language.
      const reasons = status === 200 ? [] : ((body as { reasons?: { vi: string; en: string }[] }).reasons ?? []);
      expect([200, 400, 401, 403, 404, 409, 413, 422, 429], `${of.name} ${JSON.stringify(body)}`).toContain(status);
      expect(reasons.every(({ vi, en }) => vi.length > 0 && en.length > 0)).toBe(true);
    }
  }
  expect(lines.filter((line) => line.includes('"bug"'))).toEqual([]);
}, 120_000);
