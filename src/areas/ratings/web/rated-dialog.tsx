import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, Textarea } from '../../../web/kit/inputs.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { proposeLevel, type RatingLevel, rateSelf } from '../contract.ts';
import { levelGap } from '../rules/level-gap.ts';
import { type LeavingAsked, leavingAsked, leavingLabel } from './leaving-label.ts';
import { GradeFields, PartFields, SheetFields } from './rated-fields.tsx';
import {
  firstTyped,
  isBeforeReview,
  leavingLines,
  type RatedAction,
  ratedInput,
  sheetLines,
  type Typed,
  typedSheet,
} from './rated-typed.ts';
import { levelWords, useNames } from './rating-words.tsx';
import { SelfPoints } from './self-points.tsx';
import { LiveOutcome, useLiveLines } from './subject-live.tsx';
import type { SubjectView } from './subject-view.ts';

type Props = { readonly view: SubjectView; readonly action: RatedAction; readonly onClose: () => void };

const useRatedForm = ({ view, action, onClose }: Props) =>
  useContractForm((action === 'rate-self' ? rateSelf : proposeLevel) as typeof proposeLevel, {
    initial: firstTyped(view, action),
    toInput: (typed: Typed) => ratedInput(view, action, typed),
    doneKey: `ratings.done.${action}`,
    undoInput: ({ subjectId, version }) => ({ subjectId, expectedVersion: version }),
    onDone: onClose,
  });

/** How far the level that is chosen lies from what the other hand gave. */
const useGapLine = ({ view, action }: Props, level: RatingLevel | null): VerdictLine[] => {
  const t = useT();
  const other = action === 'rate-self' ? view.proposedLevel : view.selfLevel;
  const gap = levelGap(level, other);
  if (gap === null) return [];
  const words = t(`ratings.gap.${gap === 0 ? 'same' : gap > 0 ? 'higher' : 'lower'}`, { levels: Math.abs(gap) });
  const hand = action === 'rate-self' ? 'collective' : 'self';
  return [
    {
      state: gap === 0 ? 'met' : 'unknown',
      isNote: true,
      text: t('ratings.gap.to', { hand: t(`ratings.hand.${hand}`), level: levelWords(other, t), gap: words }),
    },
  ];
};

type Lines = {
  readonly lines: VerdictLine[];
  readonly outcome: string | null;
  readonly asked: readonly LeavingAsked[];
};

/** While one types: the sheet, what the rules make of it, and what has to be said where the level leaves that. */
const useLines = (props: Props, typed: Typed): Lines => {
  const t = useT();
  const names = useNames();
  const { view, action } = props;
  const live = useLiveLines(view.subjectId, typedSheet(view, typed));
  const leaving =
    action === 'propose-level'
      ? leavingLines(typed, { verdict: live.verdict, ballot: null, field: 'leavingReason' }, t)
      : [];
  const gap = useGapLine(props, typed.level);
  const isAhead = action === 'propose-level' && isBeforeReview(view) && typed.aheadReason.trim() === '';
  const ahead: VerdictLine[] = isAhead
    ? [{ state: 'missing', text: t('refusal.ratings.proposed-before-review'), field: 'aheadReason' }]
    : [];
  return {
    lines: [...sheetLines(view, typed, t, names), ...ahead, ...leaving, ...gap, ...live.lines],
    outcome: live.outcome,
    asked: leavingAsked(typed.level, { verdict: live.verdict, ballot: null, took: [] }),
  };
};

const Fields = ({ view, state }: { view: SubjectView; state: ReturnType<typeof useRatedForm> }) => {
  const { form } = state;
  if (view.criteria) return <SheetFields form={form as never} set={view.criteria} />;
  if (view.gradedParts.length > 0) return <GradeFields form={form as never} view={view} />;
  return <PartFields form={form as never} view={view} />;
};

type ReasonProps = {
  readonly view: SubjectView;
  readonly state: ReturnType<typeof useRatedForm>;
  readonly asked: readonly LeavingAsked[];
};

/** Why the proposal leaves what the rules make of the facts and, before the review, why it does not wait for it. */
const ReasonFields = ({ view, state: { form }, asked }: ReasonProps) => {
  const t = useT();
  return (
    <>
      <Textarea
        label={leavingLabel(asked.length > 0 ? asked : ['rules'], t)}
        description={t('ratings.leaving-reason-help')}
        autosize
        {...form.getInputProps('leavingReason')}
      />
      {isBeforeReview(view) && (
        <Textarea
          label={t('ratings.propose.ahead-reason')}
          description={t('ratings.propose.ahead-reason-help')}
          required
          autosize
          {...form.getInputProps('aheadReason')}
        />
      )}
    </>
  );
};

/** How a subject rated itself, or what the collective proposes: by the framework of its pack, by grades or by part, and a level. */
export const RatedDialog = (props: Props) => {
  const { view, action, onClose } = props;
  const t = useT();
  const state = useRatedForm(props);
  const { form } = state;
  const title = t(`ratings.action.${action}`);
  const { lines, outcome, asked } = useLines(props, form.values);
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="ratings-wide">
        <ContractForm state={state} submitLabel={title} onCancel={onClose} verdict={lines}>
          <DayField
            label={t(`ratings.day.${action}`)}
            required
            {...(form.getInputProps('ratedOn') as Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>)}
          />
          {action === 'propose-level' && <SelfPoints view={view} form={form} />}
          <Fields view={view} state={state} />
          <Select
            label={t('ratings.rated.level')}
            required
            data={view.levels.map((value) => ({ value, label: t(`ratings.level.${value}`) }))}
            {...form.getInputProps('level')}
          />
          <LiveOutcome outcome={outcome} />
          {action === 'propose-level' && <ReasonFields view={view} state={state} asked={asked} />}
          <Textarea label={t('ratings.rated.words')} autosize minRows={2} {...form.getInputProps('words')} />
        </ContractForm>
      </div>
    </Dialog>
  );
};
