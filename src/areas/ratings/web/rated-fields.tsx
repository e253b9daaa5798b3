import { Button } from '../../../web/kit/button.tsx';
import type { ContractFormState } from '../../../web/kit/contract-form.tsx';
import { Select, TextInput } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { type CriteriaFace, criterionGrade } from '../contract.ts';
import { PointsField } from './points-field.tsx';
import { isBegun, type Typed, type TypedGrade } from './rated-typed.ts';
import { useNames, Verified } from './rating-words.tsx';
import type { SubjectView } from './subject-view.ts';

type Form = ContractFormState<Typed>['form'];
export type SheetForm = Form;
type Group = CriteriaFace['groups'][number];

/** All or nothing: how many of the equal items of a group are ensured, with the points that this makes. */
const ItemsField = ({ form, at, group }: { form: Form; at: number; group: Group & { items: number } }) => {
  const t = useT();
  const names = useNames();
  const { items, max, names: words } = group;
  const points = (count: number): number => (count * max) / items;
  const box = form.getInputProps(`marks.${at}.points`);
  return (
    <Select
      label={t('ratings.rated.criterion', { name: names(words), max })}
      description={t('ratings.rated.items', { items, each: points(1) })}
      clearable
      clearButtonProps={{ 'aria-label': t('ratings.rated.items-clear') }}
      data={Array.from({ length: items + 1 }, (_, count) => ({
        value: String(points(count)),
        label: t('ratings.rated.items-of', { count, items, points: points(count) }),
      }))}
      {...box}
      value={box.value === '' ? null : String(box.value)}
      onChange={(value) => form.setFieldValue(`marks.${at}.points`, (value === null ? '' : Number(value)) as never)}
    />
  );
};

const MarkField = ({ form, at, group, set }: { form: Form; at: number; group: Group; set: CriteriaFace }) => {
  const names = useNames();
  const { items, max, names: words } = group;
  if (set.marking === 'binary' && items !== null) return <ItemsField form={form} at={at} group={{ ...group, items }} />;
  return <PointsField name={names(words)} max={max} box={form.getInputProps(`marks.${at}.points`)} />;
};

/** The framework of criteria, marked as the pack says: all or nothing, or by degrees with the reason for what is taken off. */
export const SheetFields = ({ form, set }: { form: Form; set: CriteriaFace }) => {
  const t = useT();
  const names = useNames();
  return (
    <fieldset className="ratings-fieldset">
      <legend>{names(set.names)}</legend>
      <p className="vm-soft">
        {set.clause} <Verified isVerified={set.isVerified} />
      </p>
      <p className="vm-soft">{t(`ratings.rated.marking.${set.marking}`)}</p>
      {set.groups.map((group, at) => (
        <div key={group.code} className="ratings-mark">
          <MarkField form={form} at={at} group={group} set={set} />
          <TextInput
            label={t('ratings.rated.reason')}
            aria-label={t('ratings.rated.reason-of', { name: names(group.names) })}
            {...form.getInputProps(`marks.${at}.reason`)}
          />
        </div>
      ))}
    </fieldset>
  );
};

export const PartFields = ({ form, view }: { form: Form; view: Pick<SubjectView, 'parts'> }) => {
  const t = useT();
  const names = useNames();
  if (view.parts.length === 0) return null;
  return (
    <fieldset className="ratings-fieldset">
      <legend>{t('ratings.rated.parts')}</legend>
      <p className="vm-soft">{t('ratings.rated.parts-help')}</p>
      {view.parts.map(({ code, names: words, max }) => (
        <PointsField key={code} name={names(words)} max={max} box={form.getInputProps(`points.${code}`)} />
      ))}
    </fieldset>
  );
};

type GradeProps = {
  readonly form: Form;
  readonly at: number;
  readonly line: TypedGrade;
  readonly onLine: (line: TypedGrade) => void;
};

const GradeLine = ({ form, at, line, onLine }: GradeProps) => {
  const t = useT();
  const fault = (path: string) => form.errors[`marks.${at}.${path}`] as string | undefined;
  return (
    <div className="ratings-mark">
      <TextInput
        label={t('ratings.graded.criterion')}
        value={line.criterion}
        onChange={({ currentTarget: { value } }) => onLine({ ...line, criterion: value })}
        error={fault('criterion')}
      />
      <Select
        label={t('ratings.graded.grade')}
        clearable
        clearButtonProps={{ 'aria-label': t('ratings.graded.clear') }}
        data={criterionGrade.options.map((value) => ({ value, label: t(`ratings.grade.${value}`) }))}
        value={line.grade}
        onChange={(grade) => onLine({ ...line, grade: grade as TypedGrade['grade'] })}
        error={fault('grade')}
      />
    </div>
  );
};

/** Criteria by their words on the paper, each with one of the four grades: no list of them was seen in any text. */
export const GradeFields = ({ form, view }: { form: Form; view: Pick<SubjectView, 'gradedParts'> }) => {
  const t = useT();
  const { grades } = form.values;
  const put = (next: readonly TypedGrade[]): void => form.setFieldValue('grades', next as never);
  return view.gradedParts.map((part) => (
    <fieldset key={part} className="ratings-fieldset">
      <legend>{t(`ratings.graded.${part}`)}</legend>
      <p className="vm-soft">{t('ratings.graded.help')}</p>
      {grades.map((line, at) =>
        line.part === part ? (
          <GradeLine
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name while they are typed
            key={at}
            form={form}
            at={grades.slice(0, at).filter(isBegun).length}
            line={line}
            onLine={(next) => put(grades.map((old, place) => (place === at ? next : old)))}
          />
        ) : null,
      )}
      <div>
        <Button onClick={() => put([...grades, { criterion: '', part, grade: null }])}>
          {t('ratings.graded.add')}
        </Button>
      </div>
    </fieldset>
  ));
};
