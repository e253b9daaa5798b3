import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Textarea, TextInput } from '../../../web/kit/inputs.ts';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { type CadreSheetFace, type MarkSide, rateCadre, rateCadreFromAbove, rateOwnCadre } from '../contract.ts';
import { sumOfPoints } from '../rules/cadre-frame.ts';
import { cadreLevelOf } from '../rules/cadre-level.ts';
import { PointsField } from './points-field.tsx';
import { levelWords, useNames } from './rating-words.tsx';

/** Who gives the points: the person signed in, the person on paper, the head, the deciding level. */
export type CadreRater = 'own' | 'self' | 'head' | 'superior';
type Count = number | string;
type Typed = { marks: { points: Count; reason: string }[]; ratedOn: string | null; words: string } & Record<
  string,
  unknown
>;
type Form = ContractFormState<Typed>['form'];
type Face = CadreSheetFace;

const sideOf: Readonly<Record<CadreRater, MarkSide>> = {
  own: 'self',
  self: 'self',
  head: 'collective',
  superior: 'superior',
};

const contractOf = { own: rateOwnCadre, self: rateCadre, head: rateCadre, superior: rateCadreFromAbove } as const;

/** Live: what each part comes to, what is open, and the level that the bands lay over the sum. */
const linesFor = (
  { lines, parts, bands, decimals }: Face,
  { marks }: Typed,
  t: Translate,
  name: ReturnType<typeof useNames>,
): VerdictLine[] => {
  const nameOf = ({ code, part, text }: Face['lines'][number]): string =>
    code === part ? name(parts.find((one) => one.code === part)!.names) : text;
  const given = lines.map((line, at) => ({
    part: line.part,
    max: line.max,
    name: nameOf(line),
    points: marks[at]!.points,
  }));
  const open = given.filter(({ points }) => points === '').length;
  const sumIn = (part: string): number =>
    sumOfPoints(given.filter((one) => one.part === part && one.points !== '').map(({ points }) => Number(points)));
  const beyond = given.flatMap((one, at): VerdictLine[] =>
    Number(one.points) > one.max
      ? [{ state: 'missing', text: t('ratings.rated.points-beyond', one), field: `marks.${at}.points` }]
      : [],
  );
  const sum = sumOfPoints(given.map(({ points }) => Number(points)));
  const level = cadreLevelOf(bands, decimals, sum);
  return [
    ...beyond,
    ...parts.map(({ code, names, max }): VerdictLine => {
      const part = name(names);
      return given.some((one) => one.part === code && (one.points === '' || Number(one.points) > one.max))
        ? { state: 'unknown', text: t('ratings.rated.part-open', { part, max }) }
        : { state: 'met', text: t('ratings.rated.part-sum', { part, sum: sumIn(code), max }) };
    }),
    beyond.length > 0
      ? { state: 'missing', text: t('ratings.cadre.sheet-beyond', { count: beyond.length }) }
      : open > 0
        ? { state: 'unknown', text: t('ratings.cadre.sheet-open', { left: open }) }
        : { state: 'met', text: t('ratings.cadre.sheet-level', { sum, level: levelWords(level, t) }) },
  ];
};

type Props = { readonly face: Face; readonly by: CadreRater; readonly onClose: () => void };

/** What the same side gave before; the deciding level begins with what the head gave. */
const firstTyped = ({ face, by }: Props): Typed => {
  const given = (side: MarkSide, code: string) =>
    face.marks.find((mark) => mark.side === side && mark.criterion === code);
  return {
    marks: face.lines.map(({ code }) => {
      const mark = given(sideOf[by], code) ?? (by === 'superior' ? given('collective', code) : undefined);
      return { points: mark?.points ?? '', reason: mark?.side === sideOf[by] ? (mark.reason ?? '') : '' };
    }),
    ratedOn: todayHere(),
    words: '',
  };
};

/** Points from above leave no step: they are taken back to what stood there before, which may be none. */
const undoOf = ({ face, by }: Props) =>
  by === 'superior'
    ? {
        undoInput: ({ subjectId, version }: { readonly subjectId: Face['subjectId']; readonly version: number }) => ({
          subjectId,
          expectedVersion: version,
          marks: face.marks
            .filter(({ side }) => side === 'superior')
            .map(({ criterion, points, reason }) => ({ criterion, points, reason })),
        }),
      }
    : {};

const useRateForm = (props: Props) => {
  const { face, by, onClose } = props;
  return useContractForm(contractOf[by] as typeof rateCadre, {
    initial: firstTyped(props),
    toInput: ({ marks, ratedOn, words }) => ({
      subjectId: face.subjectId,
      expectedVersion: face.version,
      marks: face.lines.map(({ code }, at) => ({
        criterion: code,
        points: marks[at]!.points === '' ? null : Number(marks[at]!.points),
        reason: marks[at]!.reason.trim() || null,
      })),
      ...(by === 'superior' ? {} : { words: words.trim() || null }),
      ...(by === 'self' || by === 'head' ? { side: by, ratedOn } : {}),
    }),
    doneKey: `ratings.cadre.rated.${by}`,
    ...undoOf(props),
    onDone: onClose,
  });
};

const Criteria = ({ form, face }: { form: Form; face: Face }) => {
  const t = useT();
  const names = useNames();
  return face.parts.map(({ code, names: words, max }) => (
    <fieldset key={code} className="ratings-fieldset">
      <legend>{t('ratings.cadre.part', { name: names(words), max })}</legend>
      {face.lines.map((line, at) =>
        line.part === code ? (
          <div key={line.code} className="ratings-mark">
            <PointsField
              name={line.code === code ? names(words) : line.text}
              max={line.max}
              required
              box={form.getInputProps(`marks.${at}.points`)}
            />
            <TextInput
              label={t('ratings.cadre.mark-reason')}
              aria-label={t('ratings.rated.reason-of', { name: line.text })}
              {...form.getInputProps(`marks.${at}.reason`)}
            />
          </div>
        ) : null,
      )}
    </fieldset>
  ));
};

/** One column of a sheet: points by criterion, with what they come to while they are typed. */
export const CadreRateDialog = (props: Props) => {
  const { face, by, onClose } = props;
  const t = useT();
  const names = useNames();
  const state = useRateForm(props);
  const { form } = state;
  const title = t(`ratings.cadre.rate.${by}`);
  return (
    <Dialog title={title} onClose={onClose}>
      <ContractForm
        state={state}
        submitLabel={t('ratings.cadre.save-points')}
        onCancel={onClose}
        verdict={linesFor(face, form.values, t, names)}
      >
        <p className="vm-soft">{t(`ratings.cadre.rate-text.${by}`)}</p>
        {(by === 'self' || by === 'head') && (
          <DayField
            label={t(`ratings.cadre.rated-on.${by}`)}
            required
            {...(form.getInputProps('ratedOn') as Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>)}
          />
        )}
        <Criteria form={form} face={face} />
        {by !== 'superior' && (
          <Textarea label={t('ratings.rated.words')} autosize minRows={2} {...form.getInputProps('words')} />
        )}
      </ContractForm>
    </Dialog>
  );
};
