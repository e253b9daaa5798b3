import type { ReactNode } from 'react';
import type { ContractFormState } from '../../../web/kit/contract-form.tsx';
import { Select, Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import type { RatingLevel, SubjectLine, WaitingBefore } from '../contract.ts';
import { leavingAsked, leavingLabel } from './leaving-label.ts';
import { levelWords } from './rating-words.tsx';
import { type LiveLines, LiveOutcome, type SubjectBasis } from './subject-live.tsx';
import { WaitingList } from './waiting-list.tsx';

export type DecideLine = { level: RatingLevel | null; leavingReason: string; aheadReason: string };
export type DecideTyped = { lines: DecideLine[]; number: string; decidedOn: string | null; issuer: string } & Record<
  string,
  unknown
>;

/** A subject of the decision with what is known of it here; null until the answer is there. */
export type DecideSubject = {
  readonly subject: SubjectLine;
  readonly live: LiveLines | null;
  readonly basis: SubjectBasis | null;
};

export type LineProps = {
  readonly form: ContractFormState<DecideTyped>['form'];
  readonly at: number;
  readonly of: DecideSubject;
  readonly levels: readonly RatingLevel[];
};

/** What a reason has to be given for; the ballot counts once it is known what the rules make of the facts. */
const askedOf = ({ subject, live, basis }: DecideSubject, level: RatingLevel | null) =>
  leavingAsked(live === null ? null : level, {
    verdict: live?.verdict ?? null,
    ballot: subject.ballotLevel,
    took: basis?.took ?? [],
  });

type ReasonProps = Omit<LineProps, 'levels'> & {
  /** One of many: what is folded stays folded, and a box begins with one line. */
  readonly isOfMany?: boolean;
};

const waitingOf = ({ basis }: DecideSubject): WaitingBefore => basis?.waiting ?? { count: 0, rows: [] };

const aheadFault = ({ form, at }: ReasonProps): ReactNode =>
  form.errors[`lines.${at}.aheadReason`] ?? form.errors[`lines.${at}.why`];

const isAheadAsked = (props: ReasonProps): boolean => {
  const { form, at, of } = props;
  return waitingOf(of).count > 0 || form.values.lines[at]!.aheadReason !== '' || Boolean(aheadFault(props));
};

const isLeavingAsked = ({ form, at, of }: ReasonProps): boolean => {
  const { level, leavingReason } = form.values.lines[at]!;
  return askedOf(of, level).length > 0 || leavingReason !== '' || Boolean(form.errors[`lines.${at}.leavingReason`]);
};

/** Whether this subject needs a box for a reason, or holds what was typed into one. */
export const isReasonAsked = (props: ReasonProps): boolean => isLeavingAsked(props) || isAheadAsked(props);

/** What comes before the decision, by name, and the reason for not waiting for it. */
const Ahead = (props: ReasonProps) => {
  const { form, at, of, isOfMany = false } = props;
  const t = useT();
  const { count, rows } = waitingOf(of);
  if (!isAheadAsked(props)) return null;
  return (
    <>
      {count > 0 && (
        <details className="ratings-fold" open={!isOfMany && count < 5}>
          <summary>{t('ratings.decide.waiting', { count })}</summary>
          <WaitingList of={rows} opensBeside />
          {count > rows.length && (
            <p className="vm-soft">{t('ratings.decide.waiting-more', { count: count - rows.length })}</p>
          )}
        </details>
      )}
      <Textarea
        label={t('ratings.ahead-reason')}
        aria-label={t('ratings.decide.ahead-reason-of', { title: of.subject.title })}
        description={isOfMany ? undefined : t('ratings.ahead-reason-help')}
        required
        autosize
        {...(isOfMany ? { minRows: 1 } : {})}
        {...form.getInputProps(`lines.${at}.aheadReason`)}
        error={aheadFault(props)}
      />
    </>
  );
};

const Leaving = (props: ReasonProps) => {
  const { form, at, of, isOfMany = false } = props;
  const t = useT();
  if (!isLeavingAsked(props)) return null;
  const asked = leavingLabel(askedOf(of, form.values.lines[at]!.level), t);
  return (
    <Textarea
      label={asked}
      aria-label={t('ratings.decide.leaving-reason-of', { what: asked, title: of.subject.title })}
      required
      autosize
      {...(isOfMany ? { minRows: 1 } : {})}
      {...form.getInputProps(`lines.${at}.leavingReason`)}
    />
  );
};

/** A box for a reason, only where one has to be given. */
export const Reasons = (props: ReasonProps) => (
  <>
    <Leaving {...props} />
    <Ahead {...props} />
  </>
);

/** The level that is decided; in a table its column is the label. */
export const LevelChoice = ({ form, at, of, levels, label }: LineProps & { readonly label?: string }) => {
  const t = useT();
  return (
    <Select
      label={label}
      aria-label={t('ratings.decide.level-of', { title: of.subject.title })}
      required
      allowDeselect={false}
      data={levels.map((value) => ({ value, label: t(`ratings.level.${value}`) }))}
      {...form.getInputProps(`lines.${at}.level`)}
    />
  );
};

/** One subject of a decision: what others gave, the level, and a box for a reason only where one has to be given. */
export const DecideLineFields = (props: LineProps) => {
  const t = useT();
  const { subject, live } = props.of;
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
      <LevelChoice {...props} label={t('ratings.decide.level')} />
      <LiveOutcome outcome={live?.outcome ?? null} />
      <Reasons {...props} />
    </fieldset>
  );
};
