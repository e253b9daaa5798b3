import { useMemo, useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, Textarea } from '../../../web/kit/inputs.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { translate, useT } from '../../../web/messages.ts';
import { decideLevel, type RatingLevel, type SubjectLine } from '../contract.ts';
import { levelGap } from '../rules/level-gap.ts';
import { type Deciding, QuotaAhead, SettleAhead, useQuotaAhead, useQuotaLines } from './decide-quota.tsx';
import { DecisionFields } from './decision-fields.tsx';
import { interestedLines, leavingLines } from './rated-typed.ts';
import { levelWords, useNames } from './rating-words.tsx';
import { emptySheet, type LiveLines, LiveOutcome, liveLines, useBases } from './subject-live.tsx';

type Line = { level: RatingLevel | null; leavingReason: string; aheadReason: string };
type Typed = { lines: Line[]; number: string; decidedOn: string | null; issuer: string } & Record<string, unknown>;
type Form = ContractFormState<Typed>['form'];

/** What was proposed or, without a proposal, what the ballot gave stands there first; nobody is decided by not looking. */
const firstLine = ({ proposedLevel, ballotLevel }: SubjectLine): Line => ({
  level: ballotLevel ?? proposedLevel,
  leavingReason: '',
  aheadReason: '',
});

type LineProps = {
  readonly form: Form;
  readonly at: number;
  readonly subject: SubjectLine;
  readonly levels: readonly RatingLevel[];
  /** What the rules make of the facts; null until that is known here. */
  readonly outcome: string | null;
};

const LineFields = ({ form, at, subject, levels, outcome }: LineProps) => {
  const t = useT();
  const stood = [
    ['selfLevel', subject.selfLevel],
    ['proposedLevel', subject.proposedLevel],
    ['ballotLevel', subject.ballotLevel],
  ] as const;
  return (
    <fieldset className="ratings-fieldset">
      <legend>{subject.title}</legend>
      <p className="vm-soft">
        {stood.map(([key, level]) => `${t(`ratings.column.${key}`)}: ${levelWords(level, t)}`).join(' · ')}
      </p>
      <Select
        label={t('ratings.decide.level')}
        aria-label={t('ratings.decide.level-of', { title: subject.title })}
        required
        allowDeselect={false}
        data={levels.map((value) => ({ value, label: t(`ratings.level.${value}`) }))}
        {...form.getInputProps(`lines.${at}.level`)}
      />
      <LiveOutcome outcome={outcome} />
      <Textarea
        label={t('ratings.leaving-reason')}
        description={t('ratings.leaving-reason-help')}
        autosize
        {...form.getInputProps(`lines.${at}.leavingReason`)}
      />
      <Textarea
        label={t('ratings.ahead-reason')}
        description={t('ratings.ahead-reason-help')}
        autosize
        {...form.getInputProps(`lines.${at}.aheadReason`)}
        error={form.errors[`lines.${at}.aheadReason`] ?? form.errors[`lines.${at}.why`]}
      />
    </fieldset>
  );
};

type Props = {
  readonly season: Deciding;
  readonly subjects: readonly SubjectLine[];
  readonly levels: readonly RatingLevel[];
  readonly onClose: () => void;
  readonly onDone?: () => void;
};

const useDecideForm = ({ subjects, onClose, onDone = onClose }: Props) =>
  useContractForm(decideLevel, {
    initial: {
      lines: subjects.map(firstLine),
      number: '',
      decidedOn: todayHere(),
      issuer: '',
    } as Typed,
    toInput: ({ lines, number, decidedOn, issuer }) => ({
      lines: lines.map((line, at) => ({
        subjectId: subjects[at]!.subjectId,
        expectedVersion: subjects[at]!.version,
        level: line.level,
        leavingReason: line.leavingReason.trim() || null,
        aheadReason: line.aheadReason.trim() || null,
      })),
      decision: { number, decidedOn, issuer },
    }),
    doneKey: 'ratings.done.decide-level',
    undoInput: ({ subjects: decided }) => ({
      subjects: decided.map(({ subjectId, version }) => ({ subjectId, expectedVersion: version })),
      why: translate('web.undo-reason'),
    }),
    onDone,
  });

/** What the rules make of the facts of each subject, derived here once for as long as they stay the same. */
const useLives = (
  subjects: readonly SubjectLine[],
  bases: ReturnType<typeof useBases>,
): readonly (LiveLines | null)[] => {
  const t = useT();
  const names = useNames();
  return useMemo(
    () =>
      subjects.map(({ subjectId }) => {
        const basis = bases.get(subjectId);
        return basis ? liveLines(basis, emptySheet, t, names) : null;
      }),
    [subjects, bases, t, names],
  );
};

/** What the rules make of each subject, and what has to be said where a level leaves that or the ballot; of one subject, every reason. */
const useLines = (
  { subjects }: Props,
  lines: readonly Line[],
  lives: readonly (LiveLines | null)[],
  bases: ReturnType<typeof useBases>,
): VerdictLine[] => {
  const t = useT();
  const isOne = subjects.length === 1;
  return subjects.flatMap((subject, at) => {
    const live = lives[at];
    const line = lines[at]!;
    if (!live) return [];
    const about = { verdict: live.verdict, ballot: subject.ballotLevel, field: `lines.${at}.leavingReason` };
    const gap = levelGap(subject.selfLevel, line.level);
    const apart: VerdictLine[] =
      gap === null || gap === 0
        ? []
        : [
            {
              state: 'unknown',
              text: t(gap > 0 ? 'ratings.gap.self-higher' : 'ratings.gap.self-lower', { levels: Math.abs(gap) }),
            },
          ];
    // No text that was read demands a ballot: it is said, and nothing is asked.
    const unvoted: VerdictLine[] =
      isOne && subject.ballotLevel === null ? [{ state: 'unknown', text: t('ratings.decide.no-ballot') }] : [];
    const took = bases.get(subject.subjectId)?.took ?? [];
    const own = [
      ...leavingLines(line, about, t),
      ...interestedLines(took, line.leavingReason, about.field, t),
      ...unvoted,
      ...apart,
      ...(isOne ? live.lines : []),
    ];
    return isOne ? own : own.map((one) => ({ ...one, text: `${subject.title}: ${one.text}` }));
  });
};

/** One decision for one or several subjects. What leaves the proposal or goes ahead of a step asks for its reason. */
export const DecideDialog = (props: Props) => {
  const t = useT();
  const state = useDecideForm(props);
  const title = t('ratings.action.decide-level');
  const bases = useBases(props.subjects.map(({ subjectId }) => subjectId));
  const lives = useLives(props.subjects, bases);
  const typed = state.form.values.lines;
  const law = bases.values().next().value?.law ?? null;
  const chosen = props.subjects.map((subject, at) => ({ subject, level: typed[at]!.level }));
  const { view, ahead } = useQuotaAhead(props.season, law, chosen);
  const [settling, setSettling] = useState<string | null>(null);
  const lines = [...useQuotaLines(ahead), ...useLines(props, typed, lives, bases)];
  return (
    <>
      <Dialog title={title} onClose={props.onClose}>
        <div className="ratings-wide">
          <ContractForm state={state} submitLabel={title} onCancel={props.onClose} verdict={lines}>
            <p>{t('ratings.decide.about')}</p>
            <DecisionFields form={state.form} />
            <QuotaAhead ahead={ahead} onSettle={setSettling} />
            {props.subjects.map((subject, at) => (
              <LineFields
                key={subject.subjectId}
                form={state.form}
                at={at}
                subject={subject}
                levels={props.levels}
                outcome={lives[at]?.outcome ?? null}
              />
            ))}
          </ContractForm>
        </div>
      </Dialog>
      {/* Beside the form and not within it: a form in a form would send both. */}
      {settling !== null && <SettleAhead code={settling} view={view} ahead={ahead} onClose={() => setSettling(null)} />}
    </>
  );
};
