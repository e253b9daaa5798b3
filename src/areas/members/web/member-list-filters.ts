import type { BigFilter, BigQuery } from '../../../web/kit/big-list.tsx';
import { useT } from '../../../web/messages.ts';
import {
  ageBandCode,
  type MemberFilter,
  type MemberOrder,
  memberStateCode,
  missingFieldCode,
  partyAgeBandCode,
  sexCode,
  standingCode,
} from '../contract.ts';
import { useVocabulary } from './member-words.ts';

const presences = ['left', 'all'] as const;

/** The filters of the list of members: codes and ids, so that they may stand in the address. */
export const useMemberFilters = (on: string): readonly BigFilter[] => {
  const t = useT();
  const { options } = useVocabulary(on);
  const many = (key: string, codes: readonly string[], words: string): BigFilter => ({
    kind: 'choice',
    key,
    label: t(`members.filter.${key}`),
    options: codes.map((value) => ({ value, label: t(`members.${words}.${value}`) })),
    isMany: true,
  });
  const chosenFrom = (key: string, list: 'schoolings' | 'politicalTheories'): BigFilter => ({
    kind: 'choice',
    key,
    label: t(`members.filter.${key}`),
    options: options(list),
    isMany: true,
  });
  return [
    { kind: 'organisation', key: 'under', label: t('members.filter.under') },
    many('standing', standingCode.options, 'standing'),
    many('state', memberStateCode.options, 'state'),
    {
      kind: 'choice',
      key: 'presence',
      label: t('members.filter.presence'),
      options: presences.map((value) => ({ value, label: t(`members.presence.${value}`) })),
    },
    many('sex', sexCode.options, 'sex'),
    many('age', ageBandCode.options, 'age-band'),
    many('partyAge', partyAgeBandCode.options, 'party-age-band'),
    chosenFrom('schooling', 'schoolings'),
    chosenFrom('politicalTheory', 'politicalTheories'),
    {
      kind: 'choice',
      key: 'missing',
      label: t('members.filter.missing'),
      options: missingFieldCode.options.map((value) => ({ value, label: t(`members.field.${value}`) })),
      isMany: true,
    },
  ];
};

const orderKeys: Readonly<Record<string, MemberOrder['key']>> = {
  fullName: 'name',
  partyAge: 'party-age',
  birthOn: 'birth',
  organisation: 'cell',
  officialOn: 'official-on',
};
export const sortableColumns = Object.keys(orderKeys);

/** What the list asks the server for, from the filters, order and text on screen. */
export const listAsk = ({ text, sort, chosen }: BigQuery) => {
  const codes = <T extends string>(key: string): T[] => [...(chosen[key] ?? [])] as T[];
  const filter: Partial<MemberFilter> = {
    underId: (chosen.under?.[0] ?? null) as MemberFilter['underId'],
    presence: (chosen.presence?.[0] ?? 'present') as MemberFilter['presence'],
    standings: codes('standing'),
    states: codes('state'),
    sexes: codes('sex'),
    ages: codes('age'),
    partyAges: codes('partyAge'),
    schoolings: codes('schooling'),
    politicalTheories: codes('politicalTheory'),
    missing: codes('missing'),
  };
  return { filter, text, order: { key: orderKeys[sort.key] ?? ('name' as const), descending: sort.descending } };
};
