import { Fragment } from 'react';
import type { FilterChip } from '../../../web/kit/data-table.tsx';
import { Figure } from '../../../web/kit/figure.tsx';
import { useT } from '../../../web/messages.ts';
import { cadreMissing } from '../contract.ts';
import type { CadreMonthView, CadreRow } from './cadre-words.tsx';

/** The list of a month on its page, by its id. */
export const cadreList = 'cadres';

const decided: readonly CadreRow['state'][] = ['decided', 'notified', 'archived'];

/** What a count of the month is made of: as chips of its list, chosen by `show` in the address. */
export const useCadreChips = (): FilterChip<CadreRow>[] => {
  const t = useT();
  return [
    {
      key: 'selfRated',
      label: t('ratings.cadre.count.selfRated'),
      test: ({ selfLevel, state }) => selfLevel !== null && state !== 'not-rated',
    },
    { key: 'decided', label: t('ratings.cadre.count.decided'), test: ({ state }) => decided.includes(state) },
    { key: 'archived', label: t('ratings.cadre.state.archived'), test: ({ state }) => state === 'archived' },
    { key: 'notRated', label: t('ratings.cadre.state.not-rated'), test: ({ state }) => state === 'not-rated' },
    ...cadreMissing.options.map(
      (code): FilterChip<CadreRow> => ({
        key: `lacks-${code}`,
        label: t('ratings.cadre.lacks', { what: t(`ratings.cadre.missing.${code}`) }),
        test: ({ missing }) => missing.includes(code),
      }),
    ),
  ];
};

/** How many still lack what, each number leading to who they are; nothing missing is said in words. */
export const CadreMissing = ({ month, of }: { readonly month: CadreMonthView; readonly of: string }) => {
  const t = useT();
  const lines = cadreMissing.options
    .map((code) => ({ code, count: month.rows.filter(({ missing }) => missing.includes(code)).length }))
    .filter(({ count }) => count > 0);
  if (lines.length === 0) return t('ratings.cadre.nothing-missing');
  return lines.map(({ code, count }, at) => {
    const what = t(`ratings.cadre.missing.${code}`);
    return (
      <Fragment key={code}>
        {at > 0 && ' · '}
        {what}:{' '}
        <Figure
          numerator={count}
          definition={t('ratings.cadre.lacks', { what })}
          to="/ratings/cadres/$monthId"
          params={{ monthId: month.seasonId }}
          search={{ of, show: `lacks-${code}` }}
          hash={cadreList}
        />
      </Fragment>
    );
  });
};
