import type { BenchServer } from '../bench-server.ts';
import type { Figure } from '../figure.ts';
import { fillNationOfMembers } from './fill-members.ts';
import { pageFigures } from './lists-under-policies.ts';

/** Of the nation only what an office over two communes waits for: filling takes as long, reading a minute instead of twenty. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.only('nation', (owner) => fillNationOfMembers(owner));
  const figures = await pageFigures(database, 'central', 5);
  return figures.map((one) => ({ ...one, name: `nation, ${one.name}` }));
};
