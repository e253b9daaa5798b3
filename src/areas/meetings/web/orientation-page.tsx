import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { dropOrientation, orientations } from '../contract.ts';
import { mayStep, type OrientationStep, orientation as steps } from '../rules/transitions.ts';
import { ChangeDialog, DraftDialog, ReplaceDialog, WithdrawDialog } from './orientation-dialogs.tsx';
import { OrientationReaders } from './orientation-readers.tsx';
import { SendDialog } from './orientation-send-dialog.tsx';
import { OfficeAndMonth } from './oversight-month.tsx';
import { monthText, useOfficeAndMonth } from './oversight-place.ts';
import type { OrganisationId } from './own-cell.ts';
import './meetings.css';

type Row = OutputOf<typeof orientations>['rows'][number];

const dialogs = {
  'send-orientation': SendDialog,
  'change-orientation': ChangeDialog,
  'replace-orientation': ReplaceDialog,
  'withdraw-orientation': WithdrawDialog,
} as const satisfies Partial<Record<OrientationStep, unknown>>;
const levels = { draft: 'plain', sent: 'good', replaced: 'plain', withdrawn: 'attention' } as const;

/** A draft that is not needed: taken out at one click, and back at one. */
const Drop = ({ row, organisationId }: { row: Row; organisationId: OrganisationId }) => {
  const t = useT();
  const may = useMay();
  const { orientationId, version, month, title, content, reading } = row;
  const drop = useAction(dropOrientation, {
    doneKey: 'meetings.orientation.done-drop',
    undoInput: () => ({ organisationId, month, title, content, reading }),
  });
  if (!may('meetings.drop-orientation') || !mayStep(steps, row.state, 'drop-orientation')) return null;
  return (
    <>
      <Button isBusy={drop.isPending} onClick={() => drop.mutate({ orientationId, expectedVersion: version })}>
        {t('meetings.orientation.drop')}
      </Button>
      {drop.error && <RefusalPanel refusal={drop.error} takesFocus />}
    </>
  );
};

const Acts = ({ row, organisationId }: { row: Row; organisationId: OrganisationId }) => {
  const t = useT();
  const may = useMay();
  const [step, setStep] = useState<keyof typeof dialogs | null>(null);
  const open = (Object.keys(dialogs) as (keyof typeof dialogs)[]).filter(
    (one) => may(`meetings.${one}`) && mayStep(steps, row.state, one as never),
  );
  const Opened = step && dialogs[step];
  return (
    <div className="vm-row not-printed">
      {open.map((one) => (
        <Button key={one} onClick={() => setStep(one)}>
          {t(`meetings.orientation.${one.replace('-orientation', '')}`)}
        </Button>
      ))}
      <Drop row={row} organisationId={organisationId} />
      {Opened && <Opened row={row} onClose={() => setStep(null)} />}
    </div>
  );
};

const Card = ({ row, organisationId }: { row: Row; organisationId: OrganisationId }) => {
  const t = useT();
  return (
    <article className="vm-card vm-stack">
      <h2>
        {monthText(row.month)} · {row.title}
      </h2>
      <p>
        <Status level={levels[row.state]}>{t(`meetings.orientation.state.${row.state}`)}</Status>
      </p>
      {row.stateReason && <p>{t('meetings.orientation.reason', { why: row.stateReason })}</p>}
      {row.content.split('\n').map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that is shown once
        <p key={at}>{line}</p>
      ))}
      {row.reading.length > 0 && (
        <ul>
          {row.reading.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <OrientationReaders row={row} />
      <Acts row={row} organisationId={organisationId} />
    </article>
  );
};

/** What a committee sends to its cells for each month, and how many have read it. */
const OrientationPage = () => {
  const t = useT();
  const may = useMay();
  const place = useOfficeAndMonth();
  const { organisationId, month } = place;
  const [isDrafting, setDrafting] = useState(false);
  const year = Number(month.slice(0, 4));
  const list = useQuestion(
    orientations,
    { organisationId: organisationId as never, year },
    { when: organisationId !== null },
  );
  return (
    <div className="vm-page">
      <PageHead
        title={t('meetings.orientation.title')}
        subtitle={t('meetings.orientation.subtitle')}
        actions={
          may('meetings.draft-orientation') &&
          organisationId && (
            <Button main onClick={() => setDrafting(true)}>
              {t('meetings.orientation.draft')}
            </Button>
          )
        }
      />
      <OfficeAndMonth place={place} />
      <Answer
        query={list}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty title={t('meetings.orientation.none')}>{t('meetings.orientation.none-text')}</Empty>}
      >
        {({ rows }) => rows.map((row) => <Card key={row.orientationId} row={row} organisationId={organisationId!} />)}
      </Answer>
      {isDrafting && organisationId && (
        <DraftDialog organisationId={organisationId} month={month} onClose={() => setDrafting(false)} />
      )}
    </div>
  );
};

export default OrientationPage;
