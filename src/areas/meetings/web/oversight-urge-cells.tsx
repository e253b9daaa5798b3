import { useInfiniteQuery } from '@tanstack/react-query';
import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { todayHere } from '../../../web/as-of.ts';
import { ask } from '../../../web/client.ts';
import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { questionKey } from '../../../web/queries.ts';
import { cellsOwing, type UrgeAbout } from '../contract.ts';
import { isBehind } from '../rules/late-cell.ts';
import type { OrganisationId } from './own-cell.ts';

type Row = OutputOf<typeof cellsOwing>['rows'][number];
type Asked = { readonly organisationId: OrganisationId; readonly month: Day; readonly about: UrgeAbout };
/** What was ticked or unticked by hand; everybody else stands as the calendar says. */
export type Ticks = ReadonlyMap<string, boolean>;

/** Cells that owe the month, page after page, with those to be urged among them: first those that are behind and were not urged. */
export const useCellsToUrge = ({ organisationId, month, about }: Asked, ticks: Ticks) => {
  const asked = { month, about, underId: organisationId, limit: 100 };
  const pages = useInfiniteQuery({
    queryKey: [...questionKey(cellsOwing, asked), 'to-urge'],
    queryFn: ({ pageParam, signal }) => ask(cellsOwing, { ...asked, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const isChosen = (row: Row): boolean =>
    ticks.get(row.organisationId) ?? (row.urge === null && isBehind(row, todayHere()));
  return { pages, rows, total: pages.data?.pages[0]?.count ?? null, isChosen, chosen: rows.filter(isChosen) };
};

const Box = ({ row, isOn, onTick }: { row: Row; isOn: boolean; onTick: (isOn: boolean) => void }) => {
  const t = useT();
  const { plannedOn, heldOn, urge } = row;
  const planned = plannedOn ? t('meetings.urge.planned-on', { day: dayText(plannedOn) }) : t('meetings.urge.no-plan');
  const about = [
    row.superiorName,
    heldOn ? t('meetings.urge.held-on', { day: dayText(heldOn) }) : planned,
    urge && t('meetings.urge.urged-on', { day: dayText(urge.sentOn) }),
  ];
  return (
    <Checkbox
      label={
        <>
          {row.name} <span className="vm-soft">{about.filter(Boolean).join(' · ')}</span>
        </>
      }
      checked={isOn}
      onChange={({ currentTarget: { checked } }) => onTick(checked)}
    />
  );
};

type Props = {
  readonly cells: ReturnType<typeof useCellsToUrge>;
  readonly ticks: Ticks;
  readonly onTicks: (ticks: Ticks) => void;
};

/** Which cells are urged, by name and with the day for which each planned its meeting. */
export const UrgeCells = ({ cells: { pages, rows, total, isChosen, chosen }, ticks, onTicks }: Props) => {
  const t = useT();
  const tick = (some: readonly Row[], isOn: boolean): void =>
    onTicks(new Map([...ticks, ...some.map(({ organisationId }) => [organisationId, isOn] as const)]));
  return (
    <fieldset className="vm-stack">
      <legend>{t('meetings.urge.cells')}</legend>
      <p role="status">
        <strong>{t('meetings.urge.chosen', { count: chosen.length, total: total ?? rows.length })}</strong>{' '}
        {t('meetings.urge.chosen-why')}
      </p>
      <div className="vm-row">
        <Button onClick={() => tick(rows, true)}>{t('meetings.urge.choose-shown')}</Button>
        <Button onClick={() => onTicks(new Map())}>{t('meetings.urge.choose-behind')}</Button>
      </div>
      <div className="meetings-cell-boxes">
        {rows.map((row) => (
          <Box key={row.organisationId} row={row} isOn={isChosen(row)} onTick={(isOn) => tick([row], isOn)} />
        ))}
        {pages.hasNextPage && (
          <Button isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('meetings.urge.more-cells')}
          </Button>
        )}
      </div>
    </fieldset>
  );
};
