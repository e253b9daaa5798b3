import { Radio } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { SheetAgenda } from './sheet-agenda.tsx';
import { SheetClosing } from './sheet-closing.tsx';
import { SheetGuests } from './sheet-guests.tsx';
import { SheetHead } from './sheet-head.tsx';
import { SheetRemarks } from './sheet-remarks.tsx';
import { SheetReports } from './sheet-reports.tsx';
import { SheetRoll } from './sheet-roll.tsx';
import { useScene } from './sheet-scene.ts';
import { SheetScore } from './sheet-score.tsx';
import { SheetTasks } from './sheet-tasks.tsx';

const EntryField = () => {
  const t = useT();
  const { draft, change } = useScene();
  return (
    <Radio.Group
      label={t('meetings.entry')}
      value={draft.entry === 'live' ? 'live' : 'from-paper'}
      onChange={(entry) => change({ entry: entry as typeof draft.entry })}
    >
      <div className="vm-row">
        <Radio value="live" label={t('meetings.entry.live')} />
        <Radio value="from-paper" label={t('meetings.entry.from-paper')} />
      </div>
    </Radio.Group>
  );
};

/** In the order of the meeting; from paper in the order in which the sheet of paper is read, without what only helps on the day. */
export const SheetParts = () => {
  const { draft } = useScene();
  const isPaper = draft.entry === 'from-paper';
  return (
    <div className="meetings-parts" data-compact={isPaper}>
      <EntryField />
      <SheetHead />
      <SheetRoll />
      {!isPaper && <SheetGuests />}
      {!isPaper && <SheetReports />}
      <SheetAgenda />
      {isPaper && <SheetClosing />}
      <SheetTasks />
      {isPaper && <SheetReports />}
      <SheetRemarks />
      {isPaper && <SheetGuests />}
      {!isPaper && <SheetClosing />}
      <SheetScore />
    </div>
  );
};
