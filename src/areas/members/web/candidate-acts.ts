import { type Translate, useT } from '../../../web/messages.ts';
import { type CandidateStep, mayStep, candidate as table } from '../rules/transitions.ts';
import {
  type CandidateRecord,
  ceremonyDialog,
  classDialog,
  correctDialog,
  dossierDialog,
  dutyDialog,
  stopCandidateDialog,
} from './candidate-dialogs.ts';
import type { Act } from './life-cycle-acts.tsx';

type Line = {
  readonly name: string;
  readonly label: string;
  readonly spec: (t: Translate, of: CandidateRecord) => ReturnType<Act['spec']>;
  readonly isOpen: (of: CandidateRecord) => boolean;
  readonly isMain?: (of: CandidateRecord) => boolean;
};

const open =
  (step: CandidateStep) =>
  ({ state }: CandidateRecord): boolean =>
    mayStep(table, state, step);

const lines: readonly Line[] = [
  {
    name: 'members.record-class',
    label: 'members.candidate.record-class',
    spec: classDialog,
    isOpen: open('record-class'),
    isMain: ({ state }) => state === 'sympathiser',
  },
  {
    name: 'members.open-dossier',
    label: 'members.candidate.open-dossier',
    spec: dossierDialog,
    isOpen: open('open-dossier'),
    isMain: () => true,
  },
  {
    name: 'members.hold-ceremony',
    label: 'members.candidate.hold-ceremony',
    spec: ceremonyDialog,
    isOpen: open('hold-ceremony'),
    isMain: () => true,
  },
  {
    name: 'members.complete-admission-duty',
    label: 'members.candidate.duty-papers',
    spec: (t, of) => dutyDialog(t, of, 'papers'),
    isOpen: ({ state, papersDoneOn }) => state === 'admitted' && papersDoneOn === null,
  },
  {
    name: 'members.complete-admission-duty',
    label: 'members.candidate.duty-entry',
    spec: (t, of) => dutyDialog(t, of, 'entry'),
    isOpen: ({ state, entryDoneOn }) => state === 'admitted' && entryDoneOn === null,
  },
  {
    name: 'members.correct-candidate',
    label: 'members.candidate.correct',
    spec: correctDialog,
    isOpen: ({ state }) => state !== 'admitted',
  },
  {
    name: 'members.stop-candidate',
    label: 'members.candidate.stop',
    spec: stopCandidateDialog,
    isOpen: open('stop-candidate'),
  },
];

/** What may be done with a candidate now: the table of steps decides, the same that the server asks. */
export const useCandidateActs = (of: CandidateRecord): Act[] => {
  const t = useT();
  return lines
    .filter((line) => line.isOpen(of))
    .map(({ name, label, spec, isMain }) => ({
      name,
      label: t(label),
      spec: () => spec(t, of),
      isMain: isMain?.(of) ?? false,
    }));
};
