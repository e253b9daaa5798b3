import { sql } from 'kysely';
import type { Reach, Tree } from '../access/offices.ts';
import { dayOf } from '../calendar/day.ts';
import type { Tx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import { together } from '../db/together.ts';
import type { Ended } from '../db/transaction.ts';
import type { FileStore } from '../import/file-store.ts';
import { isRefusal, orRefuse, Refused, reason, refuseConflict } from '../outcome/refusal.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Action, Actor, Question, QuestionContext } from './action.ts';
import { type Change, writeAuditEntry } from './audit-entry.ts';
import type { ContractName } from './contract.ts';
import { type Claim, claimRequest, inputDigest, storeAnswer } from './idempotency.ts';
import { placesConcerned } from './places-concerned.ts';
import { withoutSecrets } from './without-secrets.ts';

export type RunParts = {
  readonly tree: Tree;
  readonly now: () => Date;
  readonly secrets: Secrets;
  readonly files: FileStore;
};

/** A call whose input is parsed and whose account is known. */
type Ready = {
  readonly input: unknown;
  readonly accountId: string;
  readonly requestId: string | null;
  readonly address?: string | null;
};

export type Entry =
  | { readonly kind: 'action'; readonly of: Action }
  | { readonly kind: 'question'; readonly of: Question };

const asEnded = (answer: unknown): Ended<unknown> => ({ result: answer, closing: [] });

/** The answer of the same call when it has succeeded before; refuses the same key with another input. */
const earlierAnswer = (claim: Claim): Ended<unknown> | null => {
  if (claim === 'reused') throw new Refused(refuseConflict(reason('platform.request-reused')));
  return claim === 'new' ? null : asEnded(claim.answer);
};

/** Runs one call inside its transaction: places proved, request claimed, the action or question itself, answer and audit entry with the commit. */
export const runIn = (parts: RunParts, entry: Entry, call: Ready, reach: Reach, tx: Tx): Promise<Ended<unknown>> =>
  entry.kind === 'action' ? runAction(parts, entry.of, call, reach, tx) : runQuestion(parts, entry.of, call, reach, tx);

const runQuestion = async (parts: RunParts, of: Question, call: Ready, reach: Reach, tx: Tx) => {
  orRefuse(await placesConcerned(parts.tree, of, call.input, reach, tx));
  return asEnded(await of.run(call.input, contextOf(parts, call, reach, tx)));
};

const runAction = async (parts: RunParts, of: Action, call: Ready, reach: Reach, tx: Tx) => {
  const key = { accountId: call.accountId, action: of.contract.name, requestId: call.requestId! };
  const digest = inputDigest(call.input);
  // A key claimed by who may not do this is rolled back with the refusal.
  const [places, claim] = await together([
    placesConcerned(parts.tree, of, call.input, reach, tx),
    claimRequest(tx, key, digest),
  ]);
  if (isRefusal(places)) {
    // What the call itself took away (a withdrawn post, an organisation handed over) must not hide its own answer from a repetition.
    if (typeof claim === 'object') return asEnded(claim.answer);
    throw new Refused(places);
  }
  const earlier = earlierAnswer(claim);
  if (earlier) return earlier;
  const context = contextOf(parts, call, reach, tx);
  const changes: Change[] = [];
  const told: Told[] = [];
  const answer = await of.run(call.input, {
    ...context,
    tell: async (event, payload) => void told.push({ event, payload }),
    note: (change) => void changes.push(change),
  });
  const { secrets } = of.contract;
  const detail = { input: withoutSecrets(call.input, secrets), changes };
  const { requestId, address = null } = call;
  const audit = { at: context.now, ...context.actor, action: of.contract.name, places, requestId, address, detail };
  return {
    result: answer as unknown,
    closing: [queueEvents(tx, told), storeAnswer(tx, key, withoutSecrets(answer, secrets)), writeAuditEntry(tx, audit)],
  };
};

const contextOf = (parts: RunParts, { accountId }: Ready, reach: Reach, tx: Tx): QuestionContext => {
  const now = parts.now();
  const { secrets, files } = parts;
  return { tx, now, today: dayOf(now), actor: actorOf(accountId, reach), secrets, files };
};

const actorOf = (accountId: string, reach: Reach): Actor => {
  const helped = reach.offices.find((office) => office.helperFor !== null)?.helperFor;
  return {
    accountId: helped ? helped.accountId : accountId,
    helperAccountId: helped ? accountId : null,
    officeIds: reach.offices.map((office) => office.id),
  };
};

type Told = { readonly event: ContractName; readonly payload: Readonly<Record<string, string | number>> };

/** Queues what was told in this transaction, in one statement. */
export const queueEvents = async (tx: Tx, told: readonly Told[]): Promise<void> => {
  if (told.length === 0) return;
  await prepared(
    tx,
    sql`
    SELECT platform.queue_event(t.event, t.payload)
    FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS t(event text, payload jsonb)`,
  );
};
