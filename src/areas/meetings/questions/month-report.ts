import { type QuestionContext, question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { IssuingBody, PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { type PaperSpec, previewPaper } from '../../documents/public.ts';
import * as contract from '../contract/month-report.ts';
import { monthlyReportData } from '../papers/monthly-data.ts';
import { monthlyReport } from '../papers/monthly-report.ts';
import { monthWords } from '../papers/monthly-words.ts';
import { summaryReportData } from '../papers/summary-data.ts';
import { summaryReport } from '../papers/summary-report.ts';
import { cellMonthOf, scoreRuleOn } from './month-facts.ts';
import { findMonthWords } from './month-words.ts';
import { issuingOf, papersFrom, type ReportHome, reportHomeOf, unknownSigner } from './report-world.ts';
import { summaryFactsOf } from './summary-facts.ts';

const noWords = { assessment: null, proposals: null, version: null };

/** A cell reports its own meetings, a committee those of all cells below. */
export const monthFormOf = ({ isCell }: Pick<ReportHome, 'isCell'>): PaperForm =>
  isCell ? monthlyReport : summaryReport;

const around = async ({ tx, today }: QuestionContext, organisationId: string, month: Day) => {
  const home = await reportHomeOf(tx, organisationId, today);
  const words = await findMonthWords(tx, organisationId, month);
  const { papers } = await papersFrom(tx, words?.id ?? null);
  const { id: _, ...shown } = words ?? { id: null, ...noWords };
  return {
    home,
    shared: {
      organisationId: organisationId as never,
      name: home.name,
      month,
      words: shown,
      papers,
      issuing: issuingOf(monthFormOf(home), home),
    },
  };
};

export const monthReport = question(contract.monthReport, async ({ organisationId, month }, context) => {
  const { home, shared } = await around(context, organisationId, month);
  if (!home.isCell) throw new Refused(refuse(reason('meetings.not-a-cell', {}, 'organisationId')));
  return { ...shared, facts: await cellMonthOf(context.tx, organisationId, month, context.today) };
});

export const monthSummary = question(contract.monthSummary, async ({ organisationId, month }, context) => {
  const { home, shared } = await around(context, organisationId, month);
  if (home.isCell) throw new Refused(refuse(reason('meetings.not-a-committee', {}, 'organisationId')));
  const { totals, rows, withoutTopic, proposals } = await summaryFactsOf(context, organisationId, month);
  return {
    ...shared,
    totals,
    rows: [...rows],
    withoutTopic: {
      count: withoutTopic.count,
      cells: withoutTopic.rows.map(({ organisationId: id, name }) => ({ organisationId: id as never, name })),
    },
    proposalsCount: proposals.count,
    proposals: proposals.rows as never,
  };
});

const dataOf = async (
  context: QuestionContext,
  { isCell }: ReportHome,
  { organisationId, month }: Asked,
): Promise<PaperData> => {
  const { tx, today } = context;
  const words = (await findMonthWords(tx, organisationId, month)) ?? noWords;
  if (!isCell) return summaryReportData({ ...(await summaryFactsOf(context, organisationId, month)), words });
  const facts = await cellMonthOf(tx, organisationId, month, today);
  return monthlyReportData({ month, asOf: today, facts, words, scoreRule: scoreRuleOn(month) });
};

type Asked = { readonly organisationId: string; readonly month: Day };
type Made = Asked &
  Pick<PaperSpec, 'issuedOn' | 'place' | 'signer' | 'secrecy'> & {
    readonly body: IssuingBody | null;
    readonly recipients?: readonly string[] | null;
    readonly sourceId: string | null;
  };

/** The report of a month as the area of documents writes it; without a signer named the first who may sign. */
export const monthSpecOf = async (
  context: QuestionContext,
  { organisationId, month, body, recipients, signer, sourceId, ...made }: Made,
): Promise<PaperSpec> => {
  const home = await reportHomeOf(context.tx, organisationId, made.issuedOn);
  const form = monthFormOf(home);
  const usual = issuingOf(form, home);
  return {
    ...made,
    form,
    data: await dataOf(context, home, { organisationId, month }),
    organisationId,
    body: body ?? usual.body,
    title: `${home.isCell ? 'Báo cáo tình hình' : 'Báo cáo tổng hợp tình hình'} sinh hoạt chi bộ ${monthWords(month)}`,
    signer: signer ?? usual.signers[0] ?? null,
    recipients: recipients ?? usual.recipients,
    source: sourceId === null ? null : { area: 'meetings', id: sourceId },
  };
};

export const monthReportPreview = question(contract.monthReportPreview, async ({ format, ...asked }, context) => {
  const spec = await monthSpecOf(context, { ...asked, issuedOn: context.today, sourceId: null });
  return previewPaper(context, { ...spec, signer: spec.signer ?? unknownSigner, format });
});
