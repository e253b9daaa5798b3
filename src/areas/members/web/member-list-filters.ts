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

type Words = { readonly value: string; readonly label: string };

/** The filters of the list of members: codes and ids, so that they may stand in the address. */
export const useMemberFilters = (on: string): readonly BigFilter[] => {
  const t = useT();
  const { options } = useVocabulary(on);
  const choice = (key: string, listed: readonly Words[]): BigFilter => ({
    kind: 'choice',
    key,
    label: t(`members.filter.${key}`),
    options: listed,
    isMany: true,
  });
  const words = (codes: readonly string[], list: string): Words[] =>
    codes.map((value) => ({ value, label: t(`members.${list}.${value}`) }));
  return [
    { kind: 'organisation', key: 'under', label: t('members.filter.under') },
    choice('standing', words(standingCode.options, 'standing')),
    choice('state', words(memberStateCode.options, 'state')),
    {
      kind: 'choice',
      key: 'presence',
      label: t('members.filter.presence'),
      options: words(presences, 'presence'),
      unchosen: t('members.presence.present'),
    },
    choice('sex', words(sexCode.options, 'sex')),
    choice('age', words(ageBandCode.options, 'age-band')),
    choice('partyAge', words(partyAgeBandCode.options, 'party-age-band')),
    choice('schooling', options('schoolings')),
    choice('politicalTheory', options('politicalTheories')),
    choice('missing', words(missingFieldCode.options, 'field')),
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
