import type { OutputOf } from '../../../platform/action/contract.ts';
import type { partyGroups } from '../contract/party-groups.ts';

/** A cell on a day as it is arranged into Party groups. */
export type GroupedCell = OutputOf<typeof partyGroups>;

/** What is chosen while a cell is arranged: the group of a member, or none. */
export type Chosen = Readonly<Record<string, string>>;

/** The group a member stands in on the form: what was chosen, else where the member is; empty for none. */
export const chosenFor = (row: GroupedCell['rows'][number], chosen: Chosen): string =>
  chosen[row.memberId] ?? row.group?.id ?? '';

/** The arrangement as it stands on the form: only members in a group that is there on the day. Each is named once, also a guest of the own cell. */
export const placesFrom = ({ rows, groups }: GroupedCell, chosen: Chosen): { memberId: string; groupId: string }[] => {
  const running = new Set<string>(groups.map(({ id }) => id));
  const placed = new Map(rows.map((row) => [row.memberId as string, chosenFor(row, chosen)]));
  return [...placed].flatMap(([memberId, groupId]) => (running.has(groupId) ? [{ memberId, groupId }] : []));
};
