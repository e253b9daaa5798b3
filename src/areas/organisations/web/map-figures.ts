import type { Day } from '../../../platform/calendar/day.ts';
import { useQuestion } from '../../../web/queries.ts';
import { mapFigures } from '../contract/comparison.ts';
import type { OrganisationId } from '../contract/tree.ts';

export const DENSITY = 'density';

/**
 * A figure of the units under an organisation. Density is made of the two figures behind it, and known only where both are.
 */
export const useMapFigures = (underId: OrganisationId, on: Day, measure: string) => {
  const isDensity = measure === DENSITY;
  const first = useQuestion(
    mapFigures,
    { underId, on, measure: isDensity ? 'population' : measure },
    { keepLast: true },
  );
  const areas = useQuestion(mapFigures, { underId, on, measure: 'area' }, { when: isDensity });
  const areaById = new Map((areas.data?.rows ?? []).map((row) => [row.id, row.value]));
  const density = (id: OrganisationId, value: number | null): number | null => {
    const area = areaById.get(id) ?? null;
    return value === null || area === null || area === 0 ? null : Math.round(value / area);
  };
  const data = first.data;
  const hasDensity = Boolean(data?.measures.includes('population') && data.measures.includes('area'));
  return {
    query: isDensity && areas.error ? areas : first,
    answer: data && {
      ...data,
      measures: hasDensity ? [...data.measures, DENSITY] : data.measures,
      unit: isDensity ? 'persons-per-km2' : data.unit,
      rows: isDensity ? data.rows.map((row) => ({ ...row, value: density(row.id, row.value) })) : data.rows,
    },
  };
};
