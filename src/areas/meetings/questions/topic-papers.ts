import { sql } from 'kysely';
import { type QuestionContext, question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import type { IssuingBody, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { type PaperSpec, previewPaper } from '../../documents/public.ts';
import * as contract from '../contract/topic-papers.ts';
import type { TopicRecord } from '../contract/topics.ts';
import { type TopicPaperFacts, topicPlan, topicPlanData } from '../papers/topic-plan.ts';
import { topicReport, topicReportData } from '../papers/topic-report.ts';
import { checkTopicPaper, type TopicPaperStanding } from '../rules/check-topic-paper.ts';
import { isRuledVerified } from '../rules/ruled-value.ts';
import { meetingPacksOn } from './meeting-facts.ts';
import { issuingOf, papersFrom, reportHomeOf, unknownSigner } from './report-world.ts';
import { homeOfTopic } from './topic-rows.ts';
import { topicRecordOf } from './topics.ts';

const kinds: readonly contract.TopicPaperKind[] = ['plan', 'report'];
const forms = { plan: topicPlan, report: topicReport } as const;
const fillers = { plan: topicPlanData, report: topicReportData } as const;

export const topicFormOf = (kind: contract.TopicPaperKind): PaperForm => forms[kind];

/** The rule on when members have the paper before the meeting, and whether anybody compared it with its text. */
const materialsRule = (on: Day): string | null => {
  const { pack } = meetingPacksOn(on);
  const rule = pack?.content.thematicPaper;
  if (!pack || !rule) return null;
  const read = isRuledVerified(pack, rule) ? '' : '; chưa đối chiếu với văn bản gốc';
  return `trước buổi sinh hoạt ít nhất ${rule.value.daysBefore} ngày (${rule.clause}${read})`;
};

type Held = { readonly attended: number | null; readonly counted: number | null; readonly conclusion: string | null };

const factsOf = async ({ tx, today }: QuestionContext, topic: TopicRecord): Promise<TopicPaperFacts> => {
  const { rows } = await sql<Held>`
    SELECT m.attended, m.counted, m.conclusion FROM meetings.meeting m WHERE m.id = ${topic.meetingId}`.execute(tx);
  const { attended = null, counted = null, conclusion = null } = rows[0] ?? {};
  return {
    topic,
    attendance: attended === null || counted === null ? null : { numerator: attended, denominator: counted },
    conclusion,
    materials: materialsRule(topic.heldOn ?? today),
  };
};

/** What the rule of issuing looks at. */
export const standingOfTopic = (
  kind: contract.TopicPaperKind,
  { state, approvedOn, heldOn, hasResult }: TopicRecord,
  issuedOn: Day | null,
): TopicPaperStanding => ({ kind, state, approvedOn, heldOn, hasResult, issuedOn });

type Made = Omit<PaperSpec, 'form' | 'data' | 'organisationId' | 'title' | 'source' | 'body' | 'recipients'> & {
  readonly body: IssuingBody | null;
  readonly recipients?: readonly string[] | null;
};

/** The paper as the area of documents writes it; without a signer named the first who may sign. */
export const topicSpecOf = async (
  context: QuestionContext,
  topic: TopicRecord,
  { kind, body, recipients, signer, ...made }: Made & { readonly kind: contract.TopicPaperKind },
): Promise<PaperSpec> => {
  const form = topicFormOf(kind);
  const usual = issuingOf(form, await reportHomeOf(context.tx, topic.organisationId, made.issuedOn));
  return {
    ...made,
    form,
    data: fillers[kind](await factsOf(context, topic)),
    organisationId: topic.organisationId,
    body: body ?? usual.body,
    title: `${form.names.vi}: ${topic.title}`.slice(0, 300),
    signer: signer ?? usual.signers[0] ?? null,
    recipients: recipients ?? usual.recipients,
    source: { area: 'meetings', id: topic.topicId },
  };
};

export const papersOfTopic = question(
  contract.papersOfTopic,
  async ({ topicId }, { tx, today }) => {
    const topic = await topicRecordOf(tx, topicId, today);
    const home = await reportHomeOf(tx, topic.organisationId, today);
    const { papers, standing } = await papersFrom(tx, topicId);
    const fitting = kinds.map((kind) => {
      const form = topicFormOf(kind);
      const stands = standing(form);
      const verdict = checkTopicPaper(standingOfTopic(kind, topic, stands?.issuedOn ?? null), null);
      return {
        kind,
        names: form.names,
        issuedId: stands?.paperId ?? null,
        blockedBy: isRefusal(verdict) ? verdict.reasons.map(({ code }) => code) : [],
        issuing: issuingOf(form, home),
      };
    });
    return { papers, fitting };
  },
  { over: homeOfTopic },
);

export const topicPaperPreview = question(
  contract.topicPaperPreview,
  async ({ topicId, format, ...asked }, context) => {
    const topic = await topicRecordOf(context.tx, topicId, context.today);
    const spec = await topicSpecOf(context, topic, { ...asked, issuedOn: context.today });
    return previewPaper(context, { ...spec, signer: spec.signer ?? unknownSigner, format });
  },
  { over: homeOfTopic },
);
