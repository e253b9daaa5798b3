import type { BenchServer } from '../bench-server.ts';
import type { Figure } from '../figure.ts';
import { fillCityOfMembers } from './fill-members.ts';
import { searchFigures } from './search-members.ts';

/** Search among 500,000 members for every scope. */
export const bench = async (server: BenchServer): Promise<Figure[]> =>
  searchFigures(await server.copyOf('city_of_members', fillCityOfMembers, 'search'), 'provincial-party');
