import type { OrganisationId } from '../src/areas/organisations/contract.ts';
import { insertOrganisations } from '../src/areas/organisations/public.ts';
import { newId } from '../src/platform/action/id.ts';
import { type Day, day } from '../src/platform/calendar/day.ts';
import type { Account, Harness } from './harness.ts';

export type Commune = {
  readonly city: OrganisationId;
  readonly commune: OrganisationId;
  readonly neighbour: OrganisationId;
  readonly party: OrganisationId;
  readonly cells: readonly OrganisationId[];
  /** Officer over the commune, officer over the neighbour, officer over the whole city. */
  readonly officer: Account;
  readonly stranger: Account;
  readonly cityOfficer: Account;
};

/** A city with two communes; the first has a grassroots party and three cells. All fictional, all since 1 July 2025. */
export const loadCommune = async (harness: Harness, from: Day = day('2025-07-01')): Promise<Commune> => {
  const [city, commune, neighbour, party] = [newId(), newId(), newId(), newId()] as OrganisationId[];
  const cells = [newId(), newId(), newId()] as OrganisationId[];
  const row = (id: string, parentId: string | null, type: string, name: string) => ({
    id,
    parentId,
    type,
    name,
    from,
    fictional: true,
  });
  await harness.load((tx) =>
    insertOrganisations(tx, [
      row(city!, null, 'provincial-party', 'Đảng bộ thành phố Thử Nghiệm'),
      row(commune!, city!, 'upper-grassroots-party', 'Đảng bộ xã Đồng Mẫu'),
      row(neighbour!, city!, 'upper-grassroots-party', 'Đảng bộ xã Láng Mẫu'),
      row(party!, commune!, 'grassroots-party', 'Đảng bộ Cơ quan xã Đồng Mẫu'),
      ...cells.map((id, at) => row(id, commune!, 'residential-cell', `Chi bộ thôn ${at + 1}`)),
    ]),
  );
  const officer = await harness.account({ role: 'organisation-officer', organisationId: commune! });
  const stranger = await harness.account({ role: 'organisation-officer', organisationId: neighbour! });
  const cityOfficer = await harness.account({ role: 'organisation-officer', organisationId: city! });
  return {
    city: city!,
    commune: commune!,
    neighbour: neighbour!,
    party: party!,
    cells,
    officer,
    stranger,
    cityOfficer,
  };
};
