import { type RawBuilder, sql } from 'kysely';
import { type QuestionContext, question } from '../../../platform/action/action.ts';
import { cursorOf, nearestNames, readCursor, sortNameOf, underCondition } from '../../organisations/public.ts';
import * as contract from '../contract/records-changes.ts';
import type { ChangeView } from '../contract.ts';
import { gapLineOf, plainLines, type StoredChanges, sealedLines } from '../rules/change-lines.ts';
import { overMember } from './member-rows.ts';
import { isProposalOf } from './proposal-of.ts';

type Row = Omit<ChangeView, 'fields' | 'sealed' | 'gap' | 'proposedAt' | 'decidedAt' | 'organisationName'> & {
  readonly lines: StoredChanges;
  readonly proposedAt: Date;
  readonly decidedAt: Date | null;
};

const columns = (by: QuestionContext['actor']) => sql`
  c.id, c.version, c.member_id AS "memberId", m.full_name AS "memberName", c.org_id AS "organisationId", c.state, c.basis,
  c.changes AS lines, c.note, c.proposed_at AS "proposedAt", c.decided_at AS "decidedAt", c.reject_reason AS "rejectReason",
  CASE WHEN c.decision_number IS NULL THEN NULL
       ELSE jsonb_build_object('number', c.decision_number, 'decidedOn', c.decision_on, 'issuer', c.decision_issuer) END AS decision,
  CASE WHEN c.act_number IS NULL THEN NULL
       ELSE jsonb_build_object('number', c.act_number, 'on', c.act_on, 'issuer', c.act_issuer) END AS act,
  coalesce(m.account_id = c.proposed_by, false) AS "isOwnRequest", 
  c.basis = 'import' AND c.state = 'approved' AND c.decided_by = c.proposed_by AS "isOfImportCommit",
  ${isProposalOf(by)} AS "isOwnProposal",
  (SELECT n.name FROM members.actor_names(c.member_id) n WHERE n.account_id = c.proposed_by) AS "proposedBy",
  (SELECT n.name FROM members.actor_names(c.member_id) n WHERE n.account_id = c.decided_by) AS "decidedBy"`;

/** Changes that meet a condition on the row `c`, in an order, as screens show them to whoever asks. */
export const changeRows = async (
  { tx, actor }: Pick<QuestionContext, 'tx' | 'actor'>,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  { limit, skip }: { limit: number; skip: number },
): Promise<ChangeView[]> => {
  const { rows } = await sql<Row>`
    SELECT ${columns(actor)} FROM members.member_change c JOIN members.member m ON m.id = c.member_id
    WHERE ${condition} ORDER BY ${order} LIMIT ${limit} OFFSET ${skip}`.execute(tx);
  const { rows: day } = await sql<{ today: never }>`SELECT current_date AS today`.execute(tx);
  const ids = rows.map((row) => row.organisationId);
  const names = await nearestNames(tx, day[0]!.today, ids);
  return rows.map(({ lines, proposedAt, decidedAt, ...row }) => ({
    ...row,
    fields: Object.entries(plainLines(lines)).map(([field, line]) => ({ field, ...line })),
    sealed: [...sealedLines(lines)],
    gap: gapLineOf(lines),
    organisationName: names.get(row.organisationId) ?? null,
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }));
};

type Asked = {
  readonly isOpen: boolean;
  readonly importId: string | null;
  readonly underId: string | null;
  readonly after: string | null;
  readonly skip: number;
  readonly limit: number;
};

const countOf = async ({ tx }: QuestionContext, { after, skip }: Asked, condition: RawBuilder<unknown>) => {
  if (after !== null || skip > 0) return null;
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM members.member_change c WHERE ${condition}`.execute(tx);
  return rows[0]!.count;
};

const page = async (context: QuestionContext, input: Asked) => {
  // What one list asks for was asked for at one moment: there the names order it.
  const isOfList = input.importId !== null;
  const at = isOfList ? sql`m.sort_name` : input.isOpen ? sql`c.proposed_at` : sql`c.decided_at`;
  const way = isOfList || input.isOpen ? sql`ASC` : sql`DESC`;
  const beyond = isOfList || input.isOpen ? sql`>` : sql`<`;
  const [key, id] = readCursor(input.after, ['text', 'id']) ?? [];
  const under = underCondition(input.underId ?? undefined, sql`c.org_pos`);
  const ofList = isOfList
    ? sql`AND c.import_id = ${input.importId}`
    : input.isOpen
      ? sql`AND c.import_id IS NULL`
      : sql``;
  const all = sql`${input.isOpen ? sql`c.state = 'proposed'` : sql`c.state <> 'proposed'`} ${ofList} ${under}`;
  const behind =
    key === undefined
      ? sql``
      : sql`AND (${at}, c.id) ${beyond} (${isOfList ? sql`${key}::text` : sql`${key}::timestamptz`}, ${id}::uuid)`;
  const rows = await changeRows(context, sql`${all} ${behind}`, sql`${at} ${way}, c.id ${way}`, input);
  const last = rows.at(-1);
  const keyOf = (row: ChangeView): string =>
    isOfList ? sortNameOf(row.memberName) : input.isOpen ? row.proposedAt : row.decidedAt!;
  return {
    rows,
    count: await countOf(context, input, all),
    next: last && rows.length === input.limit ? cursorOf(keyOf(last), last.id) : null,
  };
};

export const changes = question(contract.changes, (input, context) => page(context, input));

export const changesOfMember = question(
  contract.changesOfMember,
  async ({ memberId }, context) => ({
    rows: await changeRows(context, sql`c.member_id = ${memberId}`, sql`c.proposed_at DESC, c.id DESC`, {
      limit: 500,
      skip: 0,
    }),
  }),
  { over: overMember },
);
