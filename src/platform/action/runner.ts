import { liveOfficesOf, type Office, type Reach, reachOf } from '../access/offices.ts';
import { beginUnder } from '../access/scope.ts';
import { dayOf } from '../calendar/day.ts';
import { mayRepeat, refusalOf } from '../db/constraint-refusals.ts';
import type { Pools } from '../db/pools.ts';
import { together } from '../db/together.ts';
import { inTransaction, inTransactionEnding } from '../db/transaction.ts';
import { orRefuse, type Reason, type Refusal, Refused, reason } from '../outcome/refusal.ts';
import type { ActionContext, Actor } from './action.ts';
import type { Area } from './area.ts';
import { type Change, writeAuditEntry } from './audit-entry.ts';
import type { Contract, ContractName } from './contract.ts';
import { reasonsOf, unstorableTexts } from './malformed.ts';
import { type Entry, queueEvent, type RunParts, runIn } from './run-in.ts';

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

export type RunnerParts = RunParts & {
  readonly areas: readonly Area[];
  readonly pools: Pools;
  readonly permissions: Readonly<Record<string, readonly string[]>>;
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
  const answer = await inTransactionEnding(
    parts.pools[reach.scope.role],
    beginUnder(reach.scope, accountId, { readOnly: entry.kind === 'question' }),
    (tx) => runIn(parts, entry, { ...call, input: parsed.data, sent: call.input ?? {}, accountId }, reach, tx),
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
    const [offices, whole] = await together([
      liveOfficesOf(tx, parts.tree, accountId, dayOf(parts.now())),
      parts.tree.wholeRange(tx),
    ]);
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
    // At once, because system work rolls parts of itself back and with them what they told.
    const tell: ActionContext['tell'] = (event, payload) => queueEvent(tx, { event, payload });
    await work({ tx, now, today: dayOf(now), actor, secrets, files, tell, note });
    // A job that found nothing to do leaves no entry: the audit would drown in them.
    if (changes.length === 0) return;
    const entry = { at: now, ...actor, action: name, places: [], requestId: null, address: null, detail: { changes } };
    await writeAuditEntry(tx, entry);
  });
};
