import { ContractForm, type ContractFormState, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { VerdictPanel } from '../../../web/kit/verdict-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { rateOwn } from '../contract.ts';
import { joinOwnWords } from '../rules/own-words.ts';
import { type OwnReviewView, type OwnTyped, ownReviewLines, ownSheetOf } from './own-review-lines.ts';
import { OwnWordsFields, typedWordsOf } from './own-review-words.tsx';
import { GradeFields, PartFields, SheetFields, type SheetForm } from './rated-fields.tsx';
import { type Count, firstGrades } from './rated-typed.ts';
import { useNames } from './rating-words.tsx';

type Form = ContractFormState<OwnTyped>['form'];

const firstTyped = (view: OwnReviewView): OwnTyped => {
  const stood = new Map(view.marks.map((mark) => [mark.criterion, mark]));
  return {
    level: view.self?.level ?? null,
    marks: (view.criteria?.groups ?? []).map(({ code }) => ({
      criterion: code,
      points: stood.get(code)?.points ?? '',
      reason: stood.get(code)?.reason ?? '',
    })),
    grades: firstGrades(view, view.marks),
    points: Object.fromEntries(view.parts.map(({ code }) => [code, view.self?.points[code] ?? ('' as Count)])),
    own: typedWordsOf(view.self?.words ?? null),
  };
};

type Props = { readonly view: OwnReviewView; readonly onClose: () => void };

const useOwnForm = ({ view, onClose }: Props) =>
  useContractForm(rateOwn, {
    initial: firstTyped(view),
    toInput: (typed) => ({
      subjectId: view.subjectId,
      expectedVersion: view.version,
      ...ownSheetOf(view, typed),
      level: typed.level,
      words: joinOwnWords(typed.own),
    }),
    doneKey: 'ratings.own.rated',
    onDone: onClose,
  });

/** The boxes of the sheet are those of the cell's dialog; both forms hold them under the same names. */
const sheetForm = (form: Form) => form as unknown as SheetForm;

/** The own review in words, the own points and the own level; what the rules make of it stands beside it while one types. */
export const OwnReviewForm = (props: Props) => {
  const { view, onClose } = props;
  const t = useT();
  const names = useNames();
  const state = useOwnForm(props);
  const { form } = state;
  const { own, rules } = ownReviewLines(view, form.values, t, names);
  return (
    <>
      <ContractForm state={state} submitLabel={t('ratings.own.send')} onCancel={onClose} verdict={own}>
        <OwnWordsFields form={form} />
        {view.criteria ? (
          <SheetFields form={sheetForm(form)} set={view.criteria} />
        ) : (
          <PartFields form={sheetForm(form)} view={view} />
        )}
        <GradeFields form={sheetForm(form)} view={view} />
        <Select
          label={t('ratings.own.level')}
          required
          data={view.levels.map((value) => ({ value, label: t(`ratings.level.${value}`) }))}
          {...form.getInputProps('level')}
        />
        {view.handed === null && <p className="vm-soft">{t('ratings.own.no-facts-yet')}</p>}
      </ContractForm>
      {rules.length > 0 && (
        <details className="ratings-fold not-printed">
          <summary>{t('ratings.own.rules')}</summary>
          <p className="vm-soft">{t('ratings.own.rules-about')}</p>
          <VerdictPanel lines={rules} />
        </details>
      )}
    </>
  );
};
