import type { InputOf } from '../../../../platform/action/contract.ts';
import type { ApiRefusalKind, WireReason } from '../../../../web/refusal.ts';
import type { recordMeeting } from '../../contract.ts';
import type { SentCount } from './phone-counts.ts';
import type { KeptDraft } from './phone-draft.ts';

export type SentSheet = InputOf<typeof recordMeeting>;

/** Why a record waits for a person: what the server said, word by word. */
export type Obstacle = { readonly kind: ApiRefusalKind; readonly reasons: readonly WireReason[] };

type Sent =
  | { readonly contract: { readonly name: 'meetings.record-meeting'; readonly number: 1 }; readonly input: SentSheet }
  | { readonly contract: { readonly name: 'meetings.record-election'; readonly number: 1 }; readonly input: SentCount };

/** One finished sheet, or what was counted of one election, on its way. It belongs to the account that recorded it and to nobody else. */
export type QueuedRecord = Sent & {
  /** The idempotency key: the same for every attempt to send this very record. */
  readonly requestId: string;
  readonly accountId: string;
  readonly meetingId: string;
  /** What it is mended from after a refusal. */
  readonly kept: KeptDraft;
  readonly queuedAt: string;
  readonly obstacle: Obstacle | null;
  /** Answers in which the server failed; nobody could mend anything, so it is tried again. */
  readonly failures: number;
};

export type Answer = { readonly kind: 'taken' } | Obstacle;

/** What stops the queue as a whole; `null`: the next record may go. */
export type Stop = 'offline' | 'sign-in' | null;

const MOST_FAILURES = 5;

const waitsForServer = new Set<Answer['kind']>(['offline', 'too-many', 'bug']);

/** Two devices, or another office, were at the same meeting: there is something to compare. */
const clashes = new Set([
  'platform.stale',
  'meetings.recorded-already',
  'meetings.step-not-open',
  'meetings.election-concluded',
  'meetings.election-opened-already',
]);
export const isClash = ({ obstacle }: QueuedRecord): boolean =>
  obstacle?.reasons.some(({ code }) => clashes.has(code)) ?? false;

/**
 * What becomes of a record after an answer: gone when taken; kept as it was while the network, the sign-in or the server is away;
 * everything else is for a person to mend and comes back with all its reasons. A server that keeps failing is such a matter too.
 */
export const afterAnswer = (
  record: QueuedRecord,
  answer: Answer,
): { readonly record: QueuedRecord | null; readonly stop: Stop } => {
  if (answer.kind === 'taken') return { record: null, stop: null };
  if (answer.kind === 'not-signed-in') return { record, stop: 'sign-in' };
  if (!waitsForServer.has(answer.kind)) return { record: { ...record, obstacle: answer }, stop: null };
  const failures = record.failures + (answer.kind === 'bug' ? 1 : 0);
  return failures < MOST_FAILURES
    ? { record: { ...record, failures }, stop: 'offline' }
    : { record: { ...record, failures: 0, obstacle: answer }, stop: null };
};

export type QueueStore = {
  /** Records of one account, in the order in which they were recorded. */
  readonly list: () => Promise<readonly QueuedRecord[]>;
  readonly put: (record: QueuedRecord) => Promise<void>;
  readonly drop: (record: QueuedRecord) => Promise<void>;
};

export const isSheet = ({ contract }: QueuedRecord): boolean => contract.name === 'meetings.record-meeting';

/** Still to be recorded: its draft stands, and no record of the same sheet waits. Another tap found it gone into the queue already. */
export const isToQueue = (
  { draft: { meetingId }, isSent }: KeptDraft,
  { drafts, queue }: { readonly drafts: readonly KeptDraft[]; readonly queue: readonly QueuedRecord[] },
): boolean =>
  drafts.some(({ draft }) => draft.meetingId === meetingId) &&
  (isSent === true || !queue.some((one) => one.meetingId === meetingId && isSheet(one)));

/** Sheets first: ballots are counted against the roll call of their meeting, so they go after it. */
const inOrder = (records: readonly QueuedRecord[]): readonly QueuedRecord[] => [
  ...records.filter(isSheet),
  ...records.filter((one) => !isSheet(one)),
];

/**
 * Sends what waits, one after the other, until there is nothing left or something stops it all. A record leaves the store only after the
 * server has said that it took it; whoever dies in between sends the same key again and gets the same answer. What was counted in a
 * meeting waits while its sheet does.
 */
export const deliver = async (
  store: QueueStore,
  accountId: string,
  send: (record: QueuedRecord) => Promise<Answer>,
): Promise<Stop> => {
  const heldUp = new Set<string>();
  for (const record of inOrder(await store.list())) {
    if (record.accountId !== accountId || record.obstacle !== null) {
      if (isSheet(record)) heldUp.add(record.meetingId);
      continue;
    }
    if (!isSheet(record) && heldUp.has(record.meetingId)) continue;
    const after = afterAnswer(record, await send(record));
    if (after.record === null) await store.drop(record);
    else if (after.record !== record) await store.put(after.record);
    if (after.record !== null && isSheet(record)) heldUp.add(record.meetingId);
    if (after.stop !== null) return after.stop;
  }
  return null;
};
