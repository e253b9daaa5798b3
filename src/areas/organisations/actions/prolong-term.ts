import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { orRefuse, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/committees.ts';
import { homeOf, refuseStale } from '../questions/home-of.ts';
import { getTerm } from '../questions/term-rows.ts';
import { checkProlongation } from '../rules/check-term.ts';

export const prolongTerm = action(
  contract.prolongTerm,
  async (input, { tx, today, tell, note }) => {
    const before = await getTerm(tx, input.termId);
    refuseStale(before, input.expectedVersion);

    orRefuse(checkProlongation(before, input, today));

    const prolongationId = newId() as typeof contract.prolongTerm.output._output.prolongationId;
    const version = before.version + 1;
    await tx
      .insertInto('organisations.term_prolongation')
      .values({
        id: prolongationId,
        term_id: input.termId,
        was_due_on: before.dueOn,
        due_on: input.dueOn,
        decision_number: input.decision.number,
        decision_on: input.decision.decidedOn,
        decision_issuer: input.decision.issuer,
      })
      .execute();
    await tx
      .updateTable('organisations.term')
      .set({ due_on: input.dueOn, version })
      .where('id', '=', input.termId)
      .execute();
    note({ subject: `term ${input.termId}`, before: { dueOn: before.dueOn }, after: { dueOn: input.dueOn } });
    await tell('organisations.term-prolonged', { termId: input.termId, organisationId: before.organisationId });
    return { prolongationId, version };
  },
  { over: homeOf('term', 'termId') },
);

const findProlongation = (tx: Tx, prolongationId: string) =>
  tx
    .selectFrom('organisations.term_prolongation')
    .select(['term_id', 'was_due_on', 'due_on'])
    .where('id', '=', prolongationId)
    .executeTakeFirst();

export const withdrawProlongation = action(
  contract.withdrawProlongation,
  async (input, { tx, tell, note }) => {
    const prolongation = await findProlongation(tx, input.prolongationId);
    if (!prolongation) throw new Refused(refuseNotFound(reason('platform.not-found')));
    const term = await getTerm(tx, prolongation.term_id);
    if (term.closedOn !== null || term.dueOn !== prolongation.due_on) {
      throw new Refused(refuse(reason('organisations.prolongation-built-on', { dueOn: term.dueOn })));
    }
    await tx.deleteFrom('organisations.term_prolongation').where('id', '=', input.prolongationId).execute();
    await tx
      .updateTable('organisations.term')
      .set({ due_on: prolongation.was_due_on, version: term.version + 1 })
      .where('id', '=', term.id)
      .execute();
    note({ subject: `term ${term.id}`, before: { dueOn: term.dueOn }, after: { dueOn: prolongation.was_due_on } });
    await tell('organisations.prolongation-withdrawn', { termId: term.id, organisationId: term.organisationId });
    return { done: true as const };
  },
  {
    over: async (input, tx) => {
      const prolongation = await findProlongation(tx, input.prolongationId);
      return prolongation ? homeOf('term', 'termId')({ termId: prolongation.term_id }, tx) : [];
    },
  },
);
