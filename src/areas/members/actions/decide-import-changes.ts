import { type RawBuilder, sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/import-approval.ts';
import type { MemberImportId } from '../contract/import-steps.ts';
import type { Standing } from '../contract.ts';
import { isProposalOf } from '../questions/proposal-of.ts';
import { changeLinesOf, type StoredChanges } from '../rules/change-lines.ts';
import { type ListedChange, linesBack, soundAmong } from '../rules/import-approval.ts';
import { applyImportChanges } from './apply-import-changes.ts';
import { handsOf } from './stored-change.ts';

/** For `over: 'resolved'`: where the records of a list stand; empty when the caller sees none of them. */
const overImportChanges = async ({ importId }: { importId: string }, tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ org_id: string }>`
    SELECT DISTINCT org_id FROM members.member_change WHERE import_id = ${importId}`.execute(tx);
  return rows.map((row) => row.org_id);
};

type Dates = Record<
  'birthOn' | 'admissionDecidedOn' | 'admittedOn' | 'officialOn' | 'recognitionDecidedOn',
  Day | null
>;
type Row = {
  id: string;
  memberId: string;
  changes: StoredChanges;
  isOwn: boolean;
  isApproved: boolean;
  record: Dates & { birthYear: number | null; standing: Standing };
};
type Listed = ListedChange & Pick<Row, 'isOwn' | 'isApproved'>;

/** Changes of a list that meet a condition on `c`, and their records: both locked. */
const listed = async (
  { tx, actor }: ActionContext,
  importId: MemberImportId,
  condition: RawBuilder<unknown>,
): Promise<Listed[]> => {
  // Half a million rows take longer than a request usually may.
  await sql`SET LOCAL statement_timeout = '30min'`.execute(tx);
  const { rows } = await sql<Row>`
    SELECT c.id, c.member_id AS "memberId", c.changes, ${isProposalOf(actor)} AS "isOwn", c.state = 'approved' AS "isApproved",
      jsonb_build_object('birthOn', m.birth_on, 'birthYear', m.birth_year, 'admissionDecidedOn', m.admission_decided_on,
        'admittedOn', m.admitted_on, 'officialOn', m.official_on, 'recognitionDecidedOn', m.recognition_decided_on,
        'standing', m.standing) AS record
    FROM members.member_change c JOIN members.member m ON m.id = c.member_id
    WHERE c.import_id = ${importId} AND ${condition}
    ORDER BY m.id, c.id FOR NO KEY UPDATE OF c, m`.execute(tx);
  return rows.map(({ changes, ...row }) => ({ ...row, lines: changeLinesOf(changes) }));
};

const waiting = async (context: ActionContext, importId: MemberImportId): Promise<Listed[]> => {
  const found = await listed(
    context,
    importId,
    sql`c.state = 'proposed' AND NOT members.is_import_undone(c.import_id)`,
  );
  if (found.length === 0) throw new Refused(refuse(reason('members.import-nothing-waits', {}, 'importId')));
  return found;
};

const setStates = async (
  { tx, actor, now }: ActionContext,
  changes: readonly { readonly id: string }[],
  state: 'proposed' | 'approved' | 'rejected' | 'withdrawn',
  rejectReason: string | null = null,
): Promise<void> => {
  const isOpen = state === 'proposed';
  const { accountId, typedBy } = handsOf(actor);
  await sql`
    UPDATE members.member_change SET state = ${state}, decided_by = ${isOpen ? null : accountId}::uuid,
      decided_typed_by = ${isOpen ? null : typedBy}::uuid, decided_at = ${isOpen ? null : now}::timestamptz,
      reject_reason = ${rejectReason}, version = version + 1
    WHERE id = ANY (${changes.map(({ id }) => id)}::uuid[])`.execute(tx);
};

const ended = ({ note }: ActionContext, importId: MemberImportId, state: string, done: number, left = 0) => {
  note({ subject: `import ${importId}`, after: { changes: state, records: done, left } });
  return { importId, records: done, left };
};

export const approveImportChanges = action(
  contract.approveImportChanges,
  async ({ importId }, context) => {
    const changes = await waiting(context, importId);
    if (changes.some(({ isOwn }) => isOwn)) throw new Refused(refuse(reason('members.own-proposal')));
    const sound = soundAmong(changes, context.today);
    if (sound.length === 0)
      throw new Refused(refuse(reason('members.import-waiting-contradicts', { count: changes.length }, 'importId')));
    await applyImportChanges(
      context.tx,
      sound.map(({ id }) => id),
      'after',
    );
    await setStates(context, sound, 'approved');
    await context.tell('members.import-changes-approved', { importId });
    return ended(context, importId, 'approved', sound.length, changes.length - sound.length);
  },
  { over: overImportChanges },
);

export const rejectImportChanges = action(
  contract.rejectImportChanges,
  async (input, context) => {
    const changes = await waiting(context, input.importId);
    await setStates(context, changes, 'rejected', input.reason);
    return ended(context, input.importId, 'rejected', changes.length);
  },
  { over: overImportChanges },
);

export const withdrawImportChanges = action(
  contract.withdrawImportChanges,
  async ({ importId }, context) => {
    const changes = await waiting(context, importId);
    if (changes.some(({ isOwn }) => !isOwn)) throw new Refused(refuse(reason('members.not-own-proposal')));
    await setStates(context, changes, 'withdrawn');
    return ended(context, importId, 'withdrawn', changes.length);
  },
  { over: overImportChanges },
);

/** Decided by whoever asks, on the day of asking; what the list itself wrote at its commit was decided about by nobody. */
const decidedToday = ({ actor, today }: ActionContext): RawBuilder<unknown> => {
  const { accountId, typedBy } = handsOf(actor);
  const hands = sql`${[accountId, ...(typedBy ? [typedBy] : [])]}::uuid[]`;
  return sql`c.state <> 'proposed' AND (c.state <> 'approved' OR c.decided_by <> c.proposed_by)
    AND (c.decided_by = ANY (${hands}) OR c.decided_typed_by = ANY (${hands}))
    AND (c.decided_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = ${today}::date
    AND NOT members.is_import_undone(c.import_id)`;
};

export const reopenImportChanges = action(
  contract.reopenImportChanges,
  async ({ importId }, context) => {
    const changes = await listed(context, importId, decidedToday(context));
    const written = changes.filter(({ isApproved }) => isApproved);
    const back = soundAmong(
      written.map((change) => ({ ...change, lines: linesBack(change.lines) })),
      context.today,
    );
    const again = [...changes.filter(({ isApproved }) => !isApproved), ...back];
    if (again.length === 0) throw new Refused(refuse(reason('members.import-nothing-to-reopen', {}, 'importId')));
    await applyImportChanges(
      context.tx,
      back.map(({ id }) => id),
      'before',
    );
    await setStates(context, again, 'proposed');
    if (back.length > 0) await context.tell('members.import-changes-reopened', { importId });
    return ended(context, importId, 'proposed', again.length, written.length - back.length);
  },
  { over: overImportChanges },
);
