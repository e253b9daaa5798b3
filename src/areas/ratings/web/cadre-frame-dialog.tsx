import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { DecimalInput } from '../../../web/kit/decimal-input.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { type CadreKind, cadreKind, recordCadreFrame } from '../contract.ts';
import { checkCadreFrame, sumOfPoints } from '../rules/cadre-frame.ts';
import type { CadreFramesView } from './cadre-words.tsx';
import type { OrganisationId } from './own-organisation.ts';
import { useNames } from './rating-words.tsx';

type Pack = CadreFramesView['packs'][number];
type Frame = CadreFramesView['rows'][number];
type Line = { part: string; text: string; max: number | string };
type Typed = {
  kind: CadreKind;
  name: string;
  lines: Line[];
  number: string;
  decidedOn: string | null;
  issuer: string;
} & Record<string, unknown>;
type Form = ContractFormState<Typed>['form'];
type DayProps = Pick<DayFieldProps, 'value' | 'onChange' | 'data-path'>;

const givenLines = ({ lines }: Typed) =>
  lines.map(({ part, text, max }) => ({ part, text: text.trim(), max: max === '' ? Number.NaN : Number(max) }));

/** Live: whether each part is filled to the points that the frame gives it. */
const linesFor = (pack: Pack, typed: Typed, t: Translate, names: ReturnType<typeof useNames>): VerdictLine[] => {
  const lines = givenLines(typed);
  const sums = pack.parts.map(({ code, names: words, max }): VerdictLine => {
    const given = lines.filter((line) => line.part === code && !Number.isNaN(line.max)).map((line) => line.max);
    const sum = sumOfPoints(given);
    return {
      state: sum === max ? 'met' : 'missing',
      text: t('ratings.cadre.part-sum', { name: names(words), sum, max }),
    };
  });
  const verdict = checkCadreFrame(pack.parts as never, lines);
  const twice = isRefusal(verdict) ? verdict.reasons.filter(({ code }) => code === 'ratings.criterion-twice') : [];
  return [
    ...sums,
    ...twice.map(({ code, field }): VerdictLine => ({ state: 'missing', text: t(`refusal.${code}`), field })),
  ];
};

const LineFields = ({ form, pack, at }: { form: Form; pack: Pack; at: number }) => {
  const t = useT();
  const names = useNames();
  const number = { number: at + 1 };
  const remove = (): void => form.removeListItem('lines', at);
  return (
    <fieldset className="ratings-fieldset">
      <legend>{t('ratings.cadre.criterion-number', number)}</legend>
      <Select
        label={t('ratings.cadre.criterion-part')}
        allowDeselect={false}
        data={pack.parts.map(({ code, names: words }) => ({ value: code, label: names(words) }))}
        {...form.getInputProps(`lines.${at}.part`)}
      />
      <TextInput label={t('ratings.cadre.criterion-text')} required {...form.getInputProps(`lines.${at}.text`)} />
      <DecimalInput
        label={t('ratings.cadre.criterion-max')}
        required
        min={0}
        max={100}
        decimalScale={2}
        {...form.getInputProps(`lines.${at}.max`)}
      />
      {form.values.lines.length > 1 && (
        <div>
          <Button onClick={remove} aria-label={t('ratings.cadre.criterion-remove-of', number)}>
            {t('ratings.cadre.criterion-remove')}
          </Button>
        </div>
      )}
    </fieldset>
  );
};

type Props = {
  readonly of: OrganisationId;
  readonly pack: Pack;
  /** The one that is replaced; null: a new one. */
  readonly replaced: Frame | null;
  readonly onClose: () => void;
};

const useFrameForm = ({ of, pack, replaced, onClose }: Props) =>
  useContractForm(recordCadreFrame, {
    initial: {
      kind: replaced?.kind ?? 'officer',
      name: replaced?.name ?? '',
      lines: (replaced?.lines ?? pack.parts.map(({ code, max }) => ({ part: code, text: '', max }))).map(
        ({ part, text, max }): Line => ({ part, text, max }),
      ),
      number: replaced?.basis?.number ?? '',
      decidedOn: replaced?.basis?.decidedOn ?? null,
      issuer: replaced?.basis?.issuer ?? '',
    } as Typed,
    toInput: (typed) => {
      const { kind, name, number, decidedOn, issuer } = typed;
      const hasBasis = number.trim() !== '' || decidedOn !== null || issuer.trim() !== '';
      return {
        organisationId: of,
        packId: pack.packId,
        kind,
        name: name.trim(),
        lines: givenLines(typed).map((line) => ({ ...line, max: Number.isNaN(line.max) ? null : line.max })),
        basis: hasBasis ? { number: number.trim(), decidedOn, issuer: issuer.trim() } : null,
        replacesId: replaced?.frameId ?? null,
      };
    },
    doneKey: 'ratings.cadre.frame-recorded',
    undoInput: ({ frameId }) => ({ frameId }),
    onDone: onClose,
  });

const BasisFields = ({ form }: { form: Form }) => {
  const t = useT();
  const { errors } = form;
  return (
    <fieldset className="ratings-fieldset">
      <legend>{t('ratings.cadre.basis-legend')}</legend>
      <p className="vm-soft">{t('ratings.cadre.basis-help')}</p>
      <TextInput
        label={t('ratings.decision.number')}
        {...form.getInputProps('number')}
        error={errors['basis.number']}
      />
      <DayField
        label={t('ratings.decision.decided-on')}
        {...(form.getInputProps('decidedOn') as DayProps)}
        error={errors['basis.decidedOn'] as string | undefined}
      />
      <TextInput
        label={t('ratings.decision.issuer')}
        {...form.getInputProps('issuer')}
        error={errors['basis.issuer']}
      />
    </fieldset>
  );
};

const GroupFields = ({ form }: { form: Form }) => {
  const t = useT();
  return (
    <>
      <Select
        label={t('ratings.cadre.kind')}
        allowDeselect={false}
        data={cadreKind.options.map((value) => ({ value, label: t(`ratings.cadre.kind.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <TextInput
        label={t('ratings.cadre.frame-name')}
        description={t('ratings.cadre.frame-name-help')}
        required
        {...form.getInputProps('name')}
      />
    </>
  );
};

/** Criteria of one group of posts: parts and their points are those of the frame, words are the office's. */
export const CadreFrameDialog = (props: Props) => {
  const { pack, replaced, onClose } = props;
  const t = useT();
  const names = useNames();
  const state = useFrameForm(props);
  const { form } = state;
  const title = t(replaced ? 'ratings.cadre.replace' : 'ratings.cadre.add-frame');
  const add = (): void =>
    form.insertListItem('lines', { part: pack.parts[0]?.code ?? '', text: '', max: '' } satisfies Line);
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm
        state={state}
        submitLabel={t('ratings.cadre.save-frame')}
        onCancel={onClose}
        verdict={linesFor(pack, form.values, t, names)}
      >
        {replaced && <p className="vm-soft">{t('ratings.cadre.replace-text')}</p>}
        <GroupFields form={form} />
        {form.values.lines.map((_, at) => (
          // Lines have no identity of their own while they are typed.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the only key there is
          <LineFields key={at} form={form} pack={pack} at={at} />
        ))}
        <div className="vm-row">
          <Button onClick={add}>{t('ratings.cadre.criterion-add')}</Button>
        </div>
        <BasisFields form={form} />
      </ContractForm>
    </Dialog>
  );
};
