import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { DayField, type DayFieldProps } from '../../../web/kit/day-field.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { NumberInput, Select, Textarea, TextInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { memberList } from '../../members/contract.ts';
import {
  personKinds,
  type RatingLevel,
  ratingLevel,
  recordPastResult,
  type SubjectKind,
  subjectKind,
} from '../contract.ts';
import { isLevelOfYear } from '../rules/past-result-layout.ts';
import { yearNow } from './distribution-search.ts';
import type { OrganisationId } from './own-organisation.ts';

const MANY = 200;

type MemberProps = {
  readonly organisationId: string | null;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly error: string | undefined;
};

/** Members of the organisation by name, with the birth that tells two of one name apart. */
const MemberField = ({ organisationId, value, onChange, error }: MemberProps) => {
  const t = useT();
  const [text, setText] = useState('');
  const found = useQuestion(
    memberList,
    { on: todayHere(), filter: { underId: organisationId } as never, text: text.trim(), limit: MANY },
    { when: organisationId !== null, keepLast: true },
  );
  return (
    <Select
      label={t('ratings.add.member')}
      required
      searchable
      data={(found.data?.rows ?? []).map(({ id, fullName, birthOn }) => ({
        value: id,
        label: birthOn === null ? fullName : t('ratings.past.born', { name: fullName, on: dayText(birthOn) }),
      }))}
      value={value}
      onChange={onChange}
      onSearchChange={setText}
      nothingFoundMessage={t('ratings.add.nobody')}
      error={error}
      data-path="memberId"
    />
  );
};

type Typed = {
  organisationId: string | null;
  kind: SubjectKind | null;
  memberId: string | null;
  year: number | string;
  level: string | null;
  notRatedWords: string;
  decisionNumber: string;
  decidedOn: string | null;
};

const NOT_RATED = 'not-rated';

const isOfPerson = (kind: SubjectKind | null): boolean => kind !== null && personKinds.has(kind);

const toInput = (typed: Typed) => ({
  organisationId: typed.organisationId,
  kind: typed.kind,
  memberId: isOfPerson(typed.kind) ? typed.memberId : null,
  year: typed.year === '' ? null : Number(typed.year),
  level: typed.level === NOT_RATED ? null : typed.level,
  notRatedWords: typed.level === NOT_RATED ? typed.notRatedWords.trim() || null : null,
  decisionNumber: typed.decisionNumber.trim() || null,
  decidedOn: typed.decidedOn,
});

type Props = { readonly of: OrganisationId; readonly onClose: () => void };

/** Nothing that a person must decide is filled in beforehand: neither of whom, nor the year, nor the level. */
const useForm = ({ of, onClose }: Props) => {
  const t = useT();
  return useContractForm(recordPastResult, {
    initial: {
      organisationId: of as string | null,
      kind: null,
      memberId: null,
      year: '',
      level: null,
      notRatedWords: '',
      decisionNumber: '',
      decidedOn: null,
    } as Typed & Record<string, unknown>,
    toInput,
    doneKey: 'ratings.past.entered',
    undoInput: ({ pastResultId }) => ({ pastResultId, why: t('web.undo-reason') }),
    onDone: onClose,
  });
};

type Form = ReturnType<typeof useForm>['form'];

// The oldest guidance of which the text was seen at all; of years before it published figures alone say which levels there were.
const firstKnownYear = 2014;

/** Levels of the scale by which this kind was rated in that year; none before both are said. */
const levelsFor = (kind: SubjectKind | null, year: number | string): RatingLevel[] =>
  kind === null || year === '' ? [] : ratingLevel.options.filter((one) => isLevelOfYear(kind, Number(year), one));

/** Keeps a chosen level only while the kind and the year chosen now know it. */
const keepLevel = (form: Form, next: Partial<Pick<Typed, 'kind' | 'year'>>): void => {
  const { kind, year, level } = { ...form.values, ...next };
  const isKept = level === NOT_RATED || levelsFor(kind, year).some((one) => one === level);
  form.setValues({ ...next, level: isKept ? level : null } as never);
};

const LevelFields = ({ form }: { form: Form }) => {
  const t = useT();
  const { kind, year, level } = form.values;
  const levels = levelsFor(kind, year);
  const isEarly = year !== '' && Number(year) < firstKnownYear;
  const help = levels.length === 0 ? 'ratings.past.level-after' : isEarly ? 'ratings.past.level-early' : null;
  return (
    <>
      <Select
        label={t('ratings.results.column.level')}
        required
        allowDeselect={false}
        disabled={levels.length === 0}
        description={help && t(help, { year: firstKnownYear })}
        data={
          levels.length === 0
            ? []
            : [...levels, NOT_RATED].map((value) => ({ value, label: t(`ratings.level.${value}`) }))
        }
        {...form.getInputProps('level')}
      />
      {level === NOT_RATED && (
        <Textarea
          label={t('ratings.results.column.not-rated')}
          required
          autosize
          minRows={2}
          {...form.getInputProps('notRatedWords')}
        />
      )}
    </>
  );
};

const WhoFields = ({ form }: { form: Form }) => {
  const t = useT();
  const { organisationId, kind, memberId } = form.values;
  return (
    <>
      <OrganisationField
        label={t('ratings.past.organisation')}
        required
        value={organisationId}
        onChange={(id) => form.setValues({ organisationId: id, memberId: null })}
        error={form.errors.organisationId as string | undefined}
      />
      <Select
        label={t('ratings.season.kind')}
        required
        allowDeselect={false}
        data={subjectKind.options.map((value) => ({ value, label: t(`ratings.subject.${value}`) }))}
        {...form.getInputProps('kind')}
        onChange={(value) => keepLevel(form, { kind: value as SubjectKind | null })}
      />
      {isOfPerson(kind) && (
        <MemberField
          organisationId={organisationId}
          value={memberId}
          onChange={(id) => form.setFieldValue('memberId', id as never)}
          error={form.errors.memberId as string | undefined}
        />
      )}
    </>
  );
};

/** One result of an earlier year as it was decided then. */
export const PastResultDialog = (props: Props) => {
  const t = useT();
  const state = useForm(props);
  const { form } = state;
  const title = t('ratings.action.record-past-result');
  return (
    <Dialog title={title} onClose={props.onClose}>
      <ContractForm state={state} submitLabel={title} onCancel={props.onClose}>
        <p className="vm-soft">{t('ratings.past.marked')}</p>
        <WhoFields form={form} />
        <NumberInput
          label={t('ratings.analysis.year')}
          required
          min={1990}
          max={yearNow() - 1}
          allowDecimal={false}
          thousandSeparator=""
          hideControls
          {...form.getInputProps('year')}
          onChange={(year) => keepLevel(form, { year })}
        />
        <LevelFields form={form} />
        <TextInput label={t('ratings.results.column.number')} {...form.getInputProps('decisionNumber')} />
        <DayField
          label={t('ratings.results.column.decided-on')}
          {...(form.getInputProps('decidedOn') as Pick<DayFieldProps, 'value' | 'onChange' | 'error' | 'data-path'>)}
        />
      </ContractForm>
    </Dialog>
  );
};
