import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ElectedPost } from '../contract/elections.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import { electionItemOf, electionsWithoutItem } from '../rules/election-items.ts';

type Item = { readonly meetingId: string; readonly title: string; readonly conclusion: string | null };
type Line = Item & { readonly source: string; readonly sourceCode: string | null };
type Election = {
  readonly id: string;
  readonly meetingId: string;
  readonly kind: MeetingKind;
  readonly post: ElectedPost;
  readonly numberSet: number;
  readonly elected: number;
};

/**
 * What was talked over besides the order of every meeting. A line of the order and guidance from above say nothing where nobody wrote
 * anything under them; an opinion alone is sealed and is not asked about.
 */
const linesOf = async (tx: Tx, meetingIds: readonly string[]): Promise<Line[]> => {
  const { rows } = await sql<Line>`
    SELECT i.meeting_id AS "meetingId", i.source, i.source_code AS "sourceCode", i.title, i.conclusion FROM meetings.agenda_item i
    WHERE i.meeting_id = ANY (${[...meetingIds]}::uuid[])
      AND (i.source NOT IN ('template', 'orientation') OR i.content IS NOT NULL OR i.conclusion IS NOT NULL
        OR EXISTS (SELECT FROM meetings.vote v WHERE v.item_id = i.id))
    ORDER BY i.meeting_id, i.ordinal`.execute(tx);
  return rows;
};

const electionsHeld = async (tx: Tx, meetingIds: readonly string[]): Promise<Election[]> => {
  const { rows } = await sql<Election>`
    SELECT e.id, e.meeting_id AS "meetingId", m.kind, e.post, e.number_set AS "numberSet",
      (SELECT count(*)::int FROM meetings.election_ballot b
        JOIN meetings.election_ballot_line l ON l.ballot_id = b.id AND l.is_elected WHERE b.election_id = e.id) AS elected
    FROM meetings.election e JOIN meetings.meeting m ON m.id = e.meeting_id
    WHERE e.meeting_id = ANY (${[...meetingIds]}::uuid[]) AND e.state = 'concluded'
    ORDER BY array_position(ARRAY['committee', 'secretary', 'deputy-secretary', 'delegate'], e.post)`.execute(tx);
  return rows;
};

const resultOf = ({ numberSet, elected }: Election): string => `số lượng cần bầu ${numberSet}, đã bầu ${elected}`;

/** What the meetings of a month were about, elections with how many were elected; one that is on no agenda comes last. */
export const itemsOfMonth = async (tx: Tx, meetingIds: readonly string[]): Promise<Item[]> => {
  const [lines, elections] = [await linesOf(tx, meetingIds), await electionsHeld(tx, meetingIds)];
  const byId = new Map(elections.map((one) => [one.id, one]));
  const told = lines.map(({ source, sourceCode, ...line }) => {
    const election = source === 'case' && sourceCode !== null ? byId.get(sourceCode) : undefined;
    return election ? { ...line, conclusion: line.conclusion ?? resultOf(election) } : line;
  });
  const apart = electionsWithoutItem(lines, elections).map((one) => ({
    meetingId: one.meetingId,
    title: electionItemOf(one, one.kind).title,
    conclusion: resultOf(one),
  }));
  return [...told, ...apart];
};
