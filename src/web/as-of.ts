import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Day, dayOf, daySchema } from '../platform/calendar/day.ts';

export const todayHere = (): Day => dayOf(new Date());

/** The day in a page's address (`?on=2025-06-30`); today when there is none or it is not a day. */
export const asOfDay = (on: unknown, today: Day): Day => {
  const read = daySchema.safeParse(on);
  return read.success ? read.data : today;
};

export type AsOf = {
  readonly on: Day;
  readonly isToday: boolean;
  /** Null goes back to today. The day stays in the address while one browses. */
  readonly look: (on: Day | null) => void;
};

/** The day as of which every page shows the tree. It widens nothing of what one may see. */
export const useAsOf = (): AsOf => {
  const search = useSearch({ strict: false }) as { on?: unknown };
  const navigate = useNavigate();
  const today = todayHere();
  const on = asOfDay(search.on, today);
  const look = useCallback(
    (next: Day | null) => {
      const kept = next && next !== todayHere() ? next : undefined;
      void navigate({ to: '.', search: ((old: object) => ({ ...old, on: kept })) as never });
    },
    [navigate],
  );
  return { on, isToday: on === today, look };
};
