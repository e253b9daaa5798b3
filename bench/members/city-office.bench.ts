import { countHygiene } from '../../src/areas/members/jobs/count-hygiene.ts';
import { type BenchProgram, openBenchProgram, organisationsOf } from '../bench-program.ts';
import type { BenchServer } from '../bench-server.ts';
import { type Figure, figureOf, timed } from '../figure.ts';
import { fillCityOffice } from './fill-city-office.ts';

const RUNS = 7;

const questions = [
  ['work to do', 'platform.work-items', {}],
  ['record review', 'members.hygiene-counts', {}],
] as const;

type Office = { readonly place: string; readonly type: string; readonly goal: number };

// What an officer is shown first, and the page that counts most: seconds until the answer, at rest.
const offices: readonly Office[] = [
  { place: 'a whole city', type: 'provincial-party', goal: 1 },
  { place: 'a commune', type: 'grassroots-party', goal: 0.3 },
];

const figuresOf = async ({ run }: BenchProgram, accountId: string, { place, goal }: Office): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const [what, name, input] of questions) {
    await run(accountId, name, input);
    const seconds: number[] = [];
    for (let at = 0; at < RUNS; at++) seconds.push((await timed(() => run(accountId, name, input))) / 1000);
    figures.push(figureOf({ name: `${what}, officer of ${place}`, unit: 's', goal, better: 'lower' }, seconds));
  }
  return figures;
};

/** "Việc cần làm" and "Rà soát hồ sơ" of a whole city and of a commune, through the program. */
export const bench = async (server: BenchServer): Promise<Figure[]> => {
  const database = await server.only('city_office', fillCityOffice);
  const program = openBenchProgram(database);
  try {
    const counting = await timed(() => program.program.runner.asSystem('members.count-hygiene', countHygiene));
    const count = { name: 'the count of every hour, whole city', unit: 's', goal: 15, better: 'lower' } as const;
    const figures: Figure[] = [figureOf(count, [counting / 1000])];
    for (const office of offices) {
      const [id] = await organisationsOf(database, office.type, 1);
      figures.push(...(await figuresOf(program, await program.account('organisation-officer', id!), office)));
    }
    return figures;
  } finally {
    await program.end();
  }
};
