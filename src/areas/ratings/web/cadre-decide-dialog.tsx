import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox, Select, Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { decideCadres, type RatingLevel } from '../contract.ts';
import type { CadreMonthView, CadreRow } from './cadre-words.tsx';
import { DecisionFields } from './decision-fields.tsx';
import { levelWords } from './rating-words.tsx';

type Line = { isTaken: boolean; level: RatingLevel | null; leavingReason: string };
type Typed = { lines: Line[]; number: string; decidedOn: string | null; issuer: string } & Record<string, unknown>;
type Form = ContractFormState<Typed>['form'];
type Props = { readonly month: Pick<CadreMonthView, 'rows' | 'levels'>; readonly onClose: () => void };

const toDecide = ({ rows }: Props['month']): readonly CadreRow[] =>
  rows.filter(({ state }) => state === 'open' || state === 'reviewed');

const takenOf = (rows: readonly CadreRow[], { lines }: Typed) =>
  rows.flatMap((row, at) => (lines[at]!.isTaken ? [{ row, line: lines[at]!, at }] : []));

/** What the head gave stands there first; whoever has no points from others is not taken unless somebody says so. */
const useDecideForm = ({ onClose }: Props, rows: readonly CadreRow[]) =>
  useContractForm(decideCadres, {
    initial: {
      lines: rows.map(({ headLevel }): Line => ({ isTaken: headLevel !== null, level: headLevel, leavingReason: '' })),
      number: '',
      decidedOn: todayHere(),
      issuer: '',
    } as Typed,
    toInput: (typed) => ({
      lines: takenOf(rows, typed).map(({ row, line }) => ({
        subjectId: row.subjectId,
        expectedVersion: row.version,
        level: line.level,
        leavingReason: line.leavingReason.trim() || null,
      })),
      decision: { number: typed.number, decidedOn: typed.decidedOn, issuer: typed.issuer },
    }),
    doneKey: 'ratings.cadre.decide-done',
    onDone: onClose,
  });

type PersonProps = {
  readonly form: Form;
  readonly at: number;
  /** Place among those who are taken: faults come back by it. */
  readonly place: number;
  readonly row: CadreRow;
  readonly levels: readonly RatingLevel[];
};

const LevelFields = ({ form, at, place, row, levels }: PersonProps) => {
  const t = useT();
  const fault = (field: string) => form.errors[`lines.${place}.${field}`];
  return (
    <>
      <Select
        label={t('ratings.decide.level')}
        aria-label={t('ratings.decide.level-of', { title: row.title })}
        required
        data={levels.map((value) => ({ value, label: t(`ratings.level.${value}`) }))}
        {...form.getInputProps(`lines.${at}.level`)}
        error={fault('level')}
      />
      <Textarea
        label={t('ratings.cadre.leaving-reason')}
        aria-label={t('ratings.cadre.leaving-reason-of', { name: row.title })}
        description={t('ratings.cadre.leaving-reason-help')}
        autosize
        {...form.getInputProps(`lines.${at}.leavingReason`)}
        error={fault('leavingReason')}
      />
    </>
  );
};

const PersonFields = (props: PersonProps) => {
  const { form, at, place, row } = props;
  const t = useT();
  return (
    <fieldset className="ratings-fieldset">
      <legend>{row.title}</legend>
      <p className="vm-soft">
        {t('ratings.cadre.column.selfLevel')}: {levelWords(row.selfLevel, t)} · {t('ratings.cadre.column.headLevel')}:{' '}
        {levelWords(row.headLevel, t)}
      </p>
      <Checkbox
        label={t('ratings.cadre.decide-take')}
        aria-label={t('ratings.cadre.decide-take-of', { name: row.title })}
        {...form.getInputProps(`lines.${at}.isTaken`, { type: 'checkbox' })}
        error={form.errors[`lines.${place}`]}
      />
      {form.values.lines[at]!.isTaken && <LevelFields {...props} />}
    </fieldset>
  );
};

/** One decision for everybody of a month who may be decided; the limits are counted over all of them together. */
export const CadreDecideDialog = (props: Props) => {
  const t = useT();
  const rows = toDecide(props.month);
  const state = useDecideForm(props, rows);
  const { form } = state;
  const places = new Map(takenOf(rows, form.values).map(({ at }, place) => [at, place]));
  const title = t('ratings.cadre.act.decide-cadres');
  return (
    <Dialog title={title} onClose={props.onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={props.onClose}>
        <p>{t('ratings.cadre.decide-about')}</p>
        <DecisionFields form={form} />
        {rows.map((row, at) => (
          <PersonFields
            key={row.subjectId}
            form={form}
            at={at}
            place={places.get(at) ?? -1}
            row={row}
            levels={props.month.levels}
          />
        ))}
      </ContractForm>
    </Dialog>
  );
};
