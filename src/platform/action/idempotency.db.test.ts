import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { startHarness } from '../../../tests/harness.ts';
import { placesOf, wholeRange } from '../../areas/organisations/public.ts';
import { fileStore } from '../import/file-store.ts';
import { secretsFrom } from '../secrets/secrets.ts';
import { action } from './action.ts';
import { defineAction } from './contract.ts';
import { newId } from './id.ts';
import { createRunner } from './runner.ts';

const harness = await startHarness();
const { id: accountId } = await harness.account();

const keep = defineAction({
  name: 'probe.keep',
  summary: 'Keeps a word',
  input: z.strictObject({ word: z.string() }),
  output: z.object({ done: z.literal(true) }),
  over: 'self',
  undo: 'final',
});
/** The program as it is, or with a later contract. */
const versionWith = (contract: typeof keep) =>
  createRunner({
    areas: [
      {
        name: 'probe',
        actions: [action(contract, async () => ({ done: true as const }))],
        questions: [],
        messages: { vi: {}, en: {} },
      },
    ],
    pools: harness.program.pools,
    permissions: {},
    tree: { placesOf, wholeRange },
    now: () => harness.clock.now,
    secrets: secretsFrom(null),
    files: fileStore(null, secretsFrom(null)),
  });
const now = versionWith(keep);
const later = versionWith({
  ...keep,
  input: z.strictObject({ word: z.string(), more: z.string().nullable().default(null) }) as never,
});
const send = (runner: typeof now, input: object, requestId: string) =>
  runner.call({ name: 'probe.keep', input, accountId, requestId });

test('a record sent again after the contract has grown a field with a default gets its answer; another one does not', async () => {
  const requestId = newId();
  const first = await send(now, { word: 'một' }, requestId);
  expect(first).toMatchObject({ ok: true });
  expect(await send(later, { word: 'một' }, requestId)).toEqual(first);
  const reused = { ok: false, reasons: [{ code: 'platform.request-reused' }] };
  expect(await send(later, { word: 'hai' }, requestId)).toMatchObject(reused);
  expect(await send(later, { word: 'một', more: 'ba' }, requestId)).toMatchObject(reused);
});

test('a request remembered by the digest of its input as it was read gets its answer too', async () => {
  const requestId = newId();
  const first = await send(later, { word: 'một' }, requestId);
  const asRead = createHash('sha256').update('{"more":null,"word":"một"}').digest();
  await harness.owner.query('UPDATE platform.request SET input_digest = $1 WHERE request_id = $2', [asRead, requestId]);
  expect(await send(later, { word: 'một' }, requestId)).toEqual(first);
});
