import { type RawBuilder, sql } from 'kysely';
import type { Reach, Tree } from '../access/offices.ts';
import { dayOf } from '../calendar/day.ts';
import type { Tx } from '../db/database.ts';
import { asPrepared, prepared } from '../db/prepared.ts';
import { together } from '../db/together.ts';
import type { Ended } from '../db/transaction.ts';
import type { FileStore } from '../import/file-store.ts';
import { isRefusal, orRefuse, Refused, reason, refuseConflict } from '../outcome/refusal.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Action, Actor, Question, QuestionContext } from './action.ts';
import { auditStatement, type Change } from './audit-entry.ts';
import type { ContractName } from './contract.ts';
import { answerStatement, type Claim, claimRequest } from './idempotency.ts';
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
  /** The input before it was parsed. */
  readonly sent: unknown;
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
  // A key claimed by who may not do this is rolled back with the refusal.
  const [places, claim] = await together([
    placesConcerned(parts.tree, of, call.input, reach, tx),
    claimRequest(tx, key, { sent: call.sent, read: call.input }),
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
  // Built here, before any of them is sent: what cannot be put into words fails with the action and takes it back.
  const events = told.length === 0 ? [] : [eventsStatement(told)];
  const closing = [...events, answerStatement(key, withoutSecrets(answer, secrets)), auditStatement(audit)];
  return { result: answer as unknown, closing: closing.map((statement) => asPrepared(tx, statement)) };
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

const eventsStatement = (told: readonly Told[]): RawBuilder<unknown> => sql`
    SELECT platform.queue_event(t.event, t.payload)
    FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS t(event text, payload jsonb)`;

/** Queues one event in this transaction, at once. */
export const queueEvent = async (tx: Tx, told: Told): Promise<void> => {
  await prepared(tx, eventsStatement([told]));
};
