import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Day } from '../../../platform/calendar/day.ts';
import { addMonths } from '../../../platform/calendar/months.ts';
import { todayHere } from '../../../web/as-of.ts';
import { chosenOffice } from '../../../web/client.ts';
import { officesInUse, useSignedIn } from '../../../web/session.ts';
import type { OrganisationId } from './own-cell.ts';

/** `MM/YYYY` of a month given by its first day. */
export const monthText = (month: string): string => `${month.slice(5, 7)}/${month.slice(0, 4)}`;

/** The committee looked at (`of` in the address, else the one's own) and the month (`month`, else this one). */
export const useOfficeAndMonth = () => {
  const session = useSignedIn();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { of?: unknown; month?: unknown };
  const offices = session ? officesInUse(session, chosenOffice()) : [];
  const typed = typeof search.month === 'string' && /^\d{4}-(0[1-9]|1[0-2])-01$/.test(search.month);
  const month = (typed ? search.month : `${todayHere().slice(0, 7)}-01`) as Day;
  const go = (next: { of?: string | null; month?: string }): void =>
    void navigate({ to: '.', search: ((old: object) => ({ ...old, ...next })) as never });
  return {
    organisationId: (typeof search.of === 'string'
      ? search.of
      : (offices[0]?.organisationId ?? null)) as OrganisationId | null,
    month,
    before: addMonths(month, -1),
    after: addMonths(month, 1),
    go,
  };
};
