import { type Question, type QuestionContext, question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { ended } from '../../../platform/paper/ended.ts';
import type { PaperData, PaperForm } from '../../../platform/paper/official/paper-form.ts';
import { exemptions, member, outgoingTransfer, procedure, rollOf } from '../../members/public.ts';
import * as contract from '../contract/paper-reads.ts';
import { type Forms, getForm } from '../papers/all-forms.ts';
import { dayKnown, type Known, proposedData, proposedTitle, tallyKnown } from '../papers/propose-member-paper.ts';
import { committeeName } from '../rules/head-names.ts';
import { type IssuingWorld, issuingWorld } from './issuing-world.ts';

type Asked = { readonly organisationId: string; readonly on: Day; readonly subjectId: string | null };
type Source = (asked: Asked, context: QuestionContext, world: IssuingWorld) => Promise<Known>;

const superiorCommittee = ({ superior }: IssuingWorld): string | null => superior && committeeName(superior);

/** As it follows the word `sinh`. */
const birthText = (birthOn: string | null, year: number | null): string | null =>
  birthOn !== null ? `ngày ${birthOn}` : year === null ? null : `năm ${year}`;

/** What the records say of a member on a day. */
export const memberKnown = async (memberId: string, on: Day, context: QuestionContext): Promise<Known> => {
  const facts = await member.run({ memberId: memberId as never, on }, context);
  return {
    subjectName: facts.face.fullName,
    subjectBirth: birthText(dayKnown(facts.birthOn), facts.face.birthYear),
    admittedOn: dayKnown(facts.dates.admittedOn),
    cellName: facts.organisationName,
  };
};

const votes: Readonly<Record<string, string>> = { cell: 'cell-vote', committee: 'grassroots-vote' };

/** All of a cell and what they are made of, as its minutes count them: who takes part for a time is counted at home. */
const totalOf = (roll: Awaited<ReturnType<typeof rollOf>>): string => {
  const own = roll.filter(({ isGuest }) => !isGuest);
  const official = own.filter(({ isOfficial }) => isOfficial).length;
  return `${own.length} (${official} chính thức, ${own.length - official} dự bị)`;
};

/** A resolution about a person: the subject and the last recorded vote of that body; the roll of the cell. */
const ofProcedure =
  (body: 'cell' | 'committee'): Source =>
  async ({ subjectId, on, organisationId }, context, world) => {
    const roll = body === 'cell' ? await rollOf(context.tx, organisationId, on) : null;
    const base = {
      superior: superiorCommittee(world),
      total: roll && totalOf(roll),
    };
    if (subjectId === null) return base;
    const facts = await procedure.run({ procedureId: subjectId as never }, context);
    const vote = facts.steps.findLast(({ kind }) => kind === votes[body]);
    const person = facts.subject.memberId ? await memberKnown(facts.subject.memberId, on, context) : {};
    const ground = facts.ground?.name?.vi ?? facts.groundText;
    return {
      ...base,
      ...person,
      subjectName: facts.subject.name,
      heldOn: vote ? dayKnown(vote.onDay) : null,
      grounds: ground ? ended(ground) : null,
      ...tallyKnown(vote?.tally ?? null),
    };
  };

const mostExempted = 500;

const exempted: Source = async ({ organisationId, on }, context) => {
  const asked = { underId: organisationId as never, show: 'running' as const, on, limit: mostExempted };
  const { rows } = await exemptions.run(asked, context);
  return {
    asOf: dayKnown(on),
    count: String(rows.length),
    members: rows.map((row, at) => ({
      number: String(at + 1),
      name: row.fullName,
      cell: row.organisationName,
      ground: row.groundName.vi,
      since: dayKnown(row.since) ?? '–',
      until: dayKnown(row.until) ?? '–',
      decision: row.decision?.number ?? row.cellResolution ?? '–',
    })),
  };
};

const transferred: Source = async ({ subjectId, on }, context) => {
  if (subjectId === null) return {};
  const facts = await outgoingTransfer.run({ transferId: subjectId as never }, context);
  const person = facts.memberId ? await memberKnown(facts.memberId, on, context) : {};
  const paid = facts.duesPaidThrough;
  return {
    ...person,
    subjectName: facts.fullName ?? null,
    fromName: facts.fromName,
    toName: facts.toName,
    slipNumber: facts.slipNumber ?? null,
    slipOn: dayKnown(facts.issuedOn),
    duesThrough: paid ? `${paid.slice(5, 7)}/${paid.slice(0, 4)}` : null,
  };
};

const aboutMember: Source = async ({ subjectId, on }, context) =>
  subjectId === null ? {} : memberKnown(subjectId, on, context);

type About = 'procedure' | 'member' | 'transfer';
const sources: Readonly<Record<string, { readonly about: About | null; readonly known: Source }>> = {
  'documents.admission-cell': { about: 'procedure', known: ofProcedure('cell') },
  'documents.admission-committee': { about: 'procedure', known: ofProcedure('committee') },
  'documents.recognition-cell': { about: 'procedure', known: ofProcedure('cell') },
  'documents.recognition-committee': { about: 'procedure', known: ofProcedure('committee') },
  'documents.strike-off-cell': { about: 'procedure', known: ofProcedure('cell') },
  'documents.strike-off-committee': { about: 'procedure', known: ofProcedure('committee') },
  'documents.resignation-cell': { about: 'procedure', known: ofProcedure('cell') },
  'documents.probation-remark': { about: 'member', known: aboutMember },
  'documents.exemption-list': { about: null, known: exempted },
  'documents.transfer-report': { about: 'transfer', known: transferred },
};

/** What a proposal of this form is about; null where it is about nobody in particular. */
export const aboutOf = (kind: string): About | null => sources[kind]?.about ?? null;

/** A form filled with what the program knows; `more` is what the caller knows beyond it, and stands before it. */
export const proposedPaper = async (
  context: QuestionContext,
  form: PaperForm,
  asked: Asked,
  more: Known = {},
): Promise<{ title: string; data: PaperData; recipients: string[]; unknown: string[] }> => {
  const world = await issuingWorld(context.tx, asked.organisationId, asked.on);
  const found = await (sources[form.kind]?.known(asked, context, world) ?? {});
  const above = superiorCommittee(world);
  const { data, unknown } = proposedData(form.fields, { superior: above, ...found, ...more });
  const recipients = form.hasRecipients ? [...(above === null ? [] : [`${above} (để báo cáo),`]), 'Lưu hồ sơ.'] : [];
  return { title: proposedTitle(form, data), data, recipients, unknown };
};

export const proposal = (forms: Forms): Question<typeof contract.proposal> =>
  question(contract.proposal, async ({ kind, organisationId, on, subjectId }, context) => {
    const { data, ...rest } = await proposedPaper(context, getForm(forms, kind), { organisationId, on, subjectId });
    return { ...rest, data: data as never };
  });
