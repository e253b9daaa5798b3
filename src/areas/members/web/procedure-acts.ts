import { useT } from '../../../web/messages.ts';
import { isStepOpen } from '../rules/procedure-step-check.ts';
import { compareDialog } from './exception-paper.ts';
import type { Act } from './life-cycle-acts.tsx';
import {
  decisionDialog,
  type PlainStep,
  type ProcedureRecord,
  prolongDialog,
  stepDialog,
  stopProcedureDialog,
  voteDialog,
} from './procedure-dialogs.ts';

const plainSteps: readonly PlainStep[] = [
  'request',
  'self-criticism',
  'unreachable',
  'refusal',
  'exception-allowed',
  'sent-up',
  'part-review',
];
const votes = [
  { body: 'cell-vote', name: 'members.record-cell-vote' },
  { body: 'grassroots-vote', name: 'members.record-upper-vote' },
  { body: 'competent-vote', name: 'members.record-upper-vote' },
] as const;

/** Steps that are open in a procedure now: the same table that the server asks. */
export const useProcedureActs = (of: ProcedureRecord): Act[] => {
  const t = useT();
  const isOpen = (kind: Parameters<typeof isStepOpen>[1]): boolean => isStepOpen(of, kind);
  const isVoteOpen = (body: (typeof votes)[number]['body']): boolean =>
    isOpen(body) && (body !== 'competent-vote' || of.state !== 'cell-voted' || of.isGrassrootsCell);
  const act = (isShown: boolean, name: string, label: string, spec: Act['spec'], isMain = false): Act[] =>
    isShown ? [{ name, label, spec, isMain }] : [];
  const decides = isOpen('decision') && (of.state !== 'cell-voted' || of.isGrassrootsCell);
  const toCompare = of.steps.findLast(({ paper }) => paper !== null && paper.comparedOn === null);
  const stops = isOpen('stopped') && of.kind !== 'admission';
  return [
    ...votes.flatMap(({ body, name }) =>
      act(
        isVoteOpen(body),
        name,
        t(`members.step-kind.${body}`),
        () => voteDialog(t, of, body),
        body !== 'competent-vote',
      ),
    ),
    ...act(
      decides,
      'members.record-procedure-decision',
      t(`members.decide.${of.kind}`),
      () => decisionDialog(t, of),
      true,
    ),
    ...plainSteps.flatMap((kind) =>
      act(isOpen(kind), 'members.record-procedure-step', t(`members.step-kind.${kind}`), () => stepDialog(t, of, kind)),
    ),
    ...act(toCompare !== undefined, 'members.compare-exception-paper', t('members.exception.compare'), () =>
      compareDialog(t, of, toCompare!),
    ),
    ...act(isOpen('prolonged'), 'members.prolong-probation', t('members.step-kind.prolonged'), () =>
      prolongDialog(t, of),
    ),
    ...act(stops, 'members.stop-procedure', t('members.procedure.stop'), () => stopProcedureDialog(t, of)),
  ];
};
