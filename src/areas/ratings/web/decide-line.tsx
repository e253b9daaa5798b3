import type { ContractFormState } from '../../../web/kit/contract-form.tsx';
import { Select, Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import type { RatingLevel, SubjectLine } from '../contract.ts';
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

type Props = {
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

/** What comes before the decision, by name, and the reason for not waiting for it. */
const Ahead = ({ form, at, of: { subject, basis } }: Omit<Props, 'levels'>) => {
  const t = useT();
  const path = `lines.${at}.aheadReason`;
  const fault = form.errors[path] ?? form.errors[`lines.${at}.why`];
  const isTyped = form.values.lines[at]!.aheadReason !== '';
  const waiting = basis?.waiting ?? { count: 0, rows: [] };
  if (waiting.count === 0 && !isTyped && !fault) return null;
  return (
    <>
      {waiting.count > 0 && (
        <details className="ratings-fold" open={waiting.count < 5}>
          <summary>{t('ratings.decide.waiting', { count: waiting.count })}</summary>
          <WaitingList of={waiting.rows} opensBeside />
          {waiting.count > waiting.rows.length && (
            <p className="vm-soft">
              {t('ratings.decide.waiting-more', { count: waiting.count - waiting.rows.length })}
            </p>
          )}
        </details>
      )}
      <Textarea
        label={t('ratings.ahead-reason')}
        aria-label={t('ratings.decide.ahead-reason-of', { title: subject.title })}
        description={t('ratings.ahead-reason-help')}
        required
        autosize
        {...form.getInputProps(path)}
        error={fault}
      />
    </>
  );
};

const Leaving = ({ form, at, of }: Omit<Props, 'levels'>) => {
  const t = useT();
  const path = `lines.${at}.leavingReason`;
  const { level, leavingReason } = form.values.lines[at]!;
  const asked = askedOf(of, level);
  if (asked.length === 0 && leavingReason === '' && !form.errors[path]) return null;
  return (
    <Textarea
      label={leavingLabel(asked, t)}
      aria-label={t('ratings.decide.leaving-reason-of', { what: leavingLabel(asked, t), title: of.subject.title })}
      required
      autosize
      {...form.getInputProps(path)}
    />
  );
};

/** One subject of a decision: what others gave, the level, and a box for a reason only where one has to be given. */
export const DecideLineFields = ({ form, at, of, levels }: Props) => {
  const t = useT();
  const { subject, live } = of;
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
      <LiveOutcome outcome={live?.outcome ?? null} />
      <Leaving form={form} at={at} of={of} />
      <Ahead form={form} at={at} of={of} />
    </fieldset>
  );
};
