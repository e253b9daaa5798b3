import type { Day } from '../../../platform/calendar/day.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { Refused, reason, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import type { VotedCase } from '../../members/contract.ts';
import { casesAwaitingVote, casesOf, voteObstacles } from '../../members/public.ts';
import type { MeetingKind } from '../contract/meeting-codes.ts';
import type { WaitingCase } from '../contract/reads.ts';
import { caseTitle } from '../rules/case-title.ts';
import { findCase, isOfWholeCell, type KnownCase } from '../rules/check-cases.ts';

type Asked = { readonly organisationId: string; readonly on: Day; readonly kind: MeetingKind; readonly today: Day };

/** Cases that a sheet of that day may take up, each with what stands in its way. */
export const waitingCases = async (tx: Tx, { organisationId, on, kind, today }: Asked): Promise<WaitingCase[]> => {
  if (!isOfWholeCell(kind)) return [];
  const cases: WaitingCase[] = [];
  for (const face of await casesAwaitingVote(tx, organisationId, on)) {
    // A day ahead is judged as today: what is asked for now may still come true.
    const obstacles = await voteObstacles(tx, face, { onDay: on > today ? today : on, today });
    const { id, since, missed } = face;
    cases.push({
      kind: face.kind,
      id,
      title: caseTitle(face),
      since,
      earlierVotes: missed.length,
      missed: [...missed],
      obstacles: obstacles.map(({ code, params }) => ({ code, params: { ...params } })),
    });
  }
  return cases;
};

type Tied = { readonly items: readonly { readonly votes: readonly { readonly case: VotedCase | null }[] }[] };

/**
 * The cases that the votes of a sheet name and that wait for a vote of this cell. A case out of the reader's sight or of another cell is
 * refused as not there, at the field of its vote; one that waits for none is left out.
 */
export const knownCasesOf = async (
  tx: Tx,
  { organisationId, items }: Tied & { readonly organisationId: string },
  { onDay, today }: { readonly onDay: Day; readonly today: Day },
): Promise<KnownCase[]> => {
  const named = items.flatMap(({ votes }, at) =>
    votes.flatMap((vote, place) => (vote.case ? [{ of: vote.case, field: `items.${at}.votes.${place}.case` }] : [])),
  );
  if (named.length === 0) return [];
  const faces = await casesOf(
    tx,
    named.map(({ of }) => of),
  );
  const here = faces
    .filter((face) => face.organisationId === organisationId)
    .map((face) => ({ ...face, earlierVotes: face.missed.length, obstacles: [] as KnownCase['obstacles'] }));
  const away = named.filter(({ of }) => !findCase(here, of));
  if (away.length > 0)
    throw new Refused(refuseNotFound(...away.map(({ field }) => reason('platform.not-found', {}, field))));
  const waiting = here.filter(({ isWaiting }) => isWaiting);
  for (const face of waiting) face.obstacles = await voteObstacles(tx, face, { onDay, today });
  return waiting;
};
