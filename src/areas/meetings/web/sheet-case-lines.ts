import { decisionOf, findCase } from '../rules/check-cases.ts';
import { type DraftItem, emptyItem, emptyVote, type Opening, type SheetDraft } from './sheet-draft.ts';

type Waiting = Opening['cases'][number];

/** Cases that no vote of the sheet is about yet. */
export const casesLeft = (items: SheetDraft['items'], cases: readonly Waiting[]): readonly Waiting[] => {
  const voted = items.flatMap(({ votes }) => votes.flatMap((vote) => vote.case ?? []));
  return cases.filter((one) => !voted.some(({ kind, id }) => kind === one.kind && id === one.id));
};

const itemOf = ({ kind, id, title }: Waiting): DraftItem =>
  emptyItem({ source: 'case', sourceCode: id, title, votes: [emptyVote(title, decisionOf({ kind }), { kind, id })] });

/** The agenda with a case as an item of its own, its vote ready to be counted, before the meeting comes to its end. */
export const withCase = (items: SheetDraft['items'], of: Waiting, { agenda }: Opening): SheetDraft['items'] => {
  const closing = new Set(agenda.flatMap(({ part, sourceCode }) => (part === 'close' ? [sourceCode] : [])));
  const found = items.findIndex(({ sourceCode }) => sourceCode !== null && closing.has(sourceCode));
  const at = found < 0 ? items.length : found;
  return [...items.slice(0, at), itemOf(of), ...items.slice(at)];
};

/** What the vote carries on, by the words of the case. */
export const caseOfVote = (
  cases: readonly Waiting[],
  of: DraftItem['votes'][number]['case'] | undefined,
): Waiting | undefined => findCase(cases, of) as Waiting | undefined;
