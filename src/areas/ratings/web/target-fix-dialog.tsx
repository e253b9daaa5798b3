import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { copyTargets, fixTargets } from '../contract.ts';
import { type SubjectView, versioned } from './subject-view.ts';
import { TargetFields } from './target-fields.tsx';
import { emptyTarget, type TypedTarget } from './target-paste.ts';
import { TargetPasteBox } from './target-paste-box.tsx';
import { type TargetsView, targetInputOf, typedWeights } from './target-typed.ts';

type Props = { readonly view: SubjectView; readonly targets: TargetsView; readonly onClose: () => void };

const isEmpty = (line: TypedTarget): boolean => JSON.stringify(line) === JSON.stringify(emptyTarget);

/** Taken back at once, where nobody types a reason: what it was is the reason. */
const undoOf = ({ subjectId, version }: { readonly subjectId: string; readonly version: number }, t: Translate) => ({
  subjectId,
  expectedVersion: version,
  why: t('ratings.target.undo-why'),
});

/** What the weights add up to, against what the results count for. */
const useWeightLines = (lines: readonly TypedTarget[], { weights: { most, isRule } }: TargetsView): VerdictLine[] => {
  const t = useT();
  const sum = typedWeights(lines);
  if (most === null) return [{ state: 'met', text: t('ratings.target.sum', { sum }) }];
  if (sum <= most) return [{ state: 'met', text: t('ratings.target.sum-of', { sum, most }) }];
  const text = t('ratings.target.sum-over', { sum, most });
  return isRule
    ? [{ state: 'missing', text }]
    : [{ state: 'unknown', text: `${text} ${t('ratings.target.over-allowed')}` }];
};

const useFixForm = (view: SubjectView, onClose: () => void) => {
  const t = useT();
  return useContractForm(fixTargets, {
    initial: { targets: [emptyTarget] as TypedTarget[] },
    toInput: (typed) => ({ ...versioned(view), targets: typed.targets.map(targetInputOf) }),
    doneKey: 'ratings.done.fix-targets',
    undoInput: (fixed) => undoOf(fixed, t),
    onDone: onClose,
  });
};

/** Targets at the opening of the period: all at once, typed or pasted; later only a decision changes them. */
export const TargetFixDialog = ({ view, targets, onClose }: Props) => {
  const t = useT();
  const title = t('ratings.action.fix-targets');
  const state = useFixForm(view, onClose);
  const { form } = state;
  const lines = form.values.targets;
  const put = (next: readonly TypedTarget[]): void => form.setFieldValue('targets', next as never);
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="ratings-wide">
        <ContractForm state={state} submitLabel={title} onCancel={onClose} verdict={useWeightLines(lines, targets)}>
          <p>{t('ratings.target.fix-about')}</p>
          <TargetPasteBox onRows={(rows) => put([...lines.filter((line) => !isEmpty(line)), ...rows])} />
          {lines.map((line, at) => (
            <TargetFields
              // biome-ignore lint/suspicious/noArrayIndexKey: targets have no other name while they are typed
              key={at}
              line={line}
              legend={t('ratings.target.legend', { number: at + 1 })}
              path={`targets.${at}`}
              organisationId={view.organisationId}
              faultOf={(path) => form.errors[`targets.${at}.${path}`] as string | undefined}
              onLine={(next) => put(lines.map((old, place) => (place === at ? next : old)))}
              onRemove={lines.length > 1 ? () => put(lines.filter((_, place) => place !== at)) : undefined}
            />
          ))}
          {form.errors.targets && <p className="vm-fault">{form.errors.targets}</p>}
          <div>
            <Button onClick={() => put([...lines, emptyTarget])}>{t('ratings.target.add-line')}</Button>
          </div>
        </ContractForm>
      </div>
    </Dialog>
  );
};

/** The targets of the last period, with their days moved to this one. */
export const TargetCopyDialog = ({ view, targets, onClose }: Props) => {
  const t = useT();
  const title = t('ratings.action.copy-targets');
  const state = useContractForm(copyTargets, {
    initial: {},
    toInput: () => versioned(view),
    doneKey: 'ratings.done.copy-targets',
    undoInput: (fixed) => undoOf(fixed, t),
    onDone: onClose,
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose}>
        <p>
          {t('ratings.target.copy-about', {
            count: targets.previous?.targets ?? 0,
            year: String(targets.previous?.year ?? ''),
          })}
        </p>
      </ContractForm>
    </Dialog>
  );
};
