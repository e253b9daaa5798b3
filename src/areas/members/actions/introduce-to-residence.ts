import { sql } from 'kysely';
import { action } from '../../../platform/action/action.ts';
import { newId } from '../../../platform/action/id.ts';
import { orRefuse, Refused, reason, refuse, refuseNotFound } from '../../../platform/outcome/refusal.ts';
import * as contract from '../contract/transfers-residence.ts';
import { findCellFacts } from '../questions/cell-facts.ts';
import { checkIntroduction } from '../rules/residence-introduction.ts';
import { lockLinks, overResidence, refuseStale } from './stored-residence.ts';
import { overMember } from './stored-transfer.ts';

export const introduceToResidence = action(
  contract.introduceToResidence,
  async (input, { tx, today, now, tell, note }) => {
    const { rows } = await sql<{ isPresent: boolean; organisationId: string; runningOn: string | null }>`
      SELECT m.is_present AS "isPresent", m.org_id AS "organisationId", (
        SELECT r.introduced_on::text FROM members.residence_link r WHERE r.member_id = m.id AND r.ended_on IS NULL) AS "runningOn"
      FROM members.member m WHERE m.id = ${input.memberId} FOR UPDATE`.execute(tx);
    const member = rows[0];
    if (!member) throw new Refused(refuseNotFound(reason('platform.not-found')));
    const target = input.toOrganisationId === null ? null : await findCellFacts(tx, input.toOrganisationId, today);
    const refusal = checkIntroduction(input, { ...member, targetLives: target?.livesToday ?? false }, today);
    if (refusal) throw new Refused(refusal);

    const residenceLinkId = newId();
    await sql`
      INSERT INTO members.residence_link (id, org_id, org_pos, member_id, full_name, sort_name, status, to_org_id, to_text, introduced_on,
        reason, entered_at)
      SELECT ${residenceLinkId}, m.org_id, m.org_pos, m.id, m.full_name, m.sort_name, ${input.status}, ${input.toOrganisationId},
        ${input.toText}, ${input.introducedOn}::date, ${input.reason}, ${now}
      FROM members.member m WHERE m.id = ${input.memberId}`.execute(tx);
    note({
      subject: `members.residence_link ${residenceLinkId}`,
      after: { memberId: input.memberId, status: input.status },
    });
    await tell('members.residence-introduced', { residenceLinkId });
    return { residenceLinkId: residenceLinkId as never };
  },
  { over: overMember },
);

export const endResidenceLink = action(
  contract.endResidenceLink,
  async ({ residenceLinkId, endedOn }, { tx, today, tell, note }) => {
    const [link] = await lockLinks(tx, [residenceLinkId]);
    refuseStale(link);
    const on = endedOn ?? today;
    if (link!.endedOn !== null) orRefuse(refuse(reason('members.link-ended-already', { on: link!.endedOn })));
    if (on > today) orRefuse(refuse(reason('members.day-in-future', { day: on }, 'endedOn')));
    if (on < link!.introducedOn)
      orRefuse(refuse(reason('members.end-before-beginning', { since: link!.introducedOn }, 'endedOn')));
    await sql`
      UPDATE members.residence_link SET ended_on = ${on}::date, version = version + 1 WHERE id = ${residenceLinkId}`.execute(
      tx,
    );
    note({ subject: `members.residence_link ${residenceLinkId}`, after: { endedOn: on } });
    await tell('members.residence-link-ended', { residenceLinkId });
    return { done: true as const };
  },
  { over: overResidence('residence_link', 'residenceLinkId') },
);
