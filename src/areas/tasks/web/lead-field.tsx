import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { MultiSelect, Select } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { possibleLeads } from '../contract/task-reads.ts';
import type { LeadInput } from '../contract/task-shapes.ts';

/** Someone who may lead or work on a task, as one code: what the pickers hold. */
export type LeadChoice = { readonly value: string; readonly label: string };

export const codeOfLead = (lead: LeadInput): string =>
  lead.kind === 'member' ? `m ${lead.memberId}` : `o ${lead.organisationId}`;

/** The code as the contract takes it; null while nobody is chosen. */
export const leadOf = (code: string | null): LeadInput | null => {
  if (!code) return null;
  const id = code.slice(2) as never;
  return code.startsWith('m ') ? { kind: 'member', memberId: id } : { kind: 'organisation', organisationId: id };
};

const WAIT_MS = 250;

/** The roll and the units of an organisation, or, while one types, whoever below it bears that name. */
const useChoices = (organisationId: string | null, kept: readonly LeadChoice[]) => {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), WAIT_MS);
  const wanted = text.length >= 2 && !kept.some((one) => one.label === text) ? text : '';
  const asked = { organisationId: (organisationId ?? '') as never, on: todayHere() };
  const roll = useQuestion(possibleLeads, asked, { when: organisationId !== null });
  const found = useQuestion(
    possibleLeads,
    { ...asked, text: wanted },
    { when: organisationId !== null && wanted !== '', keepLast: true },
  );
  const of = (answer: typeof roll.data): LeadChoice[] => [
    ...(answer?.members ?? []).map(({ memberId, name }) => ({ value: `m ${memberId}`, label: name })),
    ...(answer?.organisations ?? []).map((one) => ({
      value: `o ${one.organisationId}`,
      label: one.isItself ? t('tasks.lead.itself', { name: one.name }) : one.name,
    })),
  ];
  const all = [...kept, ...of(roll.data), ...(wanted === '' ? [] : of(found.data))];
  const choices = all.filter((one, at) => all.findIndex((other) => other.value === one.value) === at);
  return { choices, setTyped };
};

type Common = {
  readonly organisationId: string | null;
  /** A given roll (the people at a meeting); without it the roll of the organisation is asked for. */
  readonly roll?: readonly LeadChoice[];
  /** Names of those chosen already, who may not stand on the roll of today. */
  readonly known?: readonly LeadChoice[];
  readonly error?: string | undefined;
};

/** Who leads a task: one member, or an organisation. */
export const LeadField = ({
  organisationId,
  roll,
  known = [],
  value,
  onChange,
  error,
}: Common & { readonly value: string | null; readonly onChange: (code: string | null) => void }) => {
  const t = useT();
  const asked = useChoices(roll ? null : organisationId, known);
  return (
    <Select
      label={t('tasks.line.lead')}
      required
      searchable
      data={[...(roll ?? asked.choices)]}
      value={value}
      onChange={onChange}
      onSearchChange={asked.setTyped}
      nothingFoundMessage={t('tasks.line.nobody')}
      error={error}
    />
  );
};

/** Who works on it beside the lead. */
export const CoWorkersField = ({
  organisationId,
  roll,
  known = [],
  value,
  onChange,
  error,
}: Common & { readonly value: readonly string[]; readonly onChange: (codes: string[]) => void }) => {
  const t = useT();
  const asked = useChoices(roll ? null : organisationId, known);
  return (
    <MultiSelect
      label={t('tasks.line.co-workers')}
      searchable
      data={[...(roll ?? asked.choices)]}
      value={[...value]}
      onChange={onChange}
      onSearchChange={asked.setTyped}
      nothingFoundMessage={t('tasks.line.nobody')}
      error={error}
    />
  );
};
