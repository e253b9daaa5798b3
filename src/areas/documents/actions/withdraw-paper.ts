import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/papers.ts';
import { getPaper, overPaper, refuseStale, type StoredPaper } from '../questions/stored-paper.ts';
import { refuseStep } from './draft-paper.ts';

type Withdrawal = { readonly reason: string; readonly withdrawnOn: Day };

/** Withdraws an issued paper whose row the caller has locked; its number stays with it. */
export const withdrawLocked = async (
  { tx, today, tell, note }: ActionContext,
  paper: StoredPaper,
  { reason: why, withdrawnOn }: Withdrawal,
): Promise<void> => {
  refuseStep(paper, 'withdraw-paper');
  const isOff = withdrawnOn > today || (paper.issuedOn !== null && withdrawnOn < paper.issuedOn);
  if (isOff)
    throw new Refused(
      refuse(reason('documents.withdrawal-day', { issued: paper.issuedOn ?? withdrawnOn, today }, 'withdrawnOn')),
    );
  await sql`
    UPDATE documents.paper SET state = 'withdrawn', reason = ${why}, closed_on = ${withdrawnOn}, version = version + 1
    WHERE id = ${paper.id}`.execute(tx);
  note({ subject: `paper ${paper.id}`, before: { state: 'issued' }, after: { state: 'withdrawn', withdrawnOn } });
  await tell('documents.paper-withdrawn', { paperId: paper.id, organisationId: paper.organisationId });
};

export const withdrawPaper = action(
  contract.withdrawPaper,
  async ({ paperId, expectedVersion, ...withdrawal }, context) => {
    const paper = await getPaper(context.tx, paperId, true);
    refuseStale(paper, expectedVersion);
    await withdrawLocked(context, paper, withdrawal);
    return { version: paper.version + 1 };
  },
  { over: overPaper },
);

export const reinstatePaper = action(
  contract.reinstatePaper,
  async ({ paperId, expectedVersion }, { tx, tell, note }) => {
    const paper = await getPaper(tx, paperId, true);
    refuseStale(paper, expectedVersion);
    refuseStep(paper, 'reinstate-paper');
    await sql`
      UPDATE documents.paper SET state = 'issued', reason = NULL, closed_on = NULL, version = version + 1 WHERE id = ${paperId}`.execute(
      tx,
    );
    note({ subject: `paper ${paperId}`, before: { state: 'withdrawn' }, after: { state: 'issued' } });
    await tell('documents.paper-reinstated', { paperId, organisationId: paper.organisationId });
    return { version: paper.version + 1 };
  },
  { over: overPaper },
);
