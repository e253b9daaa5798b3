import { type QuestionContext, question } from '../../../platform/action/action.ts';
import { isRefusal } from '../../../platform/outcome/refusal.ts';
import { type PaperOfSource, papersOfSource } from '../../documents/public.ts';
import * as contract from '../contract/meeting-papers.ts';
import { bodyOf, formOf, papersOfKind } from '../papers/meeting-forms.ts';
import type { PaperFacts } from '../papers/paper-facts.ts';
import { checkPaper } from '../rules/check-paper.ts';
import { homeOfMeeting } from './meeting-homes.ts';
import { getMeeting, type MeetingRow } from './meeting-rows.ts';
import { paperFactsOf } from './paper-facts-of.ts';
import { holdsMinutesOf, recipientsOf, standingOf, standingPaper, usualDay } from './paper-spec.ts';
import { hasTermOn, signersOn } from './paper-world.ts';

type World = { readonly facts: PaperFacts; readonly papers: readonly PaperOfSource[] };

const isSignedForBody = (kind: contract.MeetingPaperKind): boolean =>
  formOf(kind).signatures.some(({ name }) => name.includes('{signerName}'));

/** Before a meeting there is nothing to say of it yet, and afterwards nothing to write by hand. */
const isOffered = (kind: contract.MeetingPaperKind, { state }: MeetingRow): boolean => {
  if (state === 'closed' || state === 'reported') return kind !== 'blank-sheet';
  return state === 'open' || ['notice', 'blank-sheet', 'attendance-sheet'].includes(kind);
};

const fittingOf = (kind: contract.MeetingPaperKind, row: MeetingRow, world: World) => {
  const form = formOf(kind);
  const verdict = checkPaper(standingOf(kind, row, world), null);
  return {
    kind,
    names: form.names,
    isNumbered: form.documentType !== null,
    isSigned: isSignedForBody(kind),
    bodies: [...form.bodies],
    isUsedAsPrinted: form.isUsedAsPrinted === true,
    issuedId: standingPaper(world.papers, kind)?.paperId ?? null,
    blockedBy: isRefusal(verdict) ? verdict.reasons.map(({ code }) => code) : [],
  };
};

const answer = async (row: MeetingRow, context: QuestionContext) => {
  const { tx, today } = context;
  const papers = await papersOfSource(tx, 'meetings', [row.id]);
  const facts = await paperFactsOf(context, row);
  const day = usualDay(facts, today);
  return {
    papers: papers.map(({ sourceId: _, ...paper }) => paper),
    fitting: papersOfKind(row.kind)
      .filter((kind) => isOffered(kind, row))
      .map((kind) => fittingOf(kind, row, { facts, papers })),
    body: bodyOf(facts),
    signers: await signersOn(tx, row.organisationId, day),
    recipients: recipientsOf(facts),
    dayOfPapers: day,
    hasTerm: await hasTermOn(tx, row.organisationId, day),
    holdsMinutes: await holdsMinutesOf(tx, row.organisationId),
    version: row.version,
  };
};

export const papersOfMeeting = question(
  contract.papersOfMeeting,
  async ({ meetingId }, context) => answer(await getMeeting(context.tx, meetingId), context),
  { over: homeOfMeeting },
);
