import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { MultiSelect, NumberInput, Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { outsideSubjects, type RatingLevel, ratingLevel, recordOutsideSeries } from '../contract.ts';
import type { OrganisationId } from './own-organisation.ts';

type Line = {
  year: number | string;
  levels: RatingLevel[];
  words: string;
  share: string;
  amount: number | string;
  whole: number | string;
};
type Typed = { title: string; sourceWords: string; subjects: string | null; figures: Line[] } & Record<string, unknown>;

const newLine = (): Line => ({ year: '', levels: [], words: '', share: '', amount: '', whole: '' });
const numberOf = (count: number | string): number | null => (count === '' ? null : Number(count));

/** A share as printed: a comma of Vietnamese prints is the contract's point. */
const shareOf = (written: string): string | null => written.replace(',', '.').replace('%', '').trim() || null;

type Props = { readonly of: OrganisationId; readonly onClose: () => void };

const useForm = ({ of, onClose }: Props) => {
  const t = useT();
  return useContractForm(recordOutsideSeries, {
    initial: { title: '', sourceWords: '', subjects: null, figures: [newLine()] } as Typed,
    toInput: ({ title, sourceWords, subjects, figures }) => ({
      organisationId: of,
      title,
      sourceWords,
      subjects,
      figures: figures.map((line) => ({
        year: numberOf(line.year),
        levels: line.levels,
        words: line.words,
        share: shareOf(line.share),
        amount: numberOf(line.amount),
        whole: numberOf(line.whole),
      })),
    }),
    doneKey: 'ratings.outside.recorded',
    undoInput: ({ seriesId }) => ({ seriesId, why: t('web.undo-reason') }),
    onDone: onClose,
  });
};

type Form = ReturnType<typeof useForm>['form'];

type LineProps = { readonly form: Form; readonly at: number };

const pathOf =
  (at: number) =>
  (key: keyof Line): string =>
    `figures.${at}.${key}`;

/** What was printed of a line: a share, a number, and of how many. */
const Values = ({ form, at }: LineProps) => {
  const t = useT();
  const path = pathOf(at);
  return (
    <>
      <TextInput label={t('ratings.outside.share')} inputMode="decimal" {...form.getInputProps(path('share'))} />
      <NumberInput
        label={t('ratings.outside.amount')}
        min={0}
        allowDecimal={false}
        hideControls
        {...form.getInputProps(path('amount'))}
      />
      <NumberInput
        label={t('ratings.outside.whole')}
        description={t('ratings.outside.whole-help')}
        min={1}
        allowDecimal={false}
        hideControls
        {...form.getInputProps(path('whole'))}
      />
    </>
  );
};

const FigureLine = ({ form, at }: LineProps) => {
  const t = useT();
  const path = pathOf(at);
  return (
    <fieldset className="ratings-fieldset">
      <legend>{t('ratings.outside.line', { number: at + 1 })}</legend>
      <NumberInput
        label={t('ratings.analysis.year')}
        required
        min={1930}
        max={2199}
        allowDecimal={false}
        thousandSeparator=""
        hideControls
        {...form.getInputProps(path('year'))}
      />
      <TextInput label={t('ratings.outside.words')} required {...form.getInputProps(path('words'))} />
      <MultiSelect
        label={t('ratings.outside.levels')}
        description={t('ratings.outside.levels-help')}
        data={ratingLevel.options.map((value) => ({ value, label: t(`ratings.level.${value}`) }))}
        {...form.getInputProps(path('levels'))}
      />
      <Values form={form} at={at} />
      {form.values.figures.length > 1 && (
        <Button onClick={() => form.removeListItem('figures', at)}>
          {t('ratings.outside.remove-line', { number: at + 1 })}
        </Button>
      )}
    </fieldset>
  );
};

/** Figures that others published, written down as printed. */
export const OutsideDialog = (props: Props) => {
  const t = useT();
  const state = useForm(props);
  const { form } = state;
  const title = t('ratings.action.record-outside-series');
  return (
    <Dialog title={title} onClose={props.onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={props.onClose}>
        <TextInput label={t('ratings.outside.series-title')} required {...form.getInputProps('title')} />
        <TextInput
          label={t('ratings.outside.source-words')}
          description={t('ratings.outside.source-help')}
          required
          {...form.getInputProps('sourceWords')}
        />
        <Select
          label={t('ratings.outside.subjects')}
          description={t('ratings.outside.subjects-help')}
          required
          allowDeselect={false}
          data={outsideSubjects.options.map((value) => ({ value, label: t(`ratings.outside-subjects.${value}`) }))}
          {...form.getInputProps('subjects')}
        />
        {form.values.figures.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity before they are written
          <FigureLine key={at} form={form} at={at} />
        ))}
        <Button onClick={() => form.insertListItem('figures', newLine() as never)}>
          {t('ratings.outside.add-line')}
        </Button>
      </ContractForm>
    </Dialog>
  );
};
