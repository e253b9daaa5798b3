import type { QuestionContext } from '../../../platform/action/action.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { openablePapers, type PaperOfSource, type PaperSpec, papersOfSource } from '../../documents/public.ts';
import { ratingFormOf } from '../papers/rating-forms.ts';
import { standingNoticesOf } from './standing-notices.ts';

/** A paper to be printed: as it was issued, or as it would be. */
export type ToPrint = { readonly spec: PaperSpec; readonly issued: PaperOfSource | null };

const noticeKind = ratingFormOf('result-notice').kind;
/** Kept as issued beside notices, one of each organisation and season. */
const unitKinds: readonly string[] = [ratingFormOf('tally-minutes').kind, ratingFormOf('decision-list').kind];

type Issued = (spec: PaperSpec) => PaperOfSource | null;

const noticesIssued = async (tx: Tx, specs: readonly PaperSpec[]): Promise<Issued> => {
  const own = specs.filter(({ form }) => form.kind === noticeKind);
  const [first] = own;
  if (!first) return () => null;
  const ids = own.flatMap(({ source }) => (source ? [source.id] : []));
  const standing = await standingNoticesOf(tx, ids, first.organisationId);
  return ({ form, source }) => (form.kind === noticeKind && source ? (standing.get(source.id) ?? null) : null);
};

const unitIssued = async (tx: Tx, specs: readonly PaperSpec[]): Promise<Issued> => {
  const own = specs.find(({ form }) => unitKinds.includes(form.kind));
  if (!own?.source) return () => null;
  const papers = await papersOfSource(tx, own.source.area, [own.source.id], own.organisationId);
  return ({ form }) =>
    unitKinds.includes(form.kind)
      ? (papers.findLast(({ kind, state }) => kind === form.kind && state === 'issued') ?? null)
      : null;
};

/**
 * What stands in the register is printed as it was issued, with its number and day: a second draft of it would not be the paper that
 * counts. Who may not open it there gets the draft, as before it was issued.
 */
export const issuedInstead = async (context: QuestionContext, specs: readonly PaperSpec[]): Promise<ToPrint[]> => {
  const { tx } = context;
  const [notice, unit] = [await noticesIssued(tx, specs), await unitIssued(tx, specs)];
  const found = specs.map((spec) => ({ spec, issued: notice(spec) ?? unit(spec) }));
  const ids = found.flatMap(({ issued }) => (issued ? [issued.paperId] : []));
  const open = await openablePapers(context, ids);
  return found.map(({ spec, issued }) => ({ spec, issued: issued && open.has(issued.paperId) ? issued : null }));
};
