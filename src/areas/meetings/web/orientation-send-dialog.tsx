import { useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import { Checkbox, MultiSelect, Radio } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useWords } from '../../organisations/web/public.tsx';
import { cellsToChoose, sendOrientation } from '../contract.ts';
import { CellBoxes, type CellFilter } from './orientation-cell-boxes.tsx';
import type { Orientation } from './orientation-dialogs.tsx';
import { monthText } from './oversight-place.ts';

type Way = 'all' | 'filtered' | 'named';
const noFilter: CellFilter = { types: [], sectors: [], onlyNotMet: false };

/** The first cells a filter leaves, how many it leaves, and what may be filtered by. */
const useCells = (orientationId: string, filter: CellFilter) =>
  useQuestion(
    cellsToChoose,
    { orientationId: orientationId as never, ...filter, types: [...filter.types], sectors: [...filter.sectors] },
    { keepLast: true },
  );

type FilterProps = {
  readonly row: Orientation;
  readonly filter: CellFilter;
  readonly onFilter: (filter: CellFilter) => void;
};

const FilterFields = ({ row, filter, onFilter }: FilterProps) => {
  const t = useT();
  const { typeWord, sectorWord } = useWords(todayHere());
  const { data } = useCells(row.orientationId, noFilter);
  const options = (list: readonly { code: string; cells: number }[] = [], word: (code: string) => string) =>
    list.map(({ code, cells }) => ({ value: code, label: `${word(code)} (${cells})` }));
  return (
    <>
      <MultiSelect
        label={t('meetings.orientation.types')}
        placeholder={filter.types.length === 0 ? t('meetings.orientation.any') : ''}
        data={options(data?.kinds?.types, typeWord)}
        value={[...filter.types]}
        onChange={(types) => onFilter({ ...filter, types })}
      />
      <MultiSelect
        label={t('meetings.orientation.sectors')}
        placeholder={filter.sectors.length === 0 ? t('meetings.orientation.any') : ''}
        data={options(data?.kinds?.sectors, sectorWord)}
        value={[...filter.sectors]}
        onChange={(sectors) => onFilter({ ...filter, sectors })}
      />
      <Checkbox
        label={t('meetings.orientation.only-not-met', { month: monthText(row.month) })}
        checked={filter.onlyNotMet}
        onChange={({ currentTarget: { checked } }) => onFilter({ ...filter, onlyNotMet: checked })}
      />
    </>
  );
};

const WayField = ({ way, onWay }: { way: Way; onWay: (way: Way) => void }) => {
  const t = useT();
  return (
    <Radio.Group label={t('meetings.orientation.to-whom')} value={way} onChange={(value) => onWay(value as Way)}>
      <div className="vm-stack">
        {(['all', 'filtered', 'named'] as const).map((one) => (
          <Radio key={one} value={one} label={t(`meetings.orientation.to-${one}`)} />
        ))}
      </div>
    </Radio.Group>
  );
};

const chosenBy = (way: Way, filter: CellFilter, named: ReadonlySet<string>) =>
  way === 'named' ? { kind: 'named', cellIds: [...named] } : { kind: 'below', ...(way === 'all' ? {} : filter) };

/** Chooses the cells, says how many they are, and sends: all below, those a filter leaves, or single ones. */
export const SendDialog = ({ row, onClose }: { row: Orientation; onClose: () => void }) => {
  const t = useT();
  const [way, setWay] = useState<Way>('all');
  const [filter, setFilter] = useState(noFilter);
  const [named, setNamed] = useState<ReadonlySet<string>>(new Set());
  const cells = useCells(row.orientationId, way === 'all' ? noFilter : filter);
  const count = way === 'named' ? named.size : (cells.data?.count ?? 0);
  const state = useContractForm(sendOrientation, {
    initial: {} as Record<string, unknown>,
    toInput: () =>
      ({
        orientationId: row.orientationId,
        expectedVersion: row.version,
        cells: chosenBy(way, filter, named),
      }) as never,
    doneKey: 'meetings.orientation.done-send',
    onDone: onClose,
  });
  return (
    <Dialog title={t('meetings.orientation.send')} onClose={onClose}>
      <ContractForm state={state} submitLabel={t('meetings.orientation.send')} onCancel={onClose}>
        <WayField way={way} onWay={setWay} />
        {way !== 'all' && <FilterFields row={row} filter={filter} onFilter={setFilter} />}
        {way === 'named' && (
          <CellBoxes orientationId={row.orientationId} filter={filter} named={named} onNamed={setNamed} />
        )}
        {cells.error && <RefusalPanel refusal={cells.error} />}
        <p role="status">
          <strong>
            {count === 0 ? t('meetings.orientation.counted-none') : t('meetings.orientation.counted', { count })}
          </strong>{' '}
          {t('meetings.orientation.final')}
        </p>
      </ContractForm>
    </Dialog>
  );
};
