import type { Day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput } from '../../../web/kit/inputs.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { ballotBase, recordBallot, type VotersKnown } from '../contract.ts';
import { baseFaults } from '../rules/ballot-base.ts';
import { checkTally, type Tally } from '../rules/check-step.ts';
import { levelWords } from './rating-words.tsx';
import type { SubjectView } from './subject-view.ts';

type Count = number | string;
const boxes = ['summoned', 'present', 'keptOut', 'issued', 'received', 'invalid'] as const;
type Typed = Record<(typeof boxes)[number], Count> & { votes: Record<string, Count>; votedOn: string | null } & Record<
    string,
    unknown
  >;

/** Nothing is judged before everything is typed: an empty place is no zero. */
const isWhole = (typed: Typed): boolean =>
  [...boxes.map((box) => typed[box]), ...Object.values(typed.votes)].every((count) => count !== '');

const tallyOf = (typed: Typed) => ({
  ...Object.fromEntries(boxes.map((box) => [box, typed[box] === '' ? null : Number(typed[box])])),
  votes: Object.fromEntries(
    Object.entries(typed.votes).map(([level, count]) => [level, count === '' ? null : Number(count)]),
  ),
});

/** Null: the program does not know how many there are; undefined: not asked yet. */
type Base = VotersKnown | null | undefined;

const useBase = ({ subjectId }: SubjectView, votedOn: string | null): Base => {
  const asked = { subjectId, on: (votedOn ?? todayHere()) as Day };
  return useQuestion(ballotBase, asked, { when: votedOn !== null }).data?.base;
};

const baseWords = (base: Base, t: Translate): string | undefined => {
  if (base === undefined) return undefined;
  return base === null
    ? t('ratings.ballot.base-unknown')
    : t(`ratings.ballot.base-${base.body}`, { count: base.count });
};

const linesFor = (view: SubjectView, typed: Typed, base: Base, t: Translate): VerdictLine[] => {
  if (!isWhole(typed)) return [{ state: 'unknown', text: t('ratings.ballot.open') }];
  const tally = tallyOf(typed) as unknown as Tally;
  const verdict = checkTally({ scale: view.scale }, tally);
  const beyond = baseFaults({ ...tally, votedOn: typed.votedOn as Day }, base ?? null);
  const faults = [...beyond, ...(isRefusal(verdict) ? verdict.reasons : [])];
  if (isRefusal(verdict) || faults.length > 0)
    return faults.map(({ code, params, field }) => ({ state: 'missing', text: t(`refusal.${code}`, params), field }));
  return verdict.level === null
    ? [{ state: 'unknown', text: t('ratings.ballot.no-most') }]
    : [{ state: 'met', text: t('ratings.ballot.most', { level: levelWords(verdict.level, t) }) }];
};

type Props = { readonly view: SubjectView; readonly onClose: () => void };

const useBallotForm = ({ view, onClose }: Props) =>
  useContractForm(recordBallot, {
    initial: {
      votedOn: todayHere(),
      summoned: '',
      present: '',
      keptOut: '',
      issued: '',
      received: '',
      invalid: '',
      votes: Object.fromEntries([...view.levels, 'not-rated'].map((level) => [level, ''])),
    } as unknown as Typed,
    toInput: (typed) => ({
      subjectId: view.subjectId,
      expectedVersion: view.version,
      votedOn: typed.votedOn,
      ...tallyOf(typed),
    }),
    doneKey: 'ratings.done.record-ballot',
    undoInput: ({ subjectId, version }) => ({ subjectId, expectedVersion: version }),
    onDone: onClose,
  });

/** The tally of a secret ballot, from the minutes of the tellers; judged while one types by the rule of the server. */
export const BallotDialog = (props: Props) => {
  const { view, onClose } = props;
  const t = useT();
  const state = useBallotForm(props);
  const { form } = state;
  const title = t('ratings.action.record-ballot');
  const base = useBase(view, form.values.votedOn);
  const box = (path: string, label: string) => (
    <NumberInput
      key={path}
      label={label}
      description={path === 'summoned' ? baseWords(base, t) : undefined}
      min={0}
      allowDecimal={false}
      hideControls
      required
      {...form.getInputProps(path)}
    />
  );
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose} verdict={linesFor(view, form.values, base, t)}>
        <DayField
          label={t('ratings.ballot.voted-on')}
          required
          {...(form.getInputProps('votedOn') as Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>)}
        />
        <div className="ratings-numbers">{boxes.map((one) => box(one, t(`ratings.ballot.${one}`)))}</div>
        <fieldset className="ratings-fieldset">
          <legend>{t('ratings.ballot.votes')}</legend>
          <div className="ratings-numbers">
            {view.levels.map((level) => box(`votes.${level}`, t(`ratings.level.${level}`)))}
            {box('votes.not-rated', t('ratings.ballot.not-rated'))}
          </div>
        </fieldset>
      </ContractForm>
    </Dialog>
  );
};
