import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Button } from '../../../web/kit/button.tsx';
import { Checkbox, NumberInput, Select, TextInput } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { type OrganisationId, personLookup, recordPerson } from '../contract.ts';
import { countOrNull } from './form-fields.ts';

const PAUSE_MS = 200;
const SAME_NAME = 'organisations.person-already-there';

type Option = { readonly value: string; readonly label: string };
type Props = {
  readonly label: string;
  /** Looks after the record of somebody who is entered here for the first time. */
  readonly organisationId: OrganisationId;
  readonly value: string | null;
  readonly onChange: (personId: string | null) => void;
  readonly error?: string | undefined;
};

const usePersons = (text: string): { options: Option[]; isSearching: boolean } => {
  const language = useLanguage();
  const [settled] = useDebouncedValue(text.trim(), PAUSE_MS);
  const found = useQuestion(personLookup, { text: settled, limit: 30 }, { when: settled !== '', keepLast: true });
  const options = (found.data?.persons ?? []).map((person) => {
    const posts = person.posts.map((post) => `${post.kind[language]} ${post.organisationName ?? ''}`.trim());
    const about = [person.birthYear, posts.join(', ') || person.organisationName].filter(Boolean).join(' · ');
    return { value: person.id as string, label: about ? `${person.fullName} · ${about}` : person.fullName };
  });
  return { options, isSearching: found.isFetching };
};

type NewProps = {
  readonly organisationId: OrganisationId;
  readonly onMade: (option: Option) => void;
  readonly onCancel: () => void;
};

type NameProps = {
  readonly fullName: string;
  readonly onName: (name: string) => void;
  readonly year: number | string;
  readonly onYear: (year: number | string) => void;
};

const NameFields = ({ fullName, onName, year, onYear }: NameProps) => {
  const t = useT();
  return (
    <>
      <TextInput
        label={t('organisations.person.name')}
        autoComplete="off"
        value={fullName}
        onChange={(event) => onName(event.currentTarget.value)}
      />
      <NumberInput
        label={t('organisations.person.birth-year')}
        value={year}
        onChange={onYear}
        hideControls
        allowDecimal={false}
        thousandSeparator=""
      />
    </>
  );
};

/** Records a person in place. Not a form of its own: it stands inside one. */
const NewPerson = ({ organisationId, onMade, onCancel }: NewProps) => {
  const t = useT();
  const [fullName, setName] = useState('');
  const [year, setYear] = useState<number | string>('');
  const [isAnotherPerson, setAnother] = useState(false);
  const record = useAction(recordPerson, {
    doneKey: 'organisations.person.recorded',
    undoInput: ({ personId }) => ({ personId, expectedVersion: 1 }),
    onDone: ({ personId }) => onMade({ value: personId, label: fullName.trim() }),
  });
  const birthYear = countOrNull(year);
  const save = (): void => record.mutate({ organisationId, fullName, birthYear, isFictional: false, isAnotherPerson });
  const mayBeAnother = record.error?.reasons.some((reason) => reason.code === SAME_NAME);
  return (
    <fieldset className="organisations-fieldset">
      <legend>{t('organisations.person.new')}</legend>
      <NameFields fullName={fullName} onName={setName} year={year} onYear={setYear} />
      {record.error && <RefusalPanel refusal={record.error} takesFocus />}
      {mayBeAnother && (
        <Checkbox
          label={t('organisations.person.is-another')}
          checked={isAnotherPerson}
          onChange={(event) => setAnother(event.currentTarget.checked)}
        />
      )}
      <div className="vm-row">
        <Button isBusy={record.isPending} onClick={save}>
          {t('organisations.person.record')}
        </Button>
        <Button onClick={onCancel}>{t('web.cancel')}</Button>
      </div>
    </fieldset>
  );
};

/** Chooses a person that is known, or records one for the first time: never a second record of the same person. */
export const PersonField = ({ label, organisationId, value, onChange, error }: Props) => {
  const t = useT();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Option | null>(null);
  const [isNew, setNew] = useState(false);
  const { options, isSearching } = usePersons(chosen?.label === text ? '' : text);
  const offered = chosen && !options.some((one) => one.value === chosen.value) ? [...options, chosen] : options;
  const take = (option: Option | null): void => {
    setChosen(option);
    onChange(option?.value ?? null);
    setNew(false);
  };
  return (
    <>
      <Select
        label={label}
        description={t('organisations.person.help')}
        error={error}
        searchable
        value={value}
        onChange={(id) => take(offered.find((one) => one.value === id) ?? null)}
        searchValue={text}
        onSearchChange={setText}
        data={offered}
        filter={({ options: all }) => all}
        nothingFoundMessage={t(isSearching ? 'organisations.picker.searching' : 'organisations.person.nothing')}
      />
      {isNew ? (
        <NewPerson organisationId={organisationId} onMade={take} onCancel={() => setNew(false)} />
      ) : (
        <div>
          <Button onClick={() => setNew(true)}>{t('organisations.person.new')}</Button>
        </div>
      )}
    </>
  );
};
