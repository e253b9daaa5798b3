import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { orRefuse } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/committees.ts';
import { homeOf, refuseStale } from '../questions/home-of.ts';
import { organisationOn } from '../questions/organisation-on.ts';
import { getTerm, termsOfOrganisation } from '../questions/term-rows.ts';
import { checkClosing, checkReopening } from '../rules/check-closing.ts';

export const closeTerm = action(
  contract.closeTerm,
  async (input, { tx, today, tell, note }) => {
    const before = await getTerm(tx, input.termId);
    refuseStale(before, input.expectedVersion);
    const { rows: later } = await sql<{ count: number }>`
      SELECT count(*) AS count FROM organisations.post
      WHERE term_id = ${input.termId} AND lower(period) >= ${input.closedOn}::date`.execute(tx);

    orRefuse(checkClosing(before, input.closedOn, today, later[0]?.count ?? 0));

    const ended = await sql`
      UPDATE organisations.post SET former_until = upper(period), end_reason = 'term-closed', version = version + 1,
        period = daterange(lower(period), ${input.closedOn}::date)
      WHERE term_id = ${input.termId} AND (upper_inf(period) OR upper(period) > ${input.closedOn}::date)`.execute(tx);
    const version = before.version + 1;
    await tx
      .updateTable('organisations.term')
      .set({ closed_on: input.closedOn, close_reason: input.reason, version })
      .where('id', '=', input.termId)
      .execute();
    note({ subject: `term ${input.termId}`, before, after: { closedOn: input.closedOn, reason: input.reason } });
    await tell('organisations.term-closed', { termId: input.termId, organisationId: before.organisationId });
    return { endedPosts: Number(ended.numAffectedRows ?? 0), version };
  },
  { over: homeOf('term', 'termId') },
);

export const reopenTerm = action(
  contract.reopenTerm,
  async (input, { tx, today, tell, note }) => {
    const before = await getTerm(tx, input.termId);
    refuseStale(before, input.expectedVersion);
    await organisationOn(tx, before.organisationId, today, true);
    const others = (await termsOfOrganisation(tx, before.organisationId)).filter((term) => term.id !== before.id);

    orRefuse(checkReopening(before, others));

    const resumed = await sql`
      UPDATE organisations.post SET period = daterange(lower(period), former_until), former_until = NULL, end_reason = NULL, version = version + 1
      WHERE term_id = ${input.termId} AND end_reason = 'term-closed'`.execute(tx);
    const version = before.version + 1;
    await tx
      .updateTable('organisations.term')
      .set({ closed_on: null, close_reason: null, version })
      .where('id', '=', input.termId)
      .execute();
    note({ subject: `term ${input.termId}`, before, after: { closedOn: null } });
    await tell('organisations.term-reopened', { termId: input.termId, organisationId: before.organisationId });
    return { resumedPosts: Number(resumed.numAffectedRows ?? 0), version };
  },
  { over: homeOf('term', 'termId') },
);
