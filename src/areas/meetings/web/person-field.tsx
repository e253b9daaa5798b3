import { fold } from '../../../web/fold.ts';
import { Select } from '../../../web/kit/inputs.ts';
import { takeTypedLine } from '../../../web/kit/take-typed-line.ts';
import { useT } from '../../../web/messages.ts';

export type PersonChoice = { readonly value: string; readonly label: string };

type Props = {
  readonly label: string;
  readonly people: readonly PersonChoice[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly path: string;
  readonly error?: string | undefined;
  readonly description?: string;
};

/** One person: a few letters, with or without marks, and Enter. */
export const PersonField = ({ label, people, value, onChange, path, error, description }: Props) => {
  const t = useT();
  return (
    <Select
      label={label}
      description={description}
      data={[...people]}
      value={value}
      onChange={onChange}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('meetings.person.clear', { label }) }}
      selectFirstOptionOnChange
      selectFirstOptionOnDropdownOpen
      wrapperProps={{ onKeyDownCapture: takeTypedLine }}
      nothingFoundMessage={t('meetings.person.nobody')}
      error={error}
      data-path={path}
      filter={({ options, search }) =>
        options.filter((option) => 'label' in option && fold(option.label).includes(fold(search.trim())))
      }
    />
  );
};
