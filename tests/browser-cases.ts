import type { Page } from 'playwright-core';
import * as members from '../src/areas/members/contract.ts';
import type { OrganisationId } from '../src/areas/organisations/contract.ts';
import { addDays, type Day, dayOf } from '../src/platform/calendar/day.ts';
import { addMonths } from '../src/platform/calendar/months.ts';
import { callFrom } from './browser-call.ts';
import type { Workplace } from './browser-workplace.ts';

type Probationer = {
  readonly organisationId: OrganisationId;
  readonly memberId: members.MemberId;
  readonly name: string;
};

/**
 * Puts the demonstration's secretary at the head of a cell of middle size that has somebody on probation, whose twelve months ended last
 * month: time that passes no screen can bring about.
 */
export const moveToProbationer = async ({ sql }: Workplace): Promise<Probationer> => {
  const [found] = await sql(`
    SELECT m.org_id, m.id, m.full_name FROM members.member m
    WHERE m.standing = 'probationary' AND m.state = 'active' AND m.is_present
      AND (SELECT count(*) FROM members.member o WHERE o.org_id = m.org_id AND o.is_present AND o.standing = 'official' AND o.state = 'active') BETWEEN 6 AND 25
      AND NOT EXISTS (SELECT FROM members.procedure p WHERE p.org_id = m.org_id AND p.state = 'open')
      AND EXISTS (SELECT 1 FROM organisations.published_post p WHERE p.org_id = m.org_id AND p.kind = 'secretary')
    ORDER BY m.org_id, m.id LIMIT 1`);
  const [organisationId, memberId, name] = found as [OrganisationId, members.MemberId, string];
  const admittedOn = addMonths(dayOf(new Date()), -13);
  await sql(
    `UPDATE members.member SET admission_decided_on = $2::date - 9, admitted_on = $2::date, party_age_from = $2::date - 9 WHERE id = $1`,
    [memberId, admittedOn],
  );
  await sql(
    `UPDATE platform.office o SET org_id = p.id, org_pos = p.pos FROM organisations.organisation p, platform.account a
     WHERE p.id = $1 AND a.login = 'bi-thu' AND o.account_id = a.id AND o.role = 'cell-secretary'`,
    [organisationId],
  );
  return { organisationId, memberId, name };
};

/** Opens the procedure of recognition, yesterday. */
export const openRecognition = async (page: Page, memberId: members.MemberId): Promise<members.ProcedureId> => {
  const openedOn = addDays(dayOf(new Date()), -1);
  return (await callFrom(page, members.openProcedure, { memberId, kind: 'recognition', openedOn })).procedureId;
};

type Exception = {
  readonly organisationId: OrganisationId;
  readonly helpers: readonly { readonly memberId: string }[];
  readonly heldOn: Day;
};

/**
 * A candidate (invented) whose dossier is complete but who is above the age that the rules ask for; gives the procedure that waits for the
 * vote of the cell. The way there is the story of admission.
 */
export const readyCandidate = async (page: Page, { organisationId, helpers, heldOn }: Exception) => {
  const { candidateId } = await callFrom(page, members.acceptSympathiser, {
    ...{ organisationId, fullName: 'Ngô Văn Cao', birthOn: addMonths(heldOn, -62 * 12 - 3), sex: 'male' },
    ...{ source: 'masses', schooling: 'completed', isFictional: true },
    ...{ acceptedOn: addDays(heldOn, -190), acceptedResolution: '05-NQ/CB (giả định)' },
  });
  const now = async () => {
    const { version } = await callFrom(page, members.candidate, { candidateId });
    return { candidateId, expectedVersion: version };
  };
  const since = { sinceDay: addDays(heldOn, -190), togetherSince: addDays(heldOn, -900) };
  for (const { memberId } of helpers.slice(0, 2))
    await callFrom(page, members.assignHelper, { candidateId, memberId: memberId as members.MemberId, ...since });
  await callFrom(page, members.recordClass, { ...(await now()), certifiedOn: addDays(heldOn, -140) });
  await callFrom(page, members.openDossier, { ...(await now()), openedOn: addDays(heldOn, -120) });
  const { checklist, procedure } = await callFrom(page, members.candidate, { candidateId });
  const papers = checklist.flatMap(({ field, state }) =>
    state === 'missing' && field.startsWith('papers.') ? [field.slice('papers.'.length)] : [],
  );
  for (const paper of papers)
    await callFrom(page, members.recordPaper, { ...(await now()), paper, datedOn: addDays(heldOn, -60) });
  return procedure!.id;
};
