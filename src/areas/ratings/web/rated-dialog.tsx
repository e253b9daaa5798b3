import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { type CriteriaFace, proposeLevel, type RatingLevel, rateSelf } from '../contract.ts';
import { checkScoreSheet } from '../rules/check-score-sheet.ts';
import { useNames, Verified } from './rating-words.tsx';
import type { SubjectView } from './subject-view.ts';

type Count = number | string;
type Typed = {
  ratedOn: string | null;
  level: RatingLevel | null;
  marks: { criterion: string; points: Count; reason: string }[];
  points: Record<string, Count>;
  words: string;
  leavingReason: string;
} & Record<string, unknown>;
type Form = ContractFormState<Typed>['form'];

const numberOf = (count: Count): number | null => (count === '' ? null : Number(count));

/** The lines that were filled in: an open criterion is not sent, and its part of the scale stays unknown. */
const marksOf = ({ marks }: Typed) =>
  marks.flatMap(({ criterion, points, reason }) =>
    numberOf(points) === null ? [] : [{ criterion, points: numberOf(points), reason: reason.trim() || null }],
  );

const pointsOf = ({ points }: Typed): Record<string, number> =>
  Object.fromEntries(
    Object.entries(points).flatMap(([part, count]) => (numberOf(count) === null ? [] : [[part, Number(count)]])),
  );

/** Live: what the sheet adds up to by part, or why a line cannot stand. */
const linesFor = (set: CriteriaFace, view: SubjectView, typed: Typed, t: Translate, name: NamesOf): VerdictLine[] => {
  const sheet = checkScoreSheet(set, marksOf(typed) as never, set.marking);
  if (isRefusal(sheet))
    return sheet.reasons.map(({ code, params, field }) => ({
      state: 'missing',
      text: t(`refusal.${code}`, params),
      field: field?.replace(/^lines/, 'marks'),
    }));
  return view.parts.map(({ code, names, max }) => {
    const sum = (sheet as Record<string, number | null>)[code] ?? null;
    return sum === null
      ? { state: 'unknown', text: t('ratings.rated.part-open', { part: name(names), max }) }
      : { state: 'met', text: t('ratings.rated.part-sum', { part: name(names), sum, max }) };
  });
};
type NamesOf = ReturnType<typeof useNames>;

const SheetFields = ({ form, set }: { form: Form; set: CriteriaFace }) => {
  const t = useT();
  const names = useNames();
  return (
    <fieldset className="ratings-fieldset">
      <legend>{names(set.names)}</legend>
      <p className="vm-soft">
        {set.clause} <Verified isVerified={set.isVerified} />
      </p>
      {set.groups.map(({ code, names: words, max }, at) => (
        <div key={code} className="ratings-mark">
          <NumberInput
            label={t('ratings.rated.criterion', { name: names(words), max })}
            min={0}
            max={max}
            hideControls
            {...form.getInputProps(`marks.${at}.points`)}
          />
          <TextInput
            label={t('ratings.rated.reason')}
            aria-label={t('ratings.rated.reason-of', { name: names(words) })}
            {...form.getInputProps(`marks.${at}.reason`)}
          />
        </div>
      ))}
    </fieldset>
  );
};

const PartFields = ({ form, view }: { form: Form; view: SubjectView }) => {
  const t = useT();
  const names = useNames();
  if (view.parts.length === 0) return null;
  return (
    <fieldset className="ratings-fieldset">
      <legend>{t('ratings.rated.parts')}</legend>
      <p className="vm-soft">{t('ratings.rated.parts-help')}</p>
      {view.parts.map(({ code, names: words, max }) => (
        <NumberInput
          key={code}
          label={t('ratings.rated.criterion', { name: names(words), max })}
          min={0}
          max={max}
          hideControls
          {...form.getInputProps(`points.${code}`)}
        />
      ))}
    </fieldset>
  );
};

type Props = {
  readonly view: SubjectView;
  readonly action: 'rate-self' | 'propose-level';
  readonly onClose: () => void;
};

const firstTyped = ({ view, action }: Props): Typed => {
  const side = action === 'rate-self' ? 'self' : 'collective';
  const stood = new Map(view.marks.filter((mark) => mark.side === side).map((mark) => [mark.criterion, mark]));
  return {
    ratedOn: todayHere(),
    level: action === 'rate-self' ? view.selfLevel : view.proposedLevel,
    marks: (view.criteria?.groups ?? []).map(({ code }) => ({
      criterion: code,
      points: stood.get(code)?.points ?? '',
      reason: stood.get(code)?.reason ?? '',
    })),
    points: Object.fromEntries(view.parts.map(({ code }) => [code, '' as Count])),
    words: '',
    leavingReason: '',
  };
};

const useRatedForm = (props: Props) => {
  const { view, action, onClose } = props;
  const contract = (action === 'rate-self' ? rateSelf : proposeLevel) as typeof proposeLevel;
  return useContractForm(contract, {
    initial: firstTyped(props),
    toInput: (typed) => ({
      subjectId: view.subjectId,
      expectedVersion: view.version,
      ratedOn: typed.ratedOn,
      level: typed.level,
      marks: view.criteria ? marksOf(typed) : [],
      points: view.criteria ? {} : pointsOf(typed),
      words: typed.words.trim() || null,
      ...(action === 'propose-level' ? { leavingReason: typed.leavingReason.trim() || null } : {}),
    }),
    doneKey: `ratings.done.${action}`,
    undoInput: ({ subjectId, version }) => ({ subjectId, expectedVersion: version }),
    onDone: onClose,
  });
};

/** How a subject rated itself, or what the collective proposes: by the framework of its pack, else by part, and a level. */
export const RatedDialog = (props: Props) => {
  const { view, action, onClose } = props;
  const t = useT();
  const names = useNames();
  const state = useRatedForm(props);
  const { form } = state;
  const title = t(`ratings.action.${action}`);
  const verdict = view.criteria ? linesFor(view.criteria, view, form.values, t, names) : undefined;
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={onClose} {...(verdict ? { verdict } : {})}>
        <DayField
          label={t(`ratings.day.${action}`)}
          required
          {...(form.getInputProps('ratedOn') as Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>)}
        />
        {view.criteria ? <SheetFields form={form} set={view.criteria} /> : <PartFields form={form} view={view} />}
        <Select
          label={t('ratings.rated.level')}
          required
          data={view.levels.map((value) => ({ value, label: t(`ratings.level.${value}`) }))}
          {...form.getInputProps('level')}
        />
        {action === 'propose-level' && (
          <Textarea
            label={t('ratings.leaving-reason')}
            description={t('ratings.leaving-reason-help')}
            autosize
            {...form.getInputProps('leavingReason')}
          />
        )}
        <Textarea label={t('ratings.rated.words')} autosize minRows={2} {...form.getInputProps('words')} />
      </ContractForm>
    </Dialog>
  );
};
