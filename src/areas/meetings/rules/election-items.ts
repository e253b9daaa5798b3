import type { ElectedPost } from '../contract/elections.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { MeetingAgenda } from './agenda-shape.ts';
import { electionTitle } from './election-title.ts';

type Item = { readonly source: string; readonly sourceCode: string | null };
type Election = { readonly id: string; readonly post: ElectedPost };

/** Elections of a meeting that no item of its agenda is about. */
export const electionsWithoutItem = <E extends { readonly id: string }>(
  items: readonly Item[],
  elections: readonly E[],
): readonly E[] =>
  elections.filter(({ id }) => !items.some(({ source, sourceCode }) => source === 'case' && sourceCode === id));

/** Codes of the lines with which a meeting of a kind comes to its end. */
export const closingCodesOf = (agenda: MeetingAgenda | null, kind: MeetingKind): ReadonlySet<string> =>
  new Set(
    agenda?.templates
      .find((one) => one.kind === kind)
      ?.items.flatMap(({ part, code }) => (part === 'close' ? [code] : [])) ?? [],
  );

/** Puts items on the agenda before the meeting comes to its end. */
export const beforeClosing = <I extends Item>(
  items: readonly I[],
  more: readonly I[],
  closing: ReadonlySet<string>,
): I[] => {
  const found = items.findIndex(({ sourceCode }) => sourceCode !== null && closing.has(sourceCode));
  const at = found < 0 ? items.length : found;
  return [...items.slice(0, at), ...more, ...items.slice(at)];
};

/** An election as an item of the agenda: its ballots are recorded with the election, so it has no vote. */
export const electionItemOf = ({ id, post }: Election, kind: MeetingKind) => ({
  source: 'case' as const,
  sourceCode: id,
  title: electionTitle(post, kind),
});
