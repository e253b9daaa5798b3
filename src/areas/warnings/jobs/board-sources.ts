import type { Question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { together } from '../../../platform/db/together.ts';
import { boardSource as meetings } from '../../meetings/public.ts';
import { boardSource as members } from '../../members/public.ts';
import type { DescribedRow, SourceRow } from '../../organisations/contract.ts';
import { boardSource as organisations } from '../../organisations/public.ts';
import { boardSource as ratings } from '../../ratings/public.ts';

/** What an area below lends to the board: its board questions, and how its rows read. */
export type BoardSource = {
  // biome-ignore lint/suspicious/noExplicitAny: contracts differ by their names only
  readonly questions: readonly Question<any>[];
  readonly describe: (tx: Tx, rows: readonly SourceRow[], today: Day) => Promise<readonly DescribedRow[]>;
};

/** Every area that feeds the board; a new area adds one line. */
const sources: readonly BoardSource[] = [organisations, members, meetings, ratings];

const questionByName = new Map(
  sources.flatMap((source) => source.questions.map((one) => [one.contract.name as string, one] as const)),
);

/** The board question of that name; a rule that names none is a bug in the pack. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export const boardQuestionNamed = (name: string): Question<any> => {
  const found = questionByName.get(name);
  if (!found) throw new Error(`no area lists the board question ${name} in its boardSource`);
  return found;
};

/** The rows of a flag as a person reads them; gone and invisible rows are left out. */
export const describeRows = async (tx: Tx, rows: readonly SourceRow[], today: Day): Promise<DescribedRow[]> =>
  (await together(sources.map((source) => source.describe(tx, rows, today)))).flat();
