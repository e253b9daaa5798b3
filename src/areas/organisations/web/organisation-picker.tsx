import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { chosenOffice } from '../../../web/client.ts';
import { Select } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { officesInUse, useSignedIn } from '../../../web/session.ts';
import type { OrganisationPickerProps } from '../../../web/slots.tsx';
import { type OrganisationId, organisation, search } from '../contract.ts';

const LEAST_LETTERS = 2;
const PAUSE_MS = 200;

type Option = { readonly value: string; readonly label: string };

/** Organisations of one's own offices: what is offered before anything is typed. */
const useOwn = (): readonly Option[] => {
  const session = useSignedIn();
  const held = session ? officesInUse(session, chosenOffice()) : [];
  const nameById = new Map(held.map((office) => [office.organisationId as string, office.organisationName]));
  return [...nameById].map(([value, label]) => ({ value, label }));
};

/** The one that is chosen keeps its name, whatever is searched for now. */
const useChosen = (value: string | null): readonly Option[] => {
  const asked = useQuestion(
    organisation,
    { organisationId: (value ?? '') as OrganisationId, on: todayHere() },
    { when: value !== null },
  );
  return asked.data ? [{ value: asked.data.id, label: asked.data.facts.name }] : [];
};

const withoutDoubles = (options: readonly Option[]): Option[] => [
  ...new Map(options.map((option) => [option.value, option])).values(),
];

/** Finds one organisation by its present or old name or code, without case and accents. */
const OrganisationPicker = ({
  label,
  value,
  onChange,
  error,
  description,
  required = false,
}: OrganisationPickerProps) => {
  const t = useT();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), PAUSE_MS);
  const own = useOwn();
  const chosen = useChosen(value);
  const isChosenName = chosen.some((option) => option.label === settled);
  const when = settled.length >= LEAST_LETTERS && !isChosenName;
  const found = useQuestion(search, { text: settled, limit: 50 }, { when, keepLast: true });
  const hits = (found.data?.rows ?? [])
    .filter((row) => row.endedOn === null)
    .map((row) => ({ value: row.id as string, label: row.parentName ? `${row.name} · ${row.parentName}` : row.name }));
  return (
    <Select
      label={label}
      description={description ?? t('organisations.picker.help')}
      error={error}
      required={required}
      value={value}
      onChange={onChange}
      searchable
      clearable={!required}
      searchValue={text}
      onSearchChange={setText}
      data={withoutDoubles(when ? [...hits, ...chosen] : [...chosen, ...own])}
      // The server has searched already, by old names and codes too.
      filter={({ options }) => options}
      limit={50}
      nothingFoundMessage={t(found.isFetching ? 'organisations.picker.searching' : 'organisations.picker.nothing')}
      clearButtonProps={{ 'aria-label': t('organisations.picker.clear') }}
    />
  );
};

export default OrganisationPicker;
