import type { Area } from '../../platform/action/area.ts';
import { rebuild } from './actions/rebuild.ts';
import { listeners, recheckDaily } from './jobs/recheck-on-events.ts';
import en from './messages/en.json' with { type: 'json' };
import vi from './messages/vi.json' with { type: 'json' };
import { board } from './questions/board.ts';
import { flag, rules } from './questions/flag.ts';
import { workItems } from './questions/work-items.ts';

/** Early identification: which organisations need attention, since when, by which rule, from which rows. */
export const area: Area = {
  name: 'warnings',
  actions: [rebuild],
  questions: [board, flag, rules],
  messages: { vi, en },
  listeners,
  jobs: [recheckDaily],
  workItems,
};
