import type { ContractFormState } from '../../../web/kit/contract-form.tsx';
import { Checkbox, Select, Textarea } from '../../../web/kit/inputs.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import type { InterestedStep, RatingLevel } from '../contract.ts';
import type { CadreRow } from './cadre-words.tsx';
import { DecideList } from './decide-list.tsx';
import { leavingAsked } from './leaving-label.ts';
import { withinSentence } from './quota-view.ts';
import { levelWords } from './rating-words.tsx';

export type CadreLine = { isTaken: boolean; level: RatingLevel | null; leavingReason: string };
export type CadreTyped = { lines: CadreLine[]; number: string; decidedOn: string | null; issuer: string } & Record<
  string,
  unknown
>;

/** A person of the decision, with steps that somebody took whose interest was declared since. */
export type CadreToDecide = { readonly row: CadreRow; readonly took: readonly InterestedStep[] };

type Props = {
  readonly form: ContractFormState<CadreTyped>['form'];
  readonly at: number;
  /** Place among those who are taken: faults come back by it; -1 of who is not. */
  readonly place: number;
  readonly of: CadreToDecide;
  readonly levels: readonly RatingLevel[];
};

/** What the decision is laid against: the level of the points that others than the person gave. A month has no ballot. */
export const beforeOf = ({ row, took }: CadreToDecide) => ({
  verdict: row.othersLevel && { outcome: { kind: 'proposed' as const, level: row.othersLevel } },
  ballot: null,
  took,
});

const reasonLabel = (asked: readonly string[], t: Translate): string =>
  (asked.length === 0 ? ['rules'] : asked)
    .map((one) => t(one === 'interest' ? 'ratings.leaving-reason.interest' : 'ratings.cadre.leaving-reason'))
    .map((words, at) => (at === 0 ? words : withinSentence(words)))
    .join('; ');

/** A reason is asked where the level leaves the points or rests on a step of somebody with an interest. */
const Reason = ({ form, at, place, of }: Props) => {
  const t = useT();
  const { level, leavingReason } = form.values.lines[at]!;
  const path = `lines.${place}.leavingReason`;
  const asked = leavingAsked(level, beforeOf(of));
  if (place < 0 || (asked.length === 0 && leavingReason === '' && !form.errors[path])) return null;
  const label = reasonLabel(asked, t);
  return (
    <tr className="ratings-decide-reasons">
      <td colSpan={5}>
        <Textarea
          label={label}
          aria-label={t('ratings.decide.leaving-reason-of', { what: label, title: of.row.title })}
          required
          autosize
          minRows={1}
          {...form.getInputProps(`lines.${at}.leavingReason`)}
          data-path={path}
          error={form.errors[path]}
        />
      </td>
    </tr>
  );
};

const Take = ({ form, at, place, of: { row } }: Props) => {
  const t = useT();
  return (
    <Checkbox
      label={t('ratings.cadre.decide-take')}
      aria-label={t('ratings.cadre.decide-take-of', { name: row.title })}
      {...form.getInputProps(`lines.${at}.isTaken`, { type: 'checkbox' })}
      error={form.errors[`lines.${place}`]}
    />
  );
};

const Level = ({ form, at, place, of: { row }, levels }: Props) => {
  const t = useT();
  if (place < 0) return null;
  return (
    <Select
      aria-label={t('ratings.decide.level-of', { title: row.title })}
      required
      allowDeselect={false}
      data={levels.map((value) => ({ value, label: t(`ratings.level.${value}`) }))}
      {...form.getInputProps(`lines.${at}.level`)}
      data-path={`lines.${place}.level`}
      error={form.errors[`lines.${place}.level`]}
    />
  );
};

const Row = (props: Props) => {
  const { row } = props.of;
  const t = useT();
  const given = [
    ['selfLevel', row.selfLevel],
    ['othersLevel', row.othersLevel],
  ] as const;
  return (
    <>
      <tr className="ratings-decide-row">
        <th scope="row">
          {row.title}
          {row.isHead && <span className="vm-soft">{t('ratings.cadre.head')}</span>}
        </th>
        {given.map(([key, level]) => (
          <td key={key} data-label={t(`ratings.cadre.column.${key}`)} data-none={level === null}>
            {levelWords(level, t)}
          </td>
        ))}
        <td>
          <Take {...props} />
        </td>
        <td>
          <Level {...props} />
        </td>
      </tr>
      <Reason {...props} />
    </>
  );
};

type TableProps = Pick<Props, 'form' | 'levels'> & {
  readonly people: readonly CadreToDecide[];
  readonly places: ReadonlyMap<number, number>;
};

/** Everybody of a month who may be decided, a row each; who is not ticked is left for another decision. */
export const CadreDecideTable = ({ form, levels, people, places }: TableProps) => {
  const t = useT();
  const heads = [
    t('ratings.column.title'),
    t('ratings.cadre.column.selfLevel'),
    t('ratings.cadre.column.othersLevel'),
    t('ratings.cadre.decide-take'),
    t('ratings.decide.level'),
  ];
  return (
    <DecideList heads={heads} count={people.length}>
      {people.map((of, at) => (
        <Row key={of.row.subjectId} form={form} at={at} place={places.get(at) ?? -1} of={of} levels={levels} />
      ))}
    </DecideList>
  );
};

const whyNot = ({ keptOut, isHead }: CadreRow, t: Translate): string =>
  keptOut !== null
    ? t(`ratings.cadre.undecided.${keptOut}`)
    : t('ratings.cadre.undecided.lacks', { what: t(`ratings.cadre.missing.${isHead ? 'superior' : 'head'}`) });

/** Who is still in the month and cannot be decided now, each with why. */
export const CadresUndecided = ({ rows }: { readonly rows: readonly CadreRow[] }) => {
  const t = useT();
  if (rows.length === 0) return null;
  return (
    <section className="vm-stack" aria-label={t('ratings.cadre.undecided', { count: rows.length })}>
      <h3>{t('ratings.cadre.undecided', { count: rows.length })}</h3>
      <ul className="ratings-bullets">
        {rows.map((row) => (
          <li key={row.subjectId}>
            {row.title}: {whyNot(row, t)}
          </li>
        ))}
      </ul>
    </section>
  );
};
