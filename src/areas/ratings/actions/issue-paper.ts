import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { orRefuse, Refused, reason, refuse } from '../../../platform/outcome/refusal.ts';
import { WRITTEN_BY_HAND } from '../../../platform/paper/official/paper-form.ts';
import { issuePaper as issueInRegister, type PaperSpec, papersOfSource } from '../../documents/public.ts';
import * as contract from '../contract/issue-paper.ts';
import type { PaperSubject } from '../papers/paper-facts.ts';
import { paperSpecsOf } from '../questions/paper-specs.ts';
import { paperWorldOf, subjectsForPapers } from '../questions/paper-world.ts';
import { standingNotice } from '../questions/standing-notices.ts';
import { checkIssuedPaper } from '../rules/check-issued-paper.ts';

type Input = typeof contract.issuePaper.input._output;

/** The days of what a paper tells: it is not dated before them. */
const daysOf = ({ kind, issuedOn: _ }: Input, subjects: readonly PaperSubject[]): Day[] =>
  subjects.flatMap(({ ballot, decision }) => {
    const on = kind === 'result-notice' ? decision?.decidedOn : kind === 'tally-minutes' ? ballot?.votedOn : null;
    return on ? [on] : [];
  });

/** Of two who issue the same papers at the same time the second finds those of the first. */
export const lockPapers = async ({ tx }: ActionContext, kind: string, sourceIds: readonly string[], at: string) => {
  await sql`
    SELECT pg_advisory_xact_lock(hashtextextended(concat('ratings.issue ', ${kind}::text, ' ', id, ' ', ${at}::text), 0))
    FROM (SELECT id FROM unnest(${[...sourceIds]}::text[]) AS u(id) ORDER BY id) u`.execute(tx);
};

/** An issued paper of the same kind and source at this organisation that stands; of a notice, one that tells the result that stands. */
const standingPaper = async ({ tx }: ActionContext, spec: PaperSpec, sourceId: string, subjectId: string | null) => {
  if (subjectId !== null) return standingNotice(tx, subjectId, spec.organisationId);
  const papers = await papersOfSource(tx, 'ratings', [sourceId], spec.organisationId);
  return papers.findLast(({ kind, state }) => kind === spec.form.kind && state === 'issued') ?? null;
};

/** Who was typed, else who signs by the register; nobody stands for a name to be written by hand. */
export const signerOf = ({ signer }: Pick<Input, 'signer'>, spec: PaperSpec): NonNullable<PaperSpec['signer']> | null =>
  signer ?? (spec.signer?.name === WRITTEN_BY_HAND ? null : (spec.signer ?? null));

export const issuePaper = action(contract.issuePaper, async (input, context) => {
  const { seasonId, organisationId, subjectId, kind, issuedOn, withoutTerm } = input;
  if ((kind === 'result-notice') !== (subjectId !== null))
    throw new Refused(refuse(reason('ratings.notice-is-of-one', {}, 'subjectId')));
  const sourceId = subjectId ?? seasonId;
  await lockPapers(context, kind, [sourceId], organisationId);
  const world = await paperWorldOf(context, seasonId, organisationId);
  const { specs } = await paperSpecsOf(context, world, { subjectId, kinds: [kind], content: 'recorded' });
  const { isDayOpen: _, ...spec } = specs[0]!;
  const subjects = await subjectsForPapers(context, world, { subjectId, reach: 'here' });
  const standing = await standingPaper(context, spec, sourceId, subjectId);

  orRefuse(
    checkIssuedPaper({
      issuedOn,
      days: daysOf(input, subjects),
      // Who opened the season tells its results, in its own register.
      isOwnPaper: spec.organisationId === organisationId,
      standing,
    }),
  );

  return issueInRegister(context, {
    ...spec,
    issuedOn,
    withoutTerm,
    signer: signerOf(input, spec),
  });
});
