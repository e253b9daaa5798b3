import type { ActionContext } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import type { DecisionPaper, Finding } from '../contract/decision.ts';
import { postRowsOf } from '../questions/post-rows.ts';
import { getTerm, termsOfOrganisation } from '../questions/term-rows.ts';
import { closeTerm, reopenTerm } from './close-term.ts';
import { fillPost, withdrawPost } from './fill-post.ts';
import { openTerm, withdrawTerm } from './open-term.ts';

export type ElectedTerm = {
  readonly organisationId: string;
  readonly startsOn: Day;
  readonly ordinal: number | null;
  readonly numberSet: number | null;
  readonly deputiesSet: number | null;
  readonly decision: DecisionPaper | null;
  readonly posts: readonly { readonly kind: string; readonly personId: string }[];
};

/**
 * Opens an elected term with its posts in one go, as the congress elected them; a term that runs on that day ends with it. Everything passes
 * the same rules as when it is entered one by one: their refusals stop all of it, their findings come back without repeats.
 */
export const openElectedTerm = async (context: ActionContext, wanted: ElectedTerm) => {
  const { posts, decision, ...fields } = wanted;
  const organisationId = wanted.organisationId as never;
  const terms = await termsOfOrganisation(context.tx, wanted.organisationId);
  const running = terms.find(({ startsOn, closedOn }) => closedOn === null && startsOn < wanted.startsOn);
  if (running)
    await closeTerm.run(
      { termId: running.id, expectedVersion: running.version, closedOn: wanted.startsOn, reason: 'new-term' },
      context,
    );
  const elected = { basis: 'elected' as const, decision };
  const { termId, findings } = await openTerm.run(
    { ...fields, organisationId, standingSet: null, ...elected, isFirstOfNew: false },
    context,
  );
  const found = new Map<string, Finding>(findings.map((one) => [JSON.stringify(one), one]));
  for (const { kind, personId } of posts) {
    const post = { organisationId, kind, personId: personId as never, from: wanted.startsOn, until: null, termId };
    const filled = await fillPost.run({ ...post, ...elected, isExtra: false }, context);
    for (const one of filled.findings) found.set(JSON.stringify(one), one);
  }
  return { termId, endedTermId: running?.id ?? null, findings: [...found.values()] };
};

/**
 * Takes such a term back with its posts, and lets the term before it run on. Refuses once something of it was changed or added since: what
 * came after is taken back first.
 */
export const withdrawElectedTerm = async (
  context: ActionContext,
  { termId, endedTermId }: { readonly termId: string; readonly endedTermId: string | null },
): Promise<void> => {
  const term = await getTerm(context.tx, termId);
  const posts = (await postRowsOf(context.tx, term.organisationId)).filter((post) => post.termId === termId);
  const changed = posts.filter(({ version }) => version > 1).length + (term.version > 1 ? 1 : 0);
  if (changed > 0) throw new Refused(refuse(reason('organisations.term-changed-since', { changed })));
  for (const { id, version } of posts) await withdrawPost.run({ postId: id, expectedVersion: version }, context);
  await withdrawTerm.run({ termId: term.id, expectedVersion: term.version }, context);
  if (endedTermId === null) return;
  const ended = await getTerm(context.tx, endedTermId);
  await reopenTerm.run({ termId: ended.id, expectedVersion: ended.version }, context);
};
