import type { BenchServer } from '../bench-server.ts';
import type { Figure } from '../figure.ts';
import { fillCityOfMembers } from './fill-members.ts';
import { listFigures } from './lists-under-policies.ts';

/** List, filter and count of 500,000 members under row-level security. */
export const bench = async (server: BenchServer): Promise<Figure[]> =>
  listFigures(await server.copyOf('city_of_members', fillCityOfMembers, 'lists'), 'provincial-party', 9);
