import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput } from '../../../web/kit/inputs.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { recordBallot } from '../contract.ts';
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

const linesFor = (view: SubjectView, typed: Typed, t: Translate): VerdictLine[] => {
  if (!isWhole(typed)) return [{ state: 'unknown', text: t('ratings.ballot.open') }];
  const verdict = checkTally({ scale: view.scale }, tallyOf(typed) as unknown as Tally);
  if (isRefusal(verdict))
    return verdict.reasons.map(({ code, params, field }) => ({
      state: 'missing',
      text: t(`refusal.${code}`, params),
      field,
    }));
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
  const box = (path: string, label: string) => (
    <NumberInput
      key={path}
      label={label}
      min={0}
      allowDecimal={false}
      hideControls
      required
      {...form.getInputProps(path)}
    />
  );
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose} verdict={linesFor(view, form.values, t)}>
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
