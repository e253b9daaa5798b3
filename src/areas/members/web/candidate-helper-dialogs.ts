import { todayHere } from '../../../web/as-of.ts';
import type { Translate } from '../../../web/messages.ts';
import * as contract from '../contract.ts';
import type { CandidateRecord } from './candidate-dialogs.ts';
import type { DialogSpec } from './life-cycle-dialog.tsx';

export const helperDialog = (
  t: Translate,
  of: CandidateRecord,
  members: readonly { readonly id: string; readonly fullName: string; readonly birthYear: number | null }[],
): DialogSpec => ({
  contract: contract.assignHelper,
  title: t('members.candidate.assign-helper'),
  fields: [
    {
      path: 'memberId',
      label: t('members.candidate.helper'),
      kind: 'select',
      description: t('members.candidate.helper-help'),
      options: members.map(({ id, fullName, birthYear }) => ({
        value: id,
        label: [fullName, birthYear].filter(Boolean).join(' · '),
      })),
    },
    { path: 'sinceDay', label: t('members.candidate.helping-since'), kind: 'day' },
    {
      path: 'togetherSince',
      label: t('members.candidate.together-since'),
      kind: 'day',
      description: t('members.candidate.together-help'),
    },
  ],
  initial: { memberId: null, sinceDay: null, togetherSince: null },
  fixed: { candidateId: of.id },
  doneKey: 'members.candidate.helper-assigned',
  undoInput: (output) => ({ ...(output as { helperId: string }), untilDay: of.acceptedOn }),
});

export const endHelperDialog = (t: Translate, helper: CandidateRecord['helpers'][number]): DialogSpec => ({
  contract: contract.endHelper,
  title: t('members.candidate.end-helper', { name: helper.fullName }),
  fields: [{ path: 'untilDay', label: t('members.life.until-day'), kind: 'day' }],
  initial: { untilDay: todayHere() },
  fixed: { helperId: helper.id },
  doneKey: 'members.life.recorded',
});

export const noteDialog = (t: Translate, helper: CandidateRecord['helpers'][number]): DialogSpec => {
  const [first] = helper.missingNotes;
  const today = todayHere();
  return {
    contract: contract.noteCandidate,
    title: t('members.candidate.note-of', { name: helper.fullName }),
    fields: [
      { path: 'quarter', label: t('members.candidate.quarter'), kind: 'number' },
      { path: 'year', label: t('members.candidate.year'), kind: 'number' },
      { path: 'notedOn', label: t('members.candidate.noted-on'), kind: 'day' },
      { path: 'remark', label: t('members.candidate.remark'), kind: 'area' },
    ],
    initial: {
      year: first?.year ?? Number(today.slice(0, 4)),
      quarter: first?.quarter ?? Math.ceil(Number(today.slice(5, 7)) / 3),
      notedOn: today,
      remark: '',
    },
    fixed: { helperId: helper.id },
    doneKey: 'members.candidate.was-noted',
    undoInput: (output) => output,
  };
};
