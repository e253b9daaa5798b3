import type { Pack } from '../../../platform/packs/pack.ts';
import type { Finding } from '../../organisations/contract.ts';
import { groupAdvice, type PartyGroupRules } from './party-group-shape.ts';

type RulesPack = Pick<Pack, 'source' | 'verified'> & { readonly content: PartyGroupRules };
type Ruled = { readonly clause: string; readonly confidence: 'A' | 'B' | 'C' | 'M' };

export type GroupedCell = {
  readonly members: readonly {
    readonly memberId: string;
    readonly isGuest: boolean;
    readonly groupId: string | null;
  }[];
  /** `headIds`: members who hold the post of head of that group. */
  readonly groups: readonly { readonly id: string; readonly name: string; readonly headIds: readonly string[] }[];
};

const unknown = (code: string): Finding => ({
  code,
  params: {},
  level: 'unknown',
  clause: null,
  source: null,
  verified: false,
});

const said = ({ source, verified }: RulesPack, value: Ruled, code: string, params: Finding['params']): Finding => ({
  code,
  params,
  level: 'warning',
  clause: value.clause,
  source: source === 'practice' ? 'practice' : source.number,
  verified: verified && (value.confidence === 'A' || value.confidence === 'B'),
});

/** All guests sit in one group in which nobody else sits. */
const isOfGuestsAlone = ({ members, groups }: GroupedCell): boolean =>
  groups.some(({ id }) => {
    const own = members.filter(({ groupId }) => groupId === id);
    return own.length > 0 && members.every(({ isGuest, groupId }) => isGuest === (groupId === id));
  });

const headFindings = (pack: RulesPack, { members, groups }: GroupedCell): Finding[] => {
  const { head } = pack.content;
  if (head === null) return [];
  const groupOf = new Map(members.map(({ memberId, groupId }) => [memberId, groupId]));
  return groups.flatMap(({ id, name, headIds }) => {
    if (headIds.length === 0) return [said(pack, head, 'members.group-without-head', { group: name })];
    const isArranged = members.some(({ groupId }) => groupId === id);
    const isOutside = isArranged && headIds.some((memberId) => groupOf.get(memberId) !== id);
    return isOutside ? [said(pack, head, 'members.head-outside-group', { group: name })] : [];
  });
};

/**
 * What the rules of Party groups say of a cell on a day; shown, never blocking. Members staying for a time are not counted for the
 * split: they are counted where their official membership is. The pilot for them is of one place, which the sentence names.
 */
export const partyGroupFindings = (pack: RulesPack | null, cell: GroupedCell): Finding[] => {
  if (pack === null) return [unknown('members.no-group-rules')];
  const { groups: split, temporaryMembers } = pack.content;
  const temporary = cell.members.filter(({ isGuest }) => isGuest).length;
  const members = cell.members.length - temporary;
  const advice = groupAdvice(pack.content, { members, temporary, groups: cell.groups.length, isPilotOn: true });
  return [
    ...(split.fromMembers === null ? [unknown('members.group-size-unread')] : []),
    ...(advice.includes('split')
      ? [said(pack, split, 'members.cell-without-groups', { members, least: split.fromMembers! })]
      : []),
    ...(temporaryMembers && advice.includes('group-of-temporary-members') && !isOfGuestsAlone(cell)
      ? [
          said(pack, temporaryMembers, 'members.guests-without-group', {
            guests: temporary,
            least: temporaryMembers.value.fromMembers,
            place: temporaryMembers.value.place,
          }),
        ]
      : []),
    ...headFindings(pack, cell),
  ];
};
