import { type RawBuilder, sql } from 'kysely';
import { type Day, day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Basis } from '../../organisations/contract.ts';
import { type CarriedPlace, carriedPlaces, type PlacesOfDays } from '../../organisations/public.ts';
import { lastDayOf } from '../rules/past-result-rows.ts';

/** A row of figures by unit: a unit, the organisation asked for itself, or what was lost from a unit of its day. */
export type PlaceRow = { readonly key: string; readonly id: string; readonly name: string; readonly isLost: boolean };

export type ResultPlaces = {
  readonly rows: readonly PlaceRow[];
  /** Units among which something that was lost may have gone, by the row of what was lost. */
  readonly amongByRow: ReadonlyMap<number, ReadonlySet<string>>;
  /** Columns `year`, `org_id`, `row_at`, `is_estimated`: FROM item. */
  readonly from: RawBuilder<unknown>;
};

export type YearSpan = { readonly fromYear: number; readonly toYear: number };

export const yearsOf = ({ fromYear, toYear }: YearSpan): number[] =>
  Array.from({ length: Math.max(0, toYear - fromYear + 1) }, (_, at) => fromYear + at);

const keyOf = ({ unitId, lostFrom }: CarriedPlace): string => (unitId === null ? `lost ${lostFrom}` : `unit ${unitId}`);

const notAfter = (one: Day, today: Day): Day => (one < today ? one : today);
const endOf = (year: number, today: Day): Day => notAfter(lastDayOf(year), today);
const beginOf = (year: number, today: Day): Day => notAfter(day(`${year}-01-01`), today);

/** The rows of figures that the places of all years lead to, and the lists in which they are sent to the database. */
const placeLists = (epochs: readonly PlacesOfDays[]) => {
  const rows: PlaceRow[] = [];
  const rowAt = new Map<string, number>();
  const amongByRow = new Map<number, Set<string>>();
  const sent = { epoch: [] as number[], org: [] as string[], row: [] as number[], estimated: [] as boolean[] };
  const atOf = (place: CarriedPlace, names: ReadonlyMap<string, string>): number => {
    const key = keyOf(place);
    const known = rowAt.get(key);
    if (known !== undefined) return known;
    const id = (place.unitId ?? place.lostFrom)!;
    rows.push({ key, id, name: names.get(id) ?? '', isLost: place.unitId === null });
    rowAt.set(key, rows.length - 1);
    return rows.length - 1;
  };
  for (const [epoch, { places, names }] of epochs.entries())
    for (const place of places) {
      const at = atOf(place, names);
      if (place.among.length > 0) amongByRow.set(at, new Set([...(amongByRow.get(at) ?? []), ...place.among]));
      sent.epoch.push(epoch);
      sent.org.push(place.organisationId);
      sent.row.push(at);
      sent.estimated.push(place.isEstimated);
    }
  return { rows, amongByRow, sent };
};

/**
 * The places of a year: those of its last day and, for organisations that ended within it, those of its first. Years with the same two
 * trees share one list.
 */
const placesOfYears = (epochs: readonly PlacesOfDays[], years: readonly number[], today: Day) => {
  const at = (one: Day): number => epochs.findIndex(({ days }) => days.includes(one));
  const lists: PlacesOfDays[] = [];
  const listAt = new Map<string, number>();
  const listOf = years.map((year) => {
    const [last, first] = [at(endOf(year, today)), at(beginOf(year, today))];
    const key = `${last} ${first}`;
    const known = listAt.get(key);
    if (known !== undefined) return known;
    const [end, begin] = [epochs[last]!, epochs[first]!];
    const ended = first === last ? [] : begin.places.filter((place) => !end.lives(place.organisationId));
    const names = new Map([...begin.names, ...end.names]);
    lists.push({ ...end, places: [...end.places, ...ended], names });
    listAt.set(key, lists.length - 1);
    return lists.length - 1;
  });
  return { lists, listOf };
};

/**
 * For each year where the results of an organisation are counted under another one. Years between which the tree did not change share one
 * list, so that ten years of a city are sent to the database once or twice, not ten times.
 */
export const resultPlaces = async (
  tx: Tx,
  { organisationId, basis, today, ...span }: YearSpan & { organisationId: string; basis: Basis; today: Day },
): Promise<ResultPlaces> => {
  const years = yearsOf(span);
  const days = [...new Set(years.flatMap((year) => [beginOf(year, today), endOf(year, today)]))];
  const epochs = await carriedPlaces(tx, { underId: organisationId, days, toOn: today, basis });
  const { lists, listOf } = placesOfYears(epochs, years, today);
  const { rows, amongByRow, sent } = placeLists(lists);
  const from = sql`
    (SELECT y.year, p.org_id, p.row_at, p.is_estimated
     FROM unnest(${years}::int[], ${listOf}::int[]) AS y(year, epoch)
     JOIN unnest(${sent.epoch}::int[], ${sent.org}::uuid[], ${sent.row}::int[], ${sent.estimated}::boolean[])
       AS p(epoch, org_id, row_at, is_estimated) ON p.epoch = y.epoch)`;
  return { rows, amongByRow, from };
};
