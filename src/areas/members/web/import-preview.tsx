import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { DryRun } from '../../../web/kit/dry-run.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { Checkbox } from '../../../web/kit/inputs.ts';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { cancelImport, commitImport, importPreview, type MemberImportId, startCommit } from '../contract/import.ts';
import { ImportChanges } from './import-changes.tsx';
import { ImportFaults } from './import-faults.tsx';
import { ImportMissing } from './import-missing.tsx';
import { birthText } from './import-words.ts';

type Preview = OutputOf<typeof importPreview>;
type Row = Preview['rows'][number];

/** Lists up to this long are written while one waits. */
const shortRows = 5_000;

const useColumns = (): readonly Column<Row>[] => {
  const t = useT();
  return [
    { key: 'row', header: t('members.import.fault-row'), value: (row) => row.row, isNumber: true, width: '5rem' },
    { key: 'name', header: t('members.import.full-name'), value: (row) => row.fullName, onCard: 'title' },
    { key: 'birth', header: t('members.import.birth'), value: (row) => row.birth, cell: (row) => birthText(row.birth) },
    { key: 'cell', header: t('members.import.cell'), value: (row) => row.cell },
    {
      key: 'standing',
      header: t('members.import.standing'),
      value: (row) => t(`members.import.standing-${row.standing}`),
    },
    { key: 'state', header: t('members.import.state'), value: (row) => t(`members.import.state-${row.state}`) },
    {
      key: 'admitted',
      header: t('members.import.admitted-on'),
      value: (row) => row.admittedOn,
      cell: (row) => (row.admittedOn ? dayText(row.admittedOn) : ''),
    },
  ];
};

const Counts = ({ preview }: { preview: Preview }) => {
  const t = useT();
  const { counts } = preview;
  const keys = ['rows', 'fresh', 'same', 'changed', 'possible', 'missing', 'faulty'] as const;
  return (
    <Facts
      facts={keys.map((key) => ({
        name: t(`members.import.count-${key}`),
        value: t('members.import.number', { count: counts[key] }),
      }))}
    />
  );
};

const useWriting = (importId: MemberImportId, onBack: () => void) => {
  const direct = useAction(commitImport, { doneKey: 'members.import.was-written' });
  const background = useAction(startCommit);
  const cancel = useAction(cancelImport, { onDone: onBack });
  return {
    write: (rows: number, leaveOutFaulty: boolean) =>
      (rows <= shortRows ? direct : background).mutate({ importId, leaveOutFaulty }),
    drop: () => cancel.mutate({ importId }),
    isBusy: direct.isPending || background.isPending,
    /** Nothing is asked of a list that is written or dropped: every answer on the screen is renewed before the page moves on. */
    isOver: [direct, background, cancel].some(({ isPending, isSuccess }) => isPending || isSuccess),
    refusal: direct.error ?? background.error ?? cancel.error,
  };
};

type Writing = ReturnType<typeof useWriting>;

/** Rows about members who are there, members whom the file does not name, and the first of those who are new. */
const Compared = ({ preview, when }: { preview: Preview; when: boolean }) => {
  const t = useT();
  const columns = useColumns();
  const { importId, counts, rows } = preview;
  // Whoever was decided about stays in view: what differs is chosen after that, and a choice may be changed.
  const possible = counts.possible + counts.decided;
  const changed = counts.changed - counts.joined;
  return (
    <>
      {possible > 0 && <ImportChanges importId={importId} outcome="possible" count={possible} when={when} />}
      {changed > 0 && <ImportChanges importId={importId} outcome="changed" count={changed} when={when} />}
      {counts.missing > 0 && <ImportMissing importId={importId} count={counts.missing} when={when} />}
      {rows.length > 0 && (
        <details>
          <summary className="vm-link">{t('members.import.first-rows', { count: rows.length })}</summary>
          <DataTable
            label={t('members.import.first-rows', { count: rows.length })}
            rows={rows}
            columns={columns}
            rowKey={(row) => String(row.row)}
            onExport={null}
          />
        </details>
      )}
    </>
  );
};

const Looked = ({ preview, writing }: { preview: Preview; writing: Writing }) => {
  const t = useT();
  const { importId, counts } = preview;
  const [leaveOut, setLeaveOut] = useState(false);
  const { write, drop, isBusy, isOver, refusal } = writing;
  const stops =
    counts.faulty > 0 && !leaveOut
      ? [{ key: 'faulty', text: t('members.import.faulty-stop', { rows: counts.faulty, stops: counts.stops }) }]
      : [];
  return (
    <DryRun
      faults={stops}
      faultCount={counts.stops}
      onBack={drop}
      onCommit={() => write(counts.rows, leaveOut)}
      commitLabel={t('members.import.commit')}
      isBusy={isBusy}
    >
      <h3>{t('members.import.file-line', { file: preview.fileName })}</h3>
      <p>{t('members.import.as-of-line', { on: preview.asOf })}</p>
      {preview.kind === 'cleaning-sheet' && (
        <Status level="attention">{t('members.import.kind.cleaning-sheet')}</Status>
      )}
      {preview.blockLeftOut && <Status level="attention">{t('members.import.block-left-out')}</Status>}
      <Counts preview={preview} />
      <ImportFaults importId={importId} stops={counts.stops} attentions={counts.attentions} when={!isOver} />
      {counts.faulty > 0 && counts.faulty < counts.rows && (
        <Checkbox
          label={t('members.import.leave-out', { rows: counts.faulty })}
          checked={leaveOut}
          onChange={(event) => setLeaveOut(event.currentTarget.checked)}
        />
      )}
      <Compared preview={preview} when={!isOver} />
      {refusal && <RefusalPanel refusal={refusal} takesFocus />}
    </DryRun>
  );
};

/** What a checked list would bring, with every fault and every difference; nothing is written before the person says so. */
export const ImportPreview = ({ importId, onBack }: { importId: MemberImportId; onBack: () => void }) => {
  const writing = useWriting(importId, onBack);
  const asked = useQuestion(importPreview, { importId }, { when: !writing.isOver });
  return (
    <Answer query={asked} lines={8}>
      {(preview) => <Looked preview={preview} writing={writing} />}
    </Answer>
  );
};
