import { newId } from '../../../platform/action/id.ts';
import { addDays, type Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import { movePersons } from '../../organisations/public.ts';
import { leftStates, type MemberState } from '../contract.ts';
import type { Draws } from '../rules/load-draws.ts';
import type { FilledCell } from './load-cells-to-fill.ts';
import type { MemberLine } from './member-lines.ts';
import { beginMemberships, endMemberships, insertMembers, spellEndOf } from './member-writes.ts';
import { putSealedValues } from './sealed-values.ts';

/** Rows of one statement: bounds the memory of a load of any size. */
const batchSize = 2000;
/** Of a hundred members, how many take part somewhere else for a time. */
const awayShare = 0.01;

type Line = {
  readonly member: MemberLine;
  readonly personalId: string | null;
  readonly oldCard: string | null;
};

const linesOf = ({ id: organisationId, people }: FilledCell): Line[] =>
  people.map(({ personalId, oldCard, ...member }) => ({
    member: { ...member, id: newId(), organisationId, isFictional: true },
    personalId,
    oldCard,
  }));

const hasLeft = (state: MemberState | undefined): boolean => (leftStates as readonly string[]).includes(state ?? '');

const insertBatch = async (tx: Tx, secrets: Secrets, lines: readonly Line[]): Promise<void> => {
  const members = lines.map(({ member }) => member);
  await insertMembers(tx, members);
  await movePersons(
    tx,
    members.flatMap(({ personId, organisationId }) => (personId ? [{ personId, organisationId }] : [])),
  );
  await endMemberships(
    tx,
    members.flatMap(({ id, state, stateSince }) =>
      hasLeft(state)
        ? [{ memberId: id, kind: 'official' as const, until: stateSince!, endedBy: spellEndOf[state!]! }]
        : [],
    ),
  );
  await putSealedValues(
    tx,
    secrets,
    lines.flatMap(({ member: { id }, personalId, oldCard }) => [
      ...(personalId === null ? [] : [{ memberId: id, kind: 'personal-id' as const, text: personalId }]),
      ...(oldCard === null ? [] : [{ memberId: id, kind: 'old-card' as const, text: oldCard }]),
    ]),
  );
};

// A few take part in another cell of the same unit for some months, and stay counted in their own.
const sendSomeAway = async (tx: Tx, lines: readonly Line[], { draws, today }: World): Promise<void> => {
  const cells = [...new Set(lines.map(({ member }) => member.organisationId))];
  if (cells.length < 2) return;
  const away = lines.filter(
    ({ member }) => member.personId == null && member.state === 'active' && draws.chance(awayShare),
  );
  await beginMemberships(
    tx,
    away.map(({ member }) => ({
      memberId: member.id,
      organisationId: draws.pick(cells.filter((id) => id !== member.organisationId)),
      kind: 'temporary' as const,
      since: addDays(today, -draws.whole(5, 200)),
      beganBy: 'temporary-transfer' as const,
    })),
  );
};

type World = { readonly draws: Draws; readonly today: Day };

/** Writes the members of cells in batches: records, persons, spells and sealed identifiers. */
export const insertFictionalMembers = async (
  tx: Tx,
  secrets: Secrets,
  cells: readonly FilledCell[],
  world: World,
): Promise<{ members: number; left: number }> => {
  const lines = cells.flatMap(linesOf);
  for (let from = 0; from < lines.length; from += batchSize)
    await insertBatch(tx, secrets, lines.slice(from, from + batchSize));
  await sendSomeAway(tx, lines, world);
  const left = lines.filter(({ member }) => hasLeft(member.state)).length;
  return { members: lines.length - left, left };
};
