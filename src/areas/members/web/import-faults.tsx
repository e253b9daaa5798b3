import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { formatDay } from '../../../platform/i18n/format-message.ts';
import { ask } from '../../../web/client.ts';
import { downloadAnswer } from '../../../web/download-answer.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { ensureMessages, useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { importFaultReport, importFaults, type MemberImportId } from '../contract/import.ts';

type Fault = OutputOf<typeof importFaults>['faults'][number];

const useColumns = (): readonly Column<Fault>[] => {
  const t = useT();
  const language = useLanguage();
  const headingOf = ({ heading }: Fault): string => heading?.[language] ?? '';
  return [
    {
      key: 'row',
      header: t('members.import.where'),
      value: (fault) => fault.row,
      cell: ({ row, column }) => t('members.import.at', { row, column: column ?? '' }),
      onCard: 'title',
    },
    {
      key: 'level',
      header: t('members.import.fault-level'),
      value: (fault) => t(`members.import.${fault.level}`),
      cell: ({ level }) => (
        <Status level={level === 'stop' ? 'serious' : 'attention'}>{t(`members.import.${level}`)}</Status>
      ),
    },
    { key: 'heading', header: t('members.import.fault-heading'), value: headingOf },
    { key: 'value', header: t('members.import.fault-value'), value: (fault) => formatDay(fault.value) },
    {
      key: 'reason',
      header: t('members.import.fault-reason'),
      value: (fault) => t(`refusal.${fault.code}`, { heading: headingOf(fault), value: fault.value, ...fault.params }),
    },
    { key: 'suggestion', header: t('members.import.fault-suggestion'), value: (fault) => fault.suggestion },
  ];
};

const ReportButton = ({ importId }: { importId: MemberImportId }) => {
  const t = useT();
  const language = useLanguage();
  const [isBusy, setBusy] = useState(false);
  const fetchReport = async (): Promise<void> => {
    setBusy(true);
    try {
      downloadAnswer(await ask(importFaultReport, { importId, language }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button isBusy={isBusy} onClick={() => void fetchReport()}>
      <Icon name="export" />
      {t('members.import.fault-report')}
    </Button>
  );
};

type Props = {
  readonly importId: MemberImportId;
  readonly stops: number;
  readonly attentions: number;
  /** False once the list is being written: then there is nothing to ask any more. */
  readonly when: boolean;
};

type PageProps = {
  readonly page: OutputOf<typeof importFaults>;
  readonly isFirst: boolean;
  readonly onGo: (after: number) => void;
};

const FaultPage = ({ page: { faults, next }, isFirst, onGo }: PageProps) => {
  const t = useT();
  const columns = useColumns();
  return (
    <>
      <DataTable
        label={t('members.import.faults-label')}
        rows={faults}
        columns={columns}
        rowKey={(fault) => String(fault.nth)}
        onExport={null}
      />
      <div className="vm-row">
        {!isFirst && <Button onClick={() => onGo(0)}>{t('members.import.first-page')}</Button>}
        {next !== null && <Button onClick={() => onGo(next)}>{t('members.import.next-page')}</Button>}
      </div>
    </>
  );
};

type LevelProps = Omit<Props, 'when'> & {
  readonly level: Fault['level'];
  readonly onChoose: (level: Fault['level']) => void;
};

const Levels = ({ importId, stops, attentions, level, onChoose }: LevelProps) => {
  const t = useT();
  return (
    <div className="vm-row">
      <Button aria-pressed={level === 'stop'} onClick={() => onChoose('stop')}>
        {t('members.import.stops-shown', { count: stops })}
      </Button>
      <Button aria-pressed={level === 'attention'} onClick={() => onChoose('attention')}>
        {t('members.import.attentions-shown', { count: attentions })}
      </Button>
      <ReportButton importId={importId} />
    </div>
  );
};

/** The faults of a list, those that stop first; a page at a time, and all of them as a spreadsheet. */
export const ImportFaults = ({ importId, stops, attentions, when }: Props) => {
  const t = useT();
  const [level, setLevel] = useState<'stop' | 'attention'>(stops > 0 ? 'stop' : 'attention');
  const [after, setAfter] = useState(0);
  const query = useQuestion(
    importFaults,
    { importId, level, after, limit: 50 },
    { when: when && stops + attentions > 0, keepLast: true },
  );
  useEffect(() => {
    void ensureMessages('platform');
  }, []);
  if (stops + attentions === 0) return <Status level="good">{t('members.import.no-faults')}</Status>;
  return (
    <section className="vm-stack">
      <h3>{t('members.import.faults', { stops, attentions })}</h3>
      <Levels
        {...{ importId, stops, attentions, level }}
        onChoose={(next) => {
          setLevel(next);
          setAfter(0);
        }}
      />
      <Answer query={query}>{(page) => <FaultPage page={page} isFirst={after === 0} onGo={setAfter} />}</Answer>
    </section>
  );
};
