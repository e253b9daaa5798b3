import { sql } from 'kysely';
import { type Action, action } from '../../../platform/action/action.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/papers.ts';
import { type Forms, getForm } from '../papers/all-forms.ts';
import { getPaper, overPaper, refuseConfined, refuseStale, type StoredPaper } from '../questions/stored-paper.ts';
import { secrecyFaults } from '../rules/check-issue.ts';
import { mayStep } from '../rules/transitions.ts';
import { specOf } from './spec-of.ts';
import { writeDraft, writePaper } from './write-paper.ts';

/** Lets a paper through whose state allows the step. */
export const refuseStep = (paper: StoredPaper, step: string): void => {
  if (!mayStep(paper.state, step)) throw new Refused(refuse(reason(`documents.not-in-state`, { state: paper.state })));
};

const refuseSecret = (secrecy: string, title: string): void => {
  const faults = secrecyFaults(secrecy, title);
  if (faults.length > 0) throw new Refused(refuse(...faults));
};

const draftPaper = (forms: Forms): Action =>
  action(contract.draftPaper, async ({ kind, ...input }, context) => {
    const form = getForm(forms, kind);
    if (!form.isWrittenHere) throw new Refused(refuse(reason('documents.form-written-elsewhere', {}, 'kind')));
    refuseSecret(input.secrecy, input.title);
    return { paperId: await writeDraft(context, { ...input, form }) };
  });

const editDraft = (forms: Forms): Action =>
  action(
    contract.editDraft,
    async ({ paperId, expectedVersion, ...input }, context) => {
      const paper = await getPaper(context.tx, paperId, true);
      refuseStale(paper, expectedVersion);
      refuseStep(paper, 'edit-draft');
      refuseSecret(input.secrecy, input.title);
      await writeDraft(context, { ...specOf(paper, getForm(forms, paper.kind)), ...input, draftId: paperId });
      return { version: paper.version + 1 };
    },
    { over: overPaper },
  );

const discardDraft = action(
  contract.discardDraft,
  async ({ paperId }, { tx }) => {
    const paper = await getPaper(tx, paperId, true);
    refuseStep(paper, 'discard-draft');
    const { rows } = await sql`SELECT 1 FROM documents.attachment WHERE paper_id = ${paperId} LIMIT 1`.execute(tx);
    if (rows.length > 0) throw new Refused(refuse(reason('documents.draft-has-attachments')));
    await sql`DELETE FROM documents.paper WHERE id = ${paperId}`.execute(tx);
    return { done: true as const };
  },
  { over: overPaper },
);

const issuePaper = (forms: Forms): Action =>
  action(
    contract.issuePaper,
    async ({ paperId, expectedVersion, numbering, withoutTerm }, context) => {
      const paper = await getPaper(context.tx, paperId, true);
      refuseStale(paper, expectedVersion);
      refuseStep(paper, 'issue-paper');
      await refuseConfined(context.tx, context.actor, paper);
      const spec = specOf(paper, getForm(forms, paper.kind));
      const { number } = await writePaper(context, { ...spec, numbering, withoutTerm, draftId: paperId });
      return { number, version: paper.version + 1 };
    },
    { over: overPaper },
  );

/** Draft, change, discard and issue: the forms come from the areas that have them. */
export const draftActions = (forms: Forms): readonly Action[] => [
  draftPaper(forms),
  editDraft(forms),
  discardDraft,
  issuePaper(forms),
];
