import { sql } from 'kysely';
import type { ActionContext, QuestionContext } from '../../platform/action/action.ts';
import type { Day } from '../../platform/calendar/day.ts';
import type { Tx } from '../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../platform/outcome/refusal.ts';
import { withdrawLocked } from './actions/withdraw-paper.ts';
import { type IssueSpec, type PaperSpec, writePaper } from './actions/write-paper.ts';
import type { PaperId } from './contract/paper-codes.ts';
import { type AnsweredFile, draftFile, type PaperFormat } from './questions/paper-file.ts';
import { getPaper } from './questions/stored-paper.ts';
import { numberText } from './rules/head-names.ts';

export { type CaseResolution, draftCaseResolution } from './actions/draft-case-resolution.ts';
export type { IssueSpec, PaperSpec } from './actions/write-paper.ts';
export { attachmentsOf } from './questions/attachments.ts';
export { type AnsweredFile, issuedPaperFile, openablePapers } from './questions/paper-file.ts';
export { type PrintedOne, printedSet } from './questions/print-set.ts';
export { committeeName } from './rules/head-names.ts';
export { hasSecrecyMark } from './rules/secrecy.ts';

/**
 * Issues an official paper of a form inside the caller's action: number, fixed content, Word file. Refuses with every reason: a place
 * of the form that is missing, a day ahead, an unknown term or symbol, a mark of secrecy. The caller has checked its own rights.
 */
export const issuePaper = (
  context: ActionContext,
  spec: IssueSpec,
): Promise<{ readonly paperId: PaperId; readonly number: string | null }> => writePaper(context, spec);

type WithdrawalAtOnce = {
  readonly paperIds: readonly string[];
  readonly organisationId: string;
  readonly kind: string;
  readonly reason: string;
  readonly withdrawnOn: Day;
};

/**
 * Withdraws several issued papers of one form and organisation, all or none; the numbers stay with them. Refuses as not found another
 * paper among them. The caller has checked its own rights.
 */
export const withdrawPapers = async (
  context: ActionContext,
  { paperIds, organisationId, kind, ...withdrawal }: WithdrawalAtOnce,
): Promise<void> => {
  for (const paperId of [...paperIds].sort()) {
    const paper = await getPaper(context.tx, paperId, true);
    if (paper.organisationId !== organisationId || paper.kind !== kind)
      throw new Refused(refuseNotFound(reason('platform.not-found')));
    await withdrawLocked(context, paper, withdrawal);
  }
};

/** The paper as a file before it is issued: marked as a draft, without a number. Writes nothing; refuses like `issuePaper`. */
export const previewPaper = (
  context: QuestionContext,
  { format, ...spec }: PaperSpec & { readonly format: PaperFormat },
): Promise<AnsweredFile> => draftFile(context, spec, format);

export type PaperOfSource = {
  readonly paperId: PaperId;
  readonly sourceId: string;
  readonly kind: string;
  readonly state: 'draft' | 'issued' | 'withdrawn' | 'void';
  readonly number: string | null;
  readonly title: string;
  readonly issuedOn: Day | null;
};

/**
 * Papers that came from these things of an area, oldest first; what the transaction may not see is left out. Where a thing is shared by
 * several organisations, `at` takes those of one.
 */
export const papersOfSource = async (
  tx: Tx,
  area: string,
  ids: readonly string[],
  at: string | null = null,
): Promise<PaperOfSource[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<PaperOfSource, 'number'> & { bareNumber: number | null; symbol: string | null }>`
    SELECT id AS "paperId", source_id AS "sourceId", kind, state, number AS "bareNumber", symbol, title, issued_on AS "issuedOn"
    FROM documents.paper WHERE source_area = ${area} AND source_id = ANY (${[...ids]}::uuid[])
      AND (${at}::uuid IS NULL OR org_id = ${at}::uuid) ORDER BY issued_on, id`.execute(tx);
  return rows.map(({ bareNumber, symbol, ...row }) => ({
    ...row,
    number: bareNumber === null || symbol === null ? null : numberText(bareNumber, symbol),
  }));
};

/** When each of these papers was put into the register; of several on one day it says which came first. */
export const enteredAtOf = async (tx: Tx, paperIds: readonly string[]): Promise<ReadonlyMap<string, Date>> => {
  const { rows } = await sql<{ id: string; enteredAt: Date }>`
    SELECT id, entered_at AS "enteredAt" FROM documents.paper WHERE id = ANY (${[...paperIds]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, enteredAt }) => [id, enteredAt]));
};

/** Number and symbol of a paper as others cite it (`12-NQ/CB`); null for one without number or out of reach. */
export const numberOf = async (tx: Tx, paperId: string): Promise<string | null> => {
  const { rows } = await sql<{ number: number | null; symbol: string | null }>`
    SELECT number, symbol FROM documents.paper WHERE id = ${paperId}`.execute(tx);
  const [row] = rows;
  return row?.number != null && row.symbol !== null ? numberText(row.number, row.symbol) : null;
};
