import { type QuestionContext, question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { isRefusal, Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import { type PaperSpec, papersOfSource, previewPaper } from '../../documents/public.ts';
import * as contract from '../contract/election-papers.ts';
import type { ElectionPaperFacts } from '../papers/election-facts.ts';
import { electionDataOf, electionFormOf, electionPaperTitle } from '../papers/election-forms.ts';
import { electionRuleText } from '../papers/election-rule.ts';
import { occasionOf } from '../papers/paper-lines.ts';
import { seatsLeftIn } from '../rules/check-ballot.ts';
import { checkElectionPaper, type ElectionPaperStanding } from '../rules/check-election-paper.ts';
import { againstRoll } from '../rules/election-against-roll.ts';
import { type ElectionRow, electionsOf } from './election-rows.ts';
import { type ElectionWorld, electionWorldOf } from './election-world.ts';
import { homeOfMeeting } from './meeting-homes.ts';
import { getMeeting, type MeetingRow } from './meeting-rows.ts';
import { refusePapersElsewhere, usualDay } from './paper-spec.ts';
import { issuingOf, type ReportHome, reportHomeOf, unknownSigner } from './report-world.ts';

export type Which = { readonly kind: contract.ElectionPaperKind; readonly electionId: string | null };

type World = {
  readonly row: MeetingRow;
  readonly facts: ElectionWorld;
  readonly elections: readonly ElectionRow[];
  readonly home: ReportHome;
};

const worldOf = async ({ tx, today }: QuestionContext, row: MeetingRow): Promise<World> => {
  const facts = await electionWorldOf(tx, row);
  const home = await reportHomeOf(tx, row.organisationId, usualDay(facts, today));
  return { row, facts, elections: await electionsOf(tx, row.id), home };
};

const paperFactsOf = ({ row, facts, elections, home }: World, election: ElectionRow | null): ElectionPaperFacts => ({
  occasion: occasionOf({ ...row, on: facts.on, groupName: null, isCell: home.isCell }),
  kind: row.kind,
  on: facts.on,
  place: row.place,
  superior: home.superior,
  official: facts.base?.official ?? null,
  base: facts.base?.base ?? null,
  deductions: facts.base?.deductions ?? [],
  voters: facts.ballot.voters,
  elections,
  election,
  rule: electionRuleText(facts.ballot.pack),
});

const electionMeant = ({ elections }: World, { kind, electionId }: Which): ElectionRow | null => {
  if (kind === 'election-result') return null;
  const found = elections.find(({ id }) => id === electionId);
  if (!found) throw new Refused(refuseNotFound(reason('platform.not-found', {}, 'electionId')));
  return found;
};

const sourceOf = (row: MeetingRow, election: ElectionRow | null): string => election?.id ?? row.id;

const standingOf = async (
  { tx }: QuestionContext,
  { row, facts, elections }: World,
  { kind, election }: { readonly kind: contract.ElectionPaperKind; readonly election: ElectionRow | null },
): Promise<ElectionPaperStanding> => {
  const papers = await papersOfSource(tx, 'meetings', [sourceOf(row, election)]);
  const stands = papers.findLast((one) => one.kind === electionFormOf(kind).kind && one.state === 'issued');
  const meant = election ? [election] : elections;
  return {
    kind,
    meetingState: row.state,
    on: facts.on,
    elections: meant,
    // An election that is still open is refused as such.
    isAgainstRoll: meant.some((one) => one.state === 'concluded' && againstRoll(one, facts.ballot).length > 0),
    issuedOn: stands?.issuedOn ?? null,
  };
};

type Made = Pick<PaperSpec, 'issuedOn' | 'place' | 'secrecy'> & {
  readonly body: PaperSpec['body'] | null;
  readonly signer: NonNullable<PaperSpec['signer']> | null;
  readonly recipients?: readonly string[] | null;
};

/** The paper as the area of documents writes it, and what the rule of issuing looks at; made by those who hold the minutes. */
export const electionSpecOf = async (
  context: QuestionContext,
  row: MeetingRow,
  { kind, electionId, body, signer, recipients, ...made }: Made & Which,
): Promise<{ spec: PaperSpec; standing: ElectionPaperStanding; version: number }> => {
  await refusePapersElsewhere(context.tx, row.organisationId);
  const world = await worldOf(context, row);
  const election = electionMeant(world, { kind, electionId });
  const facts = paperFactsOf(world, election);
  const form = electionFormOf(kind);
  const usual = issuingOf(form, world.home);
  return {
    spec: {
      ...made,
      form,
      data: electionDataOf(kind, facts),
      organisationId: row.organisationId,
      body: body ?? usual.body,
      title: electionPaperTitle(kind, facts),
      signer: signer ?? usual.signers[0] ?? null,
      recipients: form.hasRecipients ? (recipients ?? usual.recipients) : [],
      source: { area: 'meetings', id: sourceOf(row, election) },
    },
    standing: await standingOf(context, world, { kind, election }),
    version: election?.version ?? row.version,
  };
};

const fittingFor = async (
  context: QuestionContext,
  world: World,
  kind: contract.ElectionPaperKind,
  id: string | null,
) => {
  const election = electionMeant(world, { kind, electionId: id });
  const standing = await standingOf(context, world, { kind, election });
  const verdict = checkElectionPaper(standing, null);
  const form = electionFormOf(kind);
  const papers = await papersOfSource(context.tx, 'meetings', [sourceOf(world.row, election)]);
  const stands = papers.findLast((one) => one.kind === form.kind && one.state === 'issued');
  return {
    kind,
    electionId: election?.id ?? null,
    post: election?.post ?? null,
    names: form.names,
    issuedId: stands?.paperId ?? null,
    blockedBy: isRefusal(verdict) ? verdict.reasons.map(({ code }) => code) : [],
    issuing: issuingOf(form, world.home),
    version: election?.version ?? world.row.version,
  };
};

export const papersOfElections = question(
  contract.papersOfElections,
  async ({ meetingId }, context) => {
    const world = await worldOf(context, await getMeeting(context.tx, meetingId));
    const ids = world.elections.map(({ id }) => id);
    const own = electionFormsKinds(await papersOfSource(context.tx, 'meetings', [meetingId, ...ids]));
    const fitting = [];
    for (const { id, state, ...election } of world.elections) {
      // Once every seat is filled nobody stands in another ballot.
      if (state === 'open' && seatsLeftIn(election) > 0)
        fitting.push(await fittingFor(context, world, 'ballot-paper', id));
      fitting.push(await fittingFor(context, world, 'tally-minutes', id));
    }
    if (ids.length > 0) fitting.push(await fittingFor(context, world, 'election-result', null));
    return { papers: own.map(({ sourceId: _, ...paper }) => paper), fitting };
  },
  { over: homeOfMeeting },
);

/** Papers of elections among those of the meeting. */
const electionFormsKinds = (papers: Awaited<ReturnType<typeof papersOfSource>>) => {
  const kinds = new Set(contract.electionPaperKind.options.map((kind) => electionFormOf(kind).kind));
  return papers.filter(({ kind }) => kinds.has(kind));
};

export const electionPaperPreview = question(
  contract.electionPaperPreview,
  async ({ meetingId, format, ...asked }, context) => {
    const row = await getMeeting(context.tx, meetingId);
    const on: Day = usualDay({ on: row.heldOn ?? row.plannedOn }, context.today);
    const { spec } = await electionSpecOf(context, row, { ...asked, issuedOn: on });
    return previewPaper(context, { ...spec, signer: spec.signer ?? unknownSigner, format });
  },
  { over: homeOfMeeting },
);
