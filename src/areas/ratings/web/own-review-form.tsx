import type { OutputOf } from '../../../platform/action/contract.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DecimalInput } from '../../../web/kit/decimal-input.tsx';
import { Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { type ownReview, type RatingLevel, rateOwn } from '../contract.ts';
import { checkRated } from '../rules/check-step.ts';
import { neverOnSheet } from '../rules/evidence-places.ts';
import { explainVerdict, factKey } from '../rules/explain-verdict.ts';
import { liveVerdict } from '../rules/live-verdict.ts';
import { useNames, Verified } from './rating-words.tsx';
import type { Basis } from './subject-live.tsx';
import { outcomeLine, reasonLines } from './subject-verdict-lines.ts';

export type OwnReviewView = OutputOf<typeof ownReview>;

type Count = number | string;
type Typed = {
  level: RatingLevel | null;
  marks: { criterion: string; points: Count; reason: string }[];
  points: Record<string, Count>;
  words: string;
} & Record<string, unknown>;
type Form = ContractFormState<Typed>['form'];

const isGiven = (count: Count): boolean => count !== '';

/** Lines that were filled in; an open criterion is not sent, and its part of the scale stays unknown. */
const marksOf = ({ marks }: Typed) =>
  marks
    .filter(({ points }) => isGiven(points))
    .map(({ criterion, points, reason }) => ({
      criterion,
      points: Number(points),
      grade: null,
      part: null,
      reason: reason.trim() || null,
    }));

const pointsOf = ({ points }: Typed): Record<string, number> =>
  Object.fromEntries(
    Object.entries(points)
      .filter(([, count]) => isGiven(count))
      .map(([part, count]) => [part, Number(count)]),
  );

const sheetOf = (view: OwnReviewView, typed: Typed) => ({
  marks: view.criteria ? marksOf(typed) : [],
  points: view.criteria ? {} : pointsOf(typed),
});

/**
 * What the rules make of the own sheet while it is typed, by the functions of the server, or why a line cannot stand. What is not known is one
 * line: a person is not walked through every case that somebody might record.
 */
const linesFor = (
  view: OwnReviewView,
  typed: Typed,
  t: Translate,
  names: ReturnType<typeof useNames>,
): readonly VerdictLine[] => {
  // The question answers the rules as JSON in the shape that they have on the server.
  const { law, input } = view.basis as Basis;
  const rated = checkRated(law, input.kind, { ...sheetOf(view, typed), level: typed.level ?? view.levels[0]! });
  const verdict = isRefusal(rated) ? rated : liveVerdict(law, input, rated);
  if (isRefusal(verdict))
    return verdict.reasons.map(({ code, params, field }) => ({
      state: 'missing' as const,
      text: t(`refusal.${code}`, params),
      field,
    }));
  const shown = { ...verdict, reasons: explainVerdict(law, verdict) };
  const unknown = [
    ...new Set(verdict.missing.filter((fact) => !neverOnSheet.has(fact)).map((fact) => t(factKey(fact)))),
  ];
  return [
    outcomeLine(shown, t),
    ...reasonLines(shown, t, names).filter(({ state }) => state !== 'unknown'),
    // Without the sheet of facts nobody can say here what is on record.
    ...(view.handed !== null && unknown.length > 0
      ? [{ state: 'unknown' as const, text: t('ratings.paper.not-recorded', { facts: unknown.join('; ') }) }]
      : []),
  ];
};

const CriteriaFields = ({ form, view }: { form: Form; view: OwnReviewView }) => {
  const t = useT();
  const names = useNames();
  const set = view.criteria;
  if (!set) return null;
  return (
    <fieldset className="ratings-fieldset">
      <legend>{names(set.names)}</legend>
      <p className="vm-soft">
        {set.clause} <Verified isVerified={set.isVerified} />
      </p>
      {set.groups.map(({ code, names: words, max }, at) => (
        <div key={code} className="ratings-mark">
          <DecimalInput
            label={t('ratings.rated.criterion', { name: names(words), max })}
            min={0}
            max={max}
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

const PartFields = ({ form, view }: { form: Form; view: OwnReviewView }) => {
  const t = useT();
  const names = useNames();
  if (view.criteria || view.parts.length === 0) return null;
  return (
    <fieldset className="ratings-fieldset">
      <legend>{t('ratings.rated.parts')}</legend>
      <p className="vm-soft">{t('ratings.rated.parts-help')}</p>
      {view.parts.map(({ code, names: words, max }) => (
        <DecimalInput
          key={code}
          label={t('ratings.rated.criterion', { name: names(words), max })}
          min={0}
          max={max}
          {...form.getInputProps(`points.${code}`)}
        />
      ))}
    </fieldset>
  );
};

const firstTyped = (view: OwnReviewView): Typed => {
  const stood = new Map(view.marks.map((mark) => [mark.criterion, mark]));
  return {
    level: view.self?.level ?? null,
    marks: (view.criteria?.groups ?? []).map(({ code }) => ({
      criterion: code,
      points: stood.get(code)?.points ?? '',
      reason: stood.get(code)?.reason ?? '',
    })),
    points: Object.fromEntries(view.parts.map(({ code }) => [code, view.self?.points[code] ?? ('' as Count)])),
    words: view.self?.words ?? '',
  };
};

type Props = { readonly view: OwnReviewView; readonly onClose: () => void };

const useOwnForm = ({ view, onClose }: Props) =>
  useContractForm(rateOwn, {
    initial: firstTyped(view),
    toInput: (typed) => ({
      subjectId: view.subjectId,
      expectedVersion: view.version,
      ...sheetOf(view, typed),
      level: typed.level,
      words: typed.words.trim() || null,
    }),
    doneKey: 'ratings.own.rated',
    onDone: onClose,
  });

/** The own review in words, the own points and the own level; what the rules make of it stands beside it while one types. */
export const OwnReviewForm = (props: Props) => {
  const { view, onClose } = props;
  const t = useT();
  const names = useNames();
  const state = useOwnForm(props);
  const { form } = state;
  return (
    <ContractForm
      state={state}
      submitLabel={t('ratings.own.send')}
      onCancel={onClose}
      verdict={linesFor(view, form.values, t, names)}
    >
      <Textarea
        label={t('ratings.own.words')}
        description={t('ratings.own.words-help')}
        autosize
        minRows={6}
        {...form.getInputProps('words')}
      />
      <CriteriaFields form={form} view={view} />
      <PartFields form={form} view={view} />
      <Select
        label={t('ratings.own.level')}
        required
        data={view.levels.map((value) => ({ value, label: t(`ratings.level.${value}`) }))}
        {...form.getInputProps('level')}
      />
      {view.handed === null && <p className="vm-soft">{t('ratings.own.no-facts-yet')}</p>}
    </ContractForm>
  );
};
