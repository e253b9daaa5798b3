import { sql } from 'kysely';
import { liveOfficesOf, type Office, type Reach, reachOf, type Tree } from '../access/offices.ts';
import { beginUnder } from '../access/scope.ts';
import { dayOf } from '../calendar/day.ts';
import { mayRepeat, refusalOf } from '../db/constraint-refusals.ts';
import type { Tx } from '../db/database.ts';
import type { Pools } from '../db/pools.ts';
import { inTransaction } from '../db/transaction.ts';
import type { FileStore } from '../import/file-store.ts';
import { isRefusal, orRefuse, type Reason, type Refusal, Refused, reason } from '../outcome/refusal.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Action, ActionContext, Actor, Question } from './action.ts';
import type { Area } from './area.ts';
import { type Change, writeAuditEntry } from './audit-entry.ts';
import type { Contract, ContractName } from './contract.ts';
import { claimRequest, findAnswer, inputDigest, storeAnswer } from './idempotency.ts';
import { reasonsOf, unstorableTexts } from './malformed.ts';
import { placesConcerned } from './places-concerned.ts';
import { withoutSecrets } from './without-secrets.ts';

/** One call as it comes through a door (HTTP, command line). */
export type Call = {
  readonly name: string;
  readonly input: unknown;
  readonly accountId: string | null;
  /** Names the intent of an action; repeating it gives the old answer. */
  readonly requestId: string | null;
  readonly officeId?: string | null;
  readonly address?: string | null;
  /** Set by the command line only: who can open the data folder acts as `system` over the whole tree. No other door may set it. */
  readonly asSystem?: boolean;
};

export type Outcome =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly kind: Refusal['kind'] | 'malformed'; readonly reasons: readonly Reason[] };

export type RunnerParts = {
  readonly areas: readonly Area[];
  readonly pools: Pools;
  readonly permissions: Readonly<Record<string, readonly string[]>>;
  readonly tree: Tree;
  readonly now: () => Date;
  readonly secrets: Secrets;
  readonly files: FileStore;
};

/** The actor of jobs and listeners. */
export const SYSTEM_ACCOUNT = '00000000-0000-7000-8000-000000000000';

export type Runner = {
  readonly call: (call: Call) => Promise<Outcome>;
  readonly contracts: readonly Contract[];
  /** Live offices of an account today, for the session question and for choosing an office. */
  readonly officesOf: (accountId: string) => Promise<Office[]>;
  /** Runs work of a job or listener as `system` over the whole tree, audited under `name`. */
  readonly asSystem: (name: ContractName, work: (context: ActionContext) => Promise<void>) => Promise<void>;
};

type Entry = { readonly kind: 'action'; readonly of: Action } | { readonly kind: 'question'; readonly of: Question };

/** Plugs the areas into the one door through which every action and question runs. */
export const createRunner = (parts: RunnerParts): Runner => {
  const entries = entriesOf(parts.areas);
  const constraints = Object.assign({}, ...parts.areas.map((area) => area.constraints ?? {})) as Record<string, string>;
  return {
    contracts: [...entries.values()].map((entry) => entry.of.contract),
    call: async (call) => {
      const entry = entries.get(call.name);
      if (!entry) return { ok: false, kind: 'not-found', reasons: [reason('platform.not-found')] };
      return answered(constraints, () => run(parts, entry, call));
    },
    officesOf: (accountId) =>
      inTransaction(parts.pools.app_identity, 'BEGIN READ ONLY', (tx) =>
        liveOfficesOf(tx, parts.tree, accountId, dayOf(parts.now())),
      ),
    asSystem: (name, work) => runAsSystem(parts, name, work),
  };
};

const entriesOf = (areas: readonly Area[]): Map<string, Entry> => {
  const entries = new Map<string, Entry>();
  for (const area of areas) {
    for (const one of area.actions) entries.set(one.contract.name, { kind: 'action', of: one });
    for (const one of area.questions) entries.set(one.contract.name, { kind: 'question', of: one });
  }
  return entries;
};

const answered = async (constraints: Record<string, string>, work: () => Promise<Outcome>): Promise<Outcome> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused) return { ok: false, kind: error.refusal.kind, reasons: error.refusal.reasons };
      if (mayRepeat(error) && attempt <= 3) continue;
      const refusal = refusalOf(error, constraints);
      if (refusal) return { ok: false, kind: refusal.kind, reasons: refusal.reasons };
      throw error;
    }
  }
};

const run = async (parts: RunnerParts, entry: Entry, call: Call): Promise<Outcome> => {
  const parsed = entry.of.contract.input.safeParse(call.input ?? {}, { reportInput: true });
  if (!parsed.success) return { ok: false, kind: 'malformed', reasons: reasonsOf(parsed.error) };
  const unstorable = unstorableTexts(parsed.data);
  if (unstorable.length > 0) return { ok: false, kind: 'malformed', reasons: unstorable };
  const stranger = entry.of.contract.over === 'public' ? SYSTEM_ACCOUNT : null;
  const accountId = call.asSystem ? SYSTEM_ACCOUNT : (call.accountId ?? stranger);
  if (accountId === null) return { ok: false, kind: 'not-signed-in', reasons: [reason('platform.not-signed-in')] };
  if (entry.kind === 'action' && call.requestId === null) {
    return { ok: false, kind: 'malformed', reasons: [reason('platform.request-id-missing', {}, 'Idempotency-Key')] };
  }
  const reach = call.asSystem
    ? await systemReach(parts)
    : await reachFor(parts, entry.of.contract, accountId, call.officeId ?? null);
  const answer = await inTransaction(
    parts.pools[reach.scope.role],
    beginUnder(reach.scope, accountId, { readOnly: entry.kind === 'question' }),
    (tx) => runIn(parts, entry, { ...call, input: parsed.data, accountId }, reach, tx),
  );
  return { ok: true, answer };
};

const systemReach = (parts: RunnerParts): Promise<Reach> =>
  inTransaction(parts.pools.app_identity, 'BEGIN READ ONLY', async (tx) => ({
    scope: { role: 'app_all' },
    ranges: [await parts.tree.wholeRange(tx)],
    offices: [],
  }));

const SELF: Reach = { scope: { role: 'app_self' }, ranges: [], offices: [] };

const reachFor = async (
  parts: RunnerParts,
  contract: Contract,
  accountId: string,
  officeId: string | null,
): Promise<Reach> => {
  if (contract.over === 'self' || contract.over === 'public') return SELF;
  if (contract.over === 'set-up') return whileNotSetUp(parts);
  return inTransaction(parts.pools.app_identity, 'BEGIN READ ONLY', async (tx) => {
    const offices = await liveOfficesOf(tx, parts.tree, accountId, dayOf(parts.now()));
    const whole = await parts.tree.wholeRange(tx);
    const reach = orRefuse(reachOf(offices, parts.permissions[contract.name] ?? [], whole, officeId));
    if (contract.over === 'whole' && reach.scope.role !== 'app_all') {
      throw new Refused(NOT_PERMITTED);
    }
    return reach;
  });
};

const NOT_PERMITTED: Refusal = { refused: true, kind: 'not-permitted', reasons: [reason('platform.not-permitted')] };

// The first administrator has no office yet, because there is no organisation yet to hold one over.
const whileNotSetUp = (parts: RunnerParts): Promise<Reach> =>
  inTransaction(parts.pools.app_identity, 'BEGIN READ ONLY', async (tx) => {
    const { set_up_at } = await tx.selectFrom('platform.installation').select('set_up_at').executeTakeFirstOrThrow();
    if (set_up_at !== null) throw new Refused(NOT_PERMITTED);
    return { scope: { role: 'app_all' }, ranges: [], offices: [] };
  });

type Ready = Call & { readonly accountId: string };

const runIn = async (parts: RunnerParts, entry: Entry, call: Ready, reach: Reach, tx: Tx): Promise<unknown> => {
  const key = { accountId: call.accountId, action: entry.of.contract.name, requestId: call.requestId! };
  const places = await placesConcerned(parts.tree, entry.of, call.input, reach, tx);
  if (isRefusal(places)) {
    // What the call itself took away (a withdrawn post, an organisation handed over) must not hide its own answer from a repetition.
    const earlier = entry.kind === 'action' ? await findAnswer(tx, key, inputDigest(call.input)) : null;
    if (earlier) return earlier.answer;
    throw new Refused(places);
  }
  const now = parts.now();
  const { secrets, files } = parts;
  const base = { tx, now, today: dayOf(now), actor: actorOf(call.accountId, reach), secrets, files };
  if (entry.kind === 'question') return entry.of.run(call.input, base);

  const earlier = await claimRequest(tx, key, inputDigest(call.input));
  if (earlier) return earlier.answer;
  const changes: Change[] = [];
  const answer = await entry.of.run(call.input, {
    ...base,
    tell: tellIn(tx),
    note: (change) => void changes.push(change),
  });
  await storeAnswer(tx, key, withoutSecrets(answer, entry.of.contract.secrets));
  await writeAuditEntry(tx, {
    at: now,
    accountId: base.actor.accountId,
    helperAccountId: base.actor.helperAccountId,
    officeIds: base.actor.officeIds,
    action: entry.of.contract.name,
    places,
    requestId: call.requestId,
    address: call.address ?? null,
    detail: { input: withoutSecrets(call.input, entry.of.contract.secrets), changes },
  });
  return answer;
};

const actorOf = (accountId: string, reach: Reach): Actor => {
  const helped = reach.offices.find((office) => office.helperFor !== null)?.helperFor;
  return {
    accountId: helped ? helped.accountId : accountId,
    helperAccountId: helped ? accountId : null,
    officeIds: reach.offices.map((office) => office.id),
  };
};

const tellIn =
  (tx: Tx): ActionContext['tell'] =>
  async (event, payload) => {
    await sql`SELECT platform.queue_event(${event}, ${JSON.stringify(payload)}::jsonb)`.execute(tx);
  };

const runAsSystem = async (
  parts: RunnerParts,
  name: ContractName,
  work: (context: ActionContext) => Promise<void>,
): Promise<void> => {
  const begin = beginUnder({ role: 'app_all' }, SYSTEM_ACCOUNT, { readOnly: false });
  await inTransaction(parts.pools.app_all, begin, async (tx) => {
    const now = parts.now();
    const changes: Change[] = [];
    const actor: Actor = { accountId: SYSTEM_ACCOUNT, helperAccountId: null, officeIds: [] };
    const { secrets, files } = parts;
    const note = (change: Change) => void changes.push(change);
    await work({ tx, now, today: dayOf(now), actor, secrets, files, tell: tellIn(tx), note });
    // A job that found nothing to do leaves no entry: the audit would drown in them.
    if (changes.length === 0) return;
    const entry = { at: now, ...actor, action: name, places: [], requestId: null, address: null, detail: { changes } };
    await writeAuditEntry(tx, entry);
  });
};
