import { sql } from 'kysely';
import { type ActionContext, action } from '../../../platform/action/action.ts';
import { orRefuse, Refused, reason, refuse, refuseConflict } from '../../../platform/outcome/refusal.ts';
import { issuePaper, type PaperSpec, withdrawPapers } from '../../documents/public.ts';
import * as contract from '../contract/issue-paper.ts';
import { ratingFormOf } from '../papers/rating-forms.ts';
import { noticesOf } from '../questions/notices-to-issue.ts';
import { homeById, subjectSpec } from '../questions/paper-spec-of.ts';
import { refuseOtherScale } from '../questions/paper-specs.ts';
import { paperSubjectsWhere } from '../questions/paper-subjects.ts';
import { type PaperWorld, paperWorldOf } from '../questions/paper-world.ts';
import { checkIssuedPaper } from '../rules/check-issued-paper.ts';
import { lockPapers, signerOf } from './issue-paper.ts';

type Input = typeof contract.issueNotices.input._output;

/** What the next notices are issued from: locked, and just those that were shown to who issues them. */
const nextNotices = async (context: ActionContext, world: PaperWorld, input: Input) => {
  await lockPapers(context, 'result-notice', input.expected, input.organisationId);
  const found = await noticesOf(context, input);
  orRefuse(
    checkIssuedPaper({
      issuedOn: input.issuedOn,
      days: found.notBefore === null ? [] : [found.notBefore],
      isOwnPaper: world.here.openerId === input.organisationId,
      standing: null,
    }),
  );
  if (found.toIssue === 0) throw new Refused(refuse(reason('ratings.no-notice-to-issue', {}, 'unitId')));
  if (found.next.join(' ') !== input.expected.join(' '))
    throw new Refused(refuseConflict(reason('ratings.notices-changed', { count: found.next.length }, 'expected')));
  return found;
};

const specsOf = async (context: ActionContext, world: PaperWorld, ids: readonly string[]) => {
  const where = sql`s.id = ANY (${[...ids]}::uuid[])`;
  const subjects = await paperSubjectsWhere(context.tx, where, {
    on: context.today,
    limit: ids.length,
    isForList: true,
  });
  const homeOf = homeById(context, world.home);
  const specs: PaperSpec[] = [];
  for (const subject of subjects)
    specs.push(await subjectSpec(context, world, { subject, kind: 'result-notice', homeOf }));
  return specs;
};

export const issueNotices = action(contract.issueNotices, async (input, context) => {
  const { seasonId, organisationId, issuedOn, withoutTerm } = input;
  const world = await paperWorldOf(context, seasonId, organisationId);
  refuseOtherScale(world);
  const { next, toIssue } = await nextNotices(context, world, input);
  const issued: { readonly paperId: string; readonly number: string | null }[] = [];
  for (const { isDayOpen: _, ...spec } of await specsOf(context, world, next))
    issued.push(
      await issuePaper(context, {
        ...spec,
        issuedOn,
        withoutTerm,
        signer: signerOf(input, spec),
      }),
    );
  const [first, last] = [issued[0]!.number, issued.at(-1)!.number];
  context.note({ subject: `notices of season ${seasonId}`, after: { issued: issued.length, first, last, issuedOn } });
  return { paperIds: issued.map(({ paperId }) => paperId), first, last, left: toIssue - issued.length };
});

export const withdrawNotices = action(
  contract.withdrawNotices,
  async ({ organisationId, paperIds, reason: why, withdrawnOn }, context) => {
    const kind = ratingFormOf('result-notice').kind;
    await withdrawPapers(context, { paperIds, organisationId, kind, reason: why, withdrawnOn });
    context.note({ subject: `${paperIds.length} notices`, before: { state: 'issued' }, after: { state: 'withdrawn' } });
    return { withdrawn: paperIds.length };
  },
);
