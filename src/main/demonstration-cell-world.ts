import type { Day } from '../platform/calendar/day.ts';
import type { Act } from './demonstration-matters.ts';
import type { Organisation } from './demonstration-seed.ts';
import type { Program } from './program.ts';

type Item = { readonly title: string; readonly content: string; readonly conclusion: string };

/** `seeds/demonstration/cell-work.yaml`. */
export type CellWork = {
  readonly partyGroups: readonly {
    readonly cell: string;
    readonly groups: readonly string[];
    readonly monthsAgo: number;
  }[];
  readonly groupMeeting: {
    readonly place: string;
    readonly items: readonly Item[];
    readonly conclusion: string;
    readonly task: string;
  };
  readonly congress: {
    readonly cell: string;
    readonly daysAgo: number;
    readonly title: string;
    readonly place: string;
    readonly nominatedBy: string;
    readonly items: readonly Item[];
    readonly conclusion: string;
    readonly decision: { readonly number: string; readonly issuer: string; readonly daysAgo: number };
    readonly reportedDaysAgo: number;
  };
  readonly monthReports: {
    readonly issuedByCells: number;
    readonly summary: { readonly assessment: string; readonly next: string };
  };
};

export type CellWorld = {
  readonly work: CellWork;
  readonly today: Day;
  readonly program: Program;
  /** The officer and the office of the commune, and the secretary of the cell. */
  readonly officer: Act;
  readonly office: Act;
  readonly secretary: Act;
  readonly communeId: Organisation;
  readonly cellId: Organisation;
  readonly cellNamed: (name: string) => Organisation;
};

/** Items of an agenda as a sheet takes them, with new ids. */
export const agendaOf = (items: readonly Item[], newId: () => string) =>
  items.map((item) => ({ ...item, id: newId() as never, source: 'own' as const }));

/** Marks meetings that went through the actions as invented, entered on the evening after they were held. */
export const markFictional = async ({ program }: CellWorld, meetingIds: readonly string[]): Promise<void> => {
  await program.pools.app_load.query(
    `UPDATE meetings.meeting m SET is_fictional = true, entered_at = e.moment, recorded_at = e.moment, closed_at = e.moment
     FROM meetings.meeting f
     CROSS JOIN LATERAL (SELECT least(now(), (f.held_on + 1 + time '20:30') AT TIME ZONE 'Asia/Ho_Chi_Minh') AS moment) e
     WHERE f.id = m.id AND m.id = ANY ($1)`,
    [meetingIds],
  );
  for (const table of ['meetings.election', 'meetings.congress_result'])
    await program.pools.app_load.query(`UPDATE ${table} SET is_fictional = true WHERE meeting_id = ANY ($1)`, [
      meetingIds,
    ]);
};
