import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { formatNumber } from '../../../platform/i18n/format-message.ts';
import { useAsOf } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { type OrganisationId, organisation } from '../contract/tree.ts';
import { OrganisationTabs } from './event-tabs.tsx';
import { useOwnOrganisation } from './event-words.ts';
import { classBounds } from './map-classes.ts';
import { MapDrawing, type MapUnit } from './map-drawing.tsx';
import { DENSITY, useMapFigures } from './map-figures.ts';
import { useMeasureWord } from './organisation-measures.ts';

/** What one wants to see first, where it can be seen. */
const USUAL = 'population';

const useMapWords = () => {
  const t = useT();
  const language = useLanguage();
  const { measureWord, unitWord } = useMeasureWord();
  return {
    measureOf: (measure: string): string =>
      measure === DENSITY ? t('organisations.map.density') : measureWord(measure),
    unitOf: (unit: string | null): string => {
      if (unit === null) return '';
      return unit === 'persons-per-km2' ? t('organisations.map.per-km2') : unitWord(unit);
    },
    numberOf: (value: number): string => formatNumber(value, language),
  };
};

type LegendProps = { readonly bounds: readonly number[]; readonly units: readonly MapUnit[]; readonly unit: string };

const Legend = ({ bounds, units, unit }: LegendProps) => {
  const t = useT();
  const { numberOf } = useMapWords();
  const values = units.flatMap(({ value }) => (value === null ? [] : [value]));
  const least = Math.min(...values);
  return (
    <ul className="map-key" aria-label={t('organisations.map.legend')}>
      {bounds.map((bound, index) => {
        const inside = values.filter((value) => value <= bound && (index === 0 || value > bounds[index - 1]!));
        const from = index === 0 ? least : Math.min(...inside);
        return (
          <li key={bound}>
            <span className="map-key-colour" data-class={index} />
            {t('organisations.map.range', { from: numberOf(from), to: numberOf(bound), unit })}
          </li>
        );
      })}
      {units.some(({ value }) => value === null) && (
        <li>
          <span className="map-key-colour" data-class="unknown" />
          {t('organisations.map.unknown')}
        </li>
      )}
    </ul>
  );
};

const MapTable = ({ units, header, unit }: { units: readonly MapUnit[]; header: string; unit: string }) => {
  const t = useT();
  const { numberOf } = useMapWords();
  const columns: readonly Column<MapUnit>[] = [
    {
      key: 'name',
      header: t('organisations.map.unit'),
      value: (row) => row.name,
      cell: (row) => (
        <PageLink to="/organisations/$organisationId" params={{ organisationId: row.id }}>
          {row.name}
        </PageLink>
      ),
      onCard: 'title',
    },
    {
      key: 'value',
      header: unit ? `${header} (${unit})` : header,
      value: (row) => row.value,
      cell: (row) => (row.value === null ? t('organisations.map.unknown') : numberOf(row.value)),
      isNumber: true,
    },
  ];
  const shown = units.some(({ value }) => value !== null) ? columns : columns.slice(0, 1);
  return <DataTable label={t('organisations.map.table')} rows={units} columns={shown} rowKey={(row) => row.id} />;
};

type Figures = NonNullable<ReturnType<typeof useMapFigures>['answer']>;

/** The rows with their figure in words, as the drawing reads them out. */
const useUnits = (rows: Figures['rows'] | undefined, unit: string): readonly MapUnit[] => {
  const t = useT();
  const { numberOf } = useMapWords();
  return useMemo(
    () =>
      (rows ?? []).map((row): MapUnit => {
        const figure = row.value === null ? t('organisations.map.unknown') : `${numberOf(row.value)} ${unit}`;
        return { ...row, words: `${row.name}: ${figure}` };
      }),
    [rows, unit, t, numberOf],
  );
};

type ShownProps = { readonly answer: Figures | undefined; readonly measure: string };

const FiguresOnMap = ({ answer, measure }: ShownProps) => {
  const t = useT();
  const navigate = useNavigate();
  const { on } = useAsOf();
  const { measureOf, unitOf } = useMapWords();
  const unit = unitOf(answer?.unit ?? null);
  const units = useUnits(answer?.rows, unit);
  const bounds = useMemo(() => classBounds(units.flatMap(({ value }) => (value === null ? [] : [value]))), [units]);
  const isBlank = bounds.length === 0;
  const open = ({ id }: MapUnit): void =>
    void navigate({ to: `/organisations/${id}` as never, search: ((old: object) => old) as never });
  const without = answer?.withoutCoordinates ?? 0;
  return (
    <>
      <section className="vm-stack" aria-label={t('organisations.map.title')}>
        <MapDrawing
          label={t('organisations.map.label', { measure: measureOf(measure), on: dayText(on) })}
          units={units}
          bounds={bounds}
          onOpen={open}
        />
        {isBlank ? (
          <p role="status">{t('organisations.map.out-of-reach')}</p>
        ) : (
          <Legend bounds={bounds} units={units} unit={unit} />
        )}
        <p className="vm-soft">
          {t('organisations.map.note')}
          {without > 0 && ` ${t('organisations.map.without', { count: without })}`}
        </p>
      </section>
      <MapTable units={units} header={measureOf(measure)} unit={unit} />
    </>
  );
};

const MapOf = ({ underId }: { underId: OrganisationId }) => {
  const t = useT();
  const { on } = useAsOf();
  const [chosen, setChosen] = useState<string | null>(null);
  const { answer: first } = useMapFigures(underId, on, USUAL);
  const measure = chosen ?? (first?.measures.includes(USUAL) ? USUAL : (first?.measures[0] ?? USUAL));
  const { query, answer } = useMapFigures(underId, on, measure);
  const measures = answer?.measures ?? [];
  const { measureOf } = useMapWords();
  return (
    <Answer
      query={query}
      lines={10}
      isEmpty={(read) => read.rows.length === 0}
      empty={<Empty title={t('organisations.map.none')}>{t('organisations.map.none-text')}</Empty>}
    >
      {() => (
        <>
          {measures.length > 0 && (
            <Select
              label={t('organisations.map.measure')}
              allowDeselect={false}
              value={measure}
              data={measures.map((value) => ({ value, label: measureOf(value) }))}
              onChange={(value) => value && setChosen(value)}
              maw="24rem"
            />
          )}
          <FiguresOnMap answer={answer} measure={measure} />
        </>
      )}
    </Answer>
  );
};

/** The organisation on whose units most is known: the own one, or the one above a commune without units of its own. */
const useStart = (): OrganisationId | null => {
  const own = useOwnOrganisation();
  const { on } = useAsOf();
  const asked = useQuestion(
    organisation,
    { organisationId: own ?? ('' as OrganisationId), on },
    { when: own !== null },
  );
  return asked.data?.path[0]?.id ?? own;
};

/** Units on a map of our own, coloured by a figure, with a table that says the same. */
const MapPage = () => {
  const t = useT();
  const start = useStart();
  const [chosen, setChosen] = useState<string | null>(null);
  const underId = (chosen ?? start) as OrganisationId | null;
  return (
    <div className="vm-page">
      <PageHead title={t('organisations.map.title')} actions={<PrintButton />} />
      <OrganisationTabs />
      <div className="map-fields not-printed">
        <OrganisationField label={t('organisations.comparison.under')} value={underId} onChange={setChosen} />
      </div>
      {underId && <MapOf key={underId} underId={underId} />}
    </div>
  );
};

export default MapPage;
