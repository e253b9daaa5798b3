import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, deliver, type QueuedRecord } from '../../src/areas/meetings/web/phone/phone-queue.ts';
import { refusalOf } from '../../src/web/refusal.ts';

// One life of a phone: sends what lies in its folder until it is done or killed. Started by offline.bench.ts with its place to send to.
const [, , folder, url, cookie, csrfToken, accountId] = process.argv as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

const list = async (): Promise<QueuedRecord[]> =>
  readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as QueuedRecord);

const send = async ({ input, requestId }: QueuedRecord): Promise<Answer> => {
  const answer = await fetch(`${url}/api/meetings/record-meeting`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, 'x-csrf-token': csrfToken, 'idempotency-key': requestId },
    body: JSON.stringify(input),
  });
  if (answer.ok) return { kind: 'taken' };
  const { kind, reasons } = refusalOf(answer.status, await answer.json().catch(() => null));
  return { kind, reasons };
};

const put = async ({ obstacle }: QueuedRecord): Promise<void> => {
  throw new Error(`refused: ${JSON.stringify(obstacle)}`);
};
const drop = async ({ requestId }: QueuedRecord): Promise<void> => rmSync(join(folder, `${requestId}.json`));

const stop = await deliver({ list, put, drop }, accountId, send);
if (stop !== null) throw new Error(`stopped: ${stop}`);
