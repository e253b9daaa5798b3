import { newId } from '../../../platform/action/id.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths, yearOf } from '../../../platform/calendar/months.ts';
import type { Tx } from '../../../platform/db/database.ts';
import {
  insertPersons,
  insertPosts,
  insertRegulations,
  insertTerms,
  type PersonLine,
  type PostLine,
  type RegulationLine,
  type TermLine,
} from '../../organisations/public.ts';
import type { Draws } from '../rules/load-draws.ts';
import type { FictionalMember } from '../rules/load-fictional-members.ts';
import type { FilledCell } from './load-cells-to-fill.ts';
import type { MadeOrganisation } from './load-generated-organisations.ts';

const seats = ['secretary', 'deputy-secretary', 'committee-member'] as const;
/** A cell of fewer members elects no committee, only a secretary and, where it can, a deputy. */
const committeeFrom = 9;

const termOf = (organisationId: string, isCell: boolean, since: Day): TermLine => ({
  id: newId(),
  organisationId,
  ordinal: 1,
  startsOn: since,
  dueOn: addMonths(since, isCell ? 30 : 60),
  numberSet: seats.length,
  deputiesSet: 1,
  basis: 'appointed',
  isFirstOfNew: true,
});

const regulationsOf = ({ id, name, type }: MadeOrganisation, since: Day): RegulationLine[] => {
  const adoptedOn = addMonths(since, 1);
  const line = (kind: string, title: string, reviewOn: Day | null) => ({
    id: newId(),
    organisationId: id,
    kind,
    title: `${title} của ${name}`,
    number: null,
    adoptedOn,
    adoptedBy: 'Cấp ủy (giả định)',
    reviewOn,
  });
  return [
    line('working-regulation', 'Quy chế làm việc', addMonths(adoptedOn, 60)),
    ...(type.startsWith('grassroots') ? [line('duty-assignment', 'Phân công nhiệm vụ cấp ủy viên', null)] : []),
    ...(type === 'grassroots-party' ? [line('work-programme', 'Chương trình làm việc toàn khóa', null)] : []),
  ];
};

type Seated = { readonly cell: FilledCell; readonly persons: PersonLine[]; readonly seatIds: readonly string[] };

const mayLead = ({ standing, state, dates }: FictionalMember): boolean =>
  standing === 'official' && state === 'active' && dates.officialOn !== null && dates.officialOn < '2024-01-01';

/** The first members who may lead become the persons of the cell's committee; a few cells stay without a secretary. */
const seatCell = (cell: FilledCell, draws: Draws): Seated => {
  const leaders = cell.people.filter(mayLead).slice(0, cell.people.length >= committeeFrom ? seats.length : 2);
  const persons = new Map(
    leaders.map((leader) => [
      leader,
      {
        id: newId(),
        organisationId: cell.id,
        fullName: leader.fullName,
        birthYear: leader.facts.birthOn === null ? leader.facts.birthYear : yearOf(leader.facts.birthOn),
        isFictional: true,
      },
    ]),
  );
  const people = cell.people.map((one) => ({ ...one, personId: persons.get(one)?.id ?? one.personId }));
  const ids = [...persons.values()].map(({ id }) => id);
  return { cell: { ...cell, people }, persons: [...persons.values()], seatIds: draws.chance(0.02) ? [] : ids };
};

const postsOf = (organisationId: string, termId: string, holders: readonly string[], from: Day): PostLine[] =>
  holders.slice(0, seats.length).map((personId, at) => ({
    id: newId(),
    organisationId,
    personId,
    termId,
    kind: seats[at]!,
    isSingle: seats[at] === 'secretary',
    from,
    until: null,
    basis: 'appointed' as const,
  }));

/** Gives invented organisations terms, committees out of their members, and papers; gives back the cells with these persons named. */
export const seatLeaders = async (
  tx: Tx,
  cells: readonly FilledCell[],
  { made, since, draws }: { made: readonly MadeOrganisation[]; since: Day; draws: Draws },
): Promise<FilledCell[]> => {
  const seated = new Map(cells.map((cell) => [cell.id, seatCell(cell, draws)]));
  await insertPersons(
    tx,
    [...seated.values()].flatMap(({ persons }) => persons),
  );
  const terms = new Map(made.map(({ id, type }) => [id, termOf(id, type.endsWith('cell'), since)]));
  await insertTerms(tx, [...terms.values()]);
  // The Party of an agency is led by the secretaries of its cells.
  const holders = ({ id }: MadeOrganisation): readonly string[] =>
    seated.get(id)?.seatIds ??
    made.filter(({ parentId }) => parentId === id).flatMap((cell) => seated.get(cell.id)?.seatIds.slice(0, 1) ?? []);
  await insertPosts(
    tx,
    made.flatMap((one) => postsOf(one.id, terms.get(one.id)!.id, holders(one), since)),
  );
  await insertRegulations(
    tx,
    made.flatMap((one) => (draws.chance(0.97) ? regulationsOf(one, since) : [])),
  );
  return cells.map(({ id }) => seated.get(id)!.cell);
};
