import { useNavigate, useSearch } from '@tanstack/react-router';
import { todayHere } from '../../../web/as-of.ts';
import { chosenOffice } from '../../../web/client.ts';
import { officesInUse, useSignedIn } from '../../../web/session.ts';
import type { calendarOfYear } from '../contract.ts';

export type OrganisationId = (typeof calendarOfYear)['input']['_output']['organisationId'];

/** The organisation whose meetings are looked at (`of` in the address, else the one's own where it is a cell) and the year. */
export const useCellAndYear = () => {
  const session = useSignedIn();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { of?: unknown; year?: unknown };
  const offices = session ? officesInUse(session, chosenOffice()) : [];
  const own = offices.find(({ role }) => role === 'cell-secretary')?.organisationId ?? null;
  const year = Number(search.year);
  const thisYear = Number(todayHere().slice(0, 4));
  const go = (next: { of?: string | null; year?: number }): void =>
    void navigate({ to: '.', search: ((old: object) => ({ ...old, ...next })) as never });
  return {
    organisationId: (typeof search.of === 'string' ? search.of : own) as OrganisationId | null,
    isOwn: typeof search.of !== 'string' || search.of === own,
    year: Number.isInteger(year) && year >= 2018 && year <= 2199 ? year : thisYear,
    go,
  };
};

/** Whether the offices in use reach further than one cell: whoever leads a cell sees no other to compare it with. */
export const useSeesOtherCells = (): boolean => {
  const session = useSignedIn();
  return session !== undefined && officesInUse(session, chosenOffice()).some(({ role }) => role !== 'cell-secretary');
};
