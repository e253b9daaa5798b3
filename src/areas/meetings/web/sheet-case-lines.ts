import type { ElectionRecord } from '../contract/election-results.ts';
import { decisionOf, findCase } from '../rules/check-cases.ts';
import { beforeClosing, electionItemOf, electionsWithoutItem } from '../rules/election-items.ts';
import { type DraftItem, emptyItem, emptyVote, type Opening, type SheetDraft } from './sheet-draft.ts';

type Waiting = Opening['cases'][number];

/** Cases that no vote of the sheet is about yet. */
export const casesLeft = (items: SheetDraft['items'], cases: readonly Waiting[]): readonly Waiting[] => {
  const voted = items.flatMap(({ votes }) => votes.flatMap((vote) => vote.case ?? []));
  return cases.filter((one) => !voted.some(({ kind, id }) => kind === one.kind && id === one.id));
};

const itemOf = ({ kind, id, title }: Waiting): DraftItem =>
  emptyItem({ source: 'case', sourceCode: id, title, votes: [emptyVote(title, decisionOf({ kind }), { kind, id })] });

/** Puts an item on the agenda before the meeting comes to its end. */
const withItem = (
  items: SheetDraft['items'],
  item: DraftItem,
  { agenda }: Pick<Opening, 'agenda'>,
): SheetDraft['items'] => {
  const closing = new Set(agenda.flatMap(({ part, sourceCode }) => (part === 'close' ? [sourceCode] : [])));
  return beforeClosing(items, [item], closing);
};

/** The agenda with a case as an item of its own, its vote ready to be counted. */
export const withCase = (
  items: SheetDraft['items'],
  of: Waiting,
  opening: Pick<Opening, 'agenda'>,
): SheetDraft['items'] => withItem(items, itemOf(of), opening);

type Election = Pick<ElectionRecord, 'id' | 'post'>;

/** Elections of the meeting that no item of the sheet is about yet. */
export const electionsLeft = electionsWithoutItem;

/** The agenda with an election as an item of its own: its ballots are recorded with the election, so it has no vote here. */
export const withElection = (
  items: SheetDraft['items'],
  { id, post }: Election,
  { kind, agenda }: Pick<Opening, 'agenda'> & Pick<SheetDraft, 'kind'>,
): SheetDraft['items'] =>
  electionsLeft(items, [{ id, post }]).length === 0
    ? items
    : withItem(items, emptyItem(electionItemOf({ id, post }, kind)), { agenda });

/** What the vote carries on, by the words of the case. */
export const caseOfVote = (
  cases: readonly Waiting[],
  of: DraftItem['votes'][number]['case'] | undefined,
): Waiting | undefined => findCase(cases, of) as Waiting | undefined;
