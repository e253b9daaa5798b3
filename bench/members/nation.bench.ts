import type { BenchServer } from '../bench-server.ts';
import type { Figure } from '../figure.ts';
import { fillNationOfMembers } from './fill-members.ts';
import { listFigures } from './lists-under-policies.ts';
import { searchFigures } from './search-members.ts';

const named = (figures: readonly Figure[]): Figure[] => figures.map((one) => ({ ...one, name: `nation, ${one.name}` }));

/** The same lists and searches among 5,600,000 members; takes long and much disk, so it runs only when it is named. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.only('nation', (owner) => fillNationOfMembers(owner));
  return [...named(await listFigures(database, 'central', 5)), ...named(await searchFigures(database, 'central'))];
};
