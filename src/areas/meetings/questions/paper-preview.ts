import { type QuestionContext, question } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { type PaperSpec, type PrintedOne, papersOfSource, previewPaper, printedSet } from '../../documents/public.ts';
import * as contract from '../contract/meeting-papers.ts';
import { homeOfMeeting } from './meeting-homes.ts';
import { getMeeting, type MeetingRow } from './meeting-rows.ts';
import { paperFactsOf } from './paper-facts-of.ts';
import {
  type Made,
  paperSpecOf,
  refusePapersElsewhere,
  refuseUnfit,
  standingOf,
  standingPaper,
  unknownSigner,
  usualDay,
} from './paper-spec.ts';
import { signersOn } from './paper-world.ts';

type Asked = Pick<Made, 'kind' | 'body' | 'signer'>;

/** A notice goes out before the meeting: it carries the day on which that was recorded, else the day stays open. */
const dayOfNotice = ({ noticedOn }: MeetingRow, usual: Day): Pick<PaperSpec, 'issuedOn' | 'isDayOpen'> =>
  noticedOn === null ? { issuedOn: usual, isDayOpen: true } : { issuedOn: noticedOn };

/** A look at papers of one meeting, by whoever holds its minutes; the facts are read once for all of them. */
const looksAt = async (row: MeetingRow, asked: readonly Asked[], context: QuestionContext): Promise<PaperSpec[]> => {
  if (asked.length === 0) return [];
  const { tx, today } = context;
  await refusePapersElsewhere(tx, row.organisationId);
  const facts = await paperFactsOf(context, row);
  const issuedOn = usualDay(facts, today);
  const [first = unknownSigner] = await signersOn(tx, row.organisationId, issuedOn);
  return asked.map((one) => {
    refuseUnfit(standingOf(one.kind, row, { facts, papers: [] }));
    const spec = paperSpecOf(row, facts, { ...one, signer: one.signer ?? first, issuedOn });
    return one.kind === 'notice' ? { ...spec, ...dayOfNotice(row, issuedOn) } : spec;
  });
};

export const paperPreview = question(
  contract.paperPreview,
  async ({ meetingId, format, ...asked }, context) => {
    const row = await getMeeting(context.tx, meetingId);
    const [spec] = await looksAt(row, [asked], context);
    return previewPaper(context, { ...spec!, format });
  },
  { over: homeOfMeeting },
);

export const papersToPrint = question(
  contract.papersToPrint,
  async ({ meetingId, kinds }, context) => {
    const { tx } = context;
    const row = await getMeeting(tx, meetingId);
    const papers = await papersOfSource(tx, 'meetings', [meetingId]);
    const wanted = [...new Set(kinds)].map((kind) => ({ kind, issued: standingPaper(papers, kind) }));
    const open = wanted.filter(({ issued }) => issued === undefined);
    const specs = await looksAt(
      row,
      open.map(({ kind }) => ({ kind, body: null, signer: null })),
      context,
    );
    const set = wanted.map(
      ({ kind, issued }): PrintedOne =>
        issued ? { paperId: issued.paperId } : { spec: specs[open.findIndex((one) => one.kind === kind)]! },
    );
    return { files: await printedSet(context, set, { about: 'văn bản cuộc họp', on: row.heldOn ?? row.plannedOn }) };
  },
  { over: homeOfMeeting },
);
