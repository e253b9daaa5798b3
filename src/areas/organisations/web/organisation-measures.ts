import { useT } from '../../../web/messages.ts';

const measures = ['population', 'area', 'direct-organisations', 'published-direct-organisations', 'direct-units'];
const units = ['persons', 'km2', 'organisations'];

/** Names of figures and their units; one that is not known here stands under its own name. */
export const useMeasureWord = () => {
  const t = useT();
  return {
    measureWord: (measure: string): string =>
      measures.includes(measure)
        ? t(`organisations.measure.${measure}`)
        : t('organisations.measure.other', { measure }),
    unitWord: (unit: string): string => (units.includes(unit) ? t(`organisations.unit.${unit}`) : unit),
  };
};
