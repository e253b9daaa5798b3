import type { OutputOf } from '../../../platform/action/contract.ts';
import { failedJobs, retryJob } from '../../../platform/jobs/contract.ts';
import { Answer, Empty } from '../../kit/answer-states.tsx';
import { Button } from '../../kit/button.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { RefusalPanel } from '../../kit/refusal-panel.tsx';
import { Status } from '../../kit/status.tsx';
import type { Column } from '../../kit/table-columns.ts';
import { useT } from '../../messages.ts';
import { momentText } from '../../moment-text.ts';
import { useAction, useQuestion } from '../../queries.ts';
import { AdministrationHead } from './administration-head.tsx';

type Job = OutputOf<typeof failedJobs>['jobs'][number];

const useColumns = (isBusy: boolean, onRetry: (job: Job) => void): readonly Column<Job>[] => {
  const t = useT();
  return [
    { key: 'task', header: t('web.jobs.task'), value: (row) => row.task, onCard: 'title' },
    {
      key: 'state',
      header: t('web.accounts.state'),
      value: (row) => t(`web.jobs.${row.state}`),
      cell: (row) => (
        <Status level={row.state === 'failed' ? 'serious' : 'attention'}>{t(`web.jobs.${row.state}`)}</Status>
      ),
    },
    { key: 'attempts', header: t('web.jobs.attempts'), value: (row) => row.attempts, isNumber: true },
    {
      key: 'last',
      header: t('web.jobs.last-tried'),
      value: (row) => row.lastTriedAt,
      cell: (row) => momentText(row.lastTriedAt),
    },
    { key: 'error', header: t('web.jobs.error'), value: (row) => row.lastError },
    {
      key: 'retry',
      isAction: true,
      header: t('web.offices.action'),
      value: () => null,
      cell: (row) => (
        <Button isBusy={isBusy} onClick={() => onRetry(row)}>
          {t('web.jobs.retry')}
        </Button>
      ),
    },
  ];
};

/** Background work that failed for good or that nothing takes up, and the way to run it again. */
const JobsPage = () => {
  const t = useT();
  const list = useQuestion(failedJobs, {});
  const retry = useAction(retryJob, { doneKey: 'web.jobs.retried' });
  const columns = useColumns(retry.isPending, (job) => retry.mutate({ jobId: job.jobId }));
  return (
    <div className="vm-page">
      <AdministrationHead title={t('web.jobs.title')} />
      {retry.error && <RefusalPanel refusal={retry.error} takesFocus />}
      <Answer query={list} isEmpty={(a) => a.jobs.length === 0} empty={<Empty title={t('web.jobs.none')} />}>
        {({ jobs }) => (
          <DataTable label={t('web.jobs.title')} rows={jobs} columns={columns} rowKey={(row) => String(row.jobId)} />
        )}
      </Answer>
    </div>
  );
};

export default JobsPage;
