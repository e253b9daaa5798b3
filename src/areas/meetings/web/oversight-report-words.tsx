import type { Day } from '../../../platform/calendar/day.ts';
import { ContractForm, useContractForm } from '../../../web/kit/contract-form.tsx';
import { Textarea } from '../../../web/kit/inputs.ts';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { issueMonthReport, monthReportPreview, writeMonthReport } from '../contract.ts';
import { type ReportPaper, ReportPapers } from './oversight-papers.tsx';
import type { OrganisationId } from './own-cell.ts';

type Shared = {
  readonly organisationId: OrganisationId;
  readonly month: Day;
  readonly words: {
    readonly assessment: string | null;
    readonly proposals: string | null;
    readonly version: number | null;
  };
  readonly papers: Parameters<typeof ReportPapers>[0]['papers'];
  readonly issuing: ReportPaper['issuing'];
};
export type ReportOf = { readonly report: Shared; readonly isAbove: boolean };

const standingIn = ({ papers }: Shared) => papers.findLast(({ state }) => state === 'issued');

const orNull = (text: unknown): string | null => String(text).trim() || null;

const WordsForm = ({ report, isAbove }: ReportOf) => {
  const t = useT();
  const { organisationId, month, words } = report;
  const { version, ...before } = words;
  const at = { organisationId, month };
  const initial: Record<string, unknown> = { assessment: words.assessment ?? '', proposals: words.proposals ?? '' };
  const state = useContractForm(writeMonthReport, {
    initial,
    toInput: ({ assessment, proposals }) => ({
      ...at,
      assessment: orNull(assessment),
      proposals: orNull(proposals),
      expectedVersion: version,
    }),
    doneKey: 'meetings.monthly.saved',
    undoInput: ({ version: now }) => ({ ...at, ...before, expectedVersion: now }),
  });
  return (
    <ContractForm state={state} submitLabel={t('meetings.monthly.save')}>
      <Textarea
        label={t(`meetings.monthly.assessment${isAbove ? '-above' : ''}`)}
        autosize
        minRows={3}
        {...state.form.getInputProps('assessment')}
      />
      <Textarea
        label={t('meetings.monthly.proposals')}
        autosize
        minRows={2}
        {...state.form.getInputProps('proposals')}
      />
    </ContractForm>
  );
};

const WrittenWords = ({ report: { words }, isAbove }: ReportOf) => {
  const t = useT();
  const none = t('meetings.topic.not-recorded');
  return (
    <>
      <h3>{t(`meetings.monthly.assessment${isAbove ? '-above' : ''}`)}</h3>
      <p className="meetings-written">{words.assessment ?? none}</p>
      <h3>{t('meetings.monthly.proposals')}</h3>
      <p className="meetings-written">{words.proposals ?? none}</p>
    </>
  );
};

/** What stands in a report beside its figures: typed here until it is issued, read only from then on. */
export const ReportWords = (props: ReportOf) => {
  const t = useT();
  const may = useMay();
  const { report, isAbove } = props;
  const stands = standingIn(report) !== undefined;
  return (
    <section className="vm-card vm-stack">
      <h2>{t(`meetings.monthly.words${isAbove ? '-above' : ''}`)}</h2>
      {stands && <p className="vm-soft">{t('meetings.monthly.fixed')}</p>}
      {!stands && may(writeMonthReport.name) ? (
        <WordsForm key={report.words.version ?? 0} {...props} />
      ) : (
        <WrittenWords {...props} />
      )}
    </section>
  );
};

/** The paper of a month: a look, the issue, and what stands in the register. */
export const MonthPapers = ({ report, isAbove }: ReportOf) => {
  const t = useT();
  const { organisationId, month, words, papers, issuing } = report;
  const input = { organisationId, month };
  const name = t(isAbove ? 'meetings.summary.paper' : 'meetings.monthly.paper');
  const made: ReportPaper = {
    ...{ key: 'month', name, issuing, blockedBy: [] },
    issuedId: standingIn(report)?.paperId ?? null,
    preview: { contract: monthReportPreview, input },
    issue: { contract: issueMonthReport, input: { ...input, expectedVersion: words.version } },
  };
  return <ReportPapers papers={papers} made={[made]} />;
};
