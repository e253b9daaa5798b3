import * as contract from '../src/areas/ratings/contract.ts';
import type { Day } from '../src/platform/calendar/day.ts';
import type { loadCommune } from './commune.ts';
import type { Harness } from './harness.ts';

type Commune = Pick<Awaited<ReturnType<typeof loadCommune>>, 'officer' | 'commune'>;
type Asked = {
  readonly countedOn: Day;
  readonly kinds: readonly ('party-organisation' | 'grassroots-committee' | 'member')[];
  readonly year?: number;
};

/** A commune opens a season of a year over all below it, with the pack that is proposed and no last days. */
export const openSeasonOf = async (
  { act, ask }: Harness,
  { officer, commune }: Commune,
  { countedOn, kinds, year = 2026 }: Asked,
) => {
  const whom = { organisationId: commune, period: { kind: 'year', year }, reach: 'whole', countedOn } as const;
  const { pack } = await ask(officer, contract.seasonProposal, whom);
  return act(officer, contract.openSeason, { ...whom, packId: pack!.id, calendar: [], kinds: [...kinds] });
};
