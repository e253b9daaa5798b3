import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Select } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { registerMembers } from '../contract/cards.ts';

type Props = {
  readonly underId: string;
  readonly value: string | null;
  readonly onChange: (memberId: string | null) => void;
  readonly error?: string | undefined;
  readonly isLeftToo?: boolean;
};

const WAIT_MS = 250;

/** Chooses one member below an organisation by typing part of the name, with or without marks. */
export const RegisterMemberField = ({ underId, value, onChange, error, isLeftToo = false }: Props) => {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), WAIT_MS);
  const found = useQuestion(
    registerMembers,
    { underId: underId as never, text: text || '-', isLeftToo },
    { when: text.length >= 2, keepLast: true },
  );
  const data = (found.data?.members ?? []).map((one) => ({
    value: one.id,
    label: [one.fullName, one.birthYear, one.organisationName].filter(Boolean).join(' · '),
  }));
  return (
    <Select
      label={t('members.registers.member')}
      description={t('members.registers.member-help')}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      onSearchChange={setTyped}
      // The server has searched without marks; the list shows what it found.
      filter={({ options }) => options}
      nothingFoundMessage={text.length >= 2 ? t('members.registers.nobody') : t('members.registers.type-more')}
      error={error}
      required
    />
  );
};
