import type { Page } from 'playwright-core';
import * as meetings from '../src/areas/meetings/contract.ts';
import * as members from '../src/areas/members/contract.ts';
import * as organisations from '../src/areas/organisations/contract.ts';
import * as warnings from '../src/areas/warnings/contract.ts';
import { addDays, type Day, dayOf } from '../src/platform/calendar/day.ts';
import * as identity from '../src/platform/identity/contract.ts';
import { sampleCadreMonth } from './browser-cadres.ts';
import { callFrom } from './browser-call.ts';
import { sampleImport } from './browser-import.ts';
import { samplePaper } from './browser-papers.ts';
import { sampleRatings } from './browser-ratings.ts';
import { sampleTasks } from './browser-tasks.ts';

export const COMMUNE = 'Minh Họa';

/** The samples are a week old, whatever day this runs on. */
export const sampleDay: Day = addDays(dayOf(new Date()), -7);
const [sampleYear, sampleMonth] = sampleDay.split('-').map(Number) as [number, number];

/** The fictional commune of the demonstration. */
export const communeId = async (page: Page): Promise<string> => {
  const { rows } = await callFrom(page, organisations.search, { text: COMMUNE, limit: 5 });
  return rows[0]!.id;
};

/** Ids of the demonstration's members and of what is under way with them. */
const memberIds = async (page: Page, organisationId: string): Promise<Record<string, string | undefined>> => {
  const out = await callFrom(page, members.outgoingTransfers, {});
  const incoming = await callFrom(page, members.incomingTransfers, {});
  const { items } = await callFrom(page, members.candidates, {});
  const { rows } = await callFrom(page, members.memberList, {
    on: sampleDay,
    filter: { underId: organisationId as never } as never,
    limit: 5,
  });
  const memberId = rows[0]!.id;
  const { procedureId } = await callFrom(page, members.openProcedure, {
    memberId,
    kind: 'resignation',
    openedOn: sampleDay,
    hasNoBreach: true,
  });
  return {
    memberId,
    procedureId,
    candidateId: items[0]?.id,
    transferId: out.rows[0]?.id,
    transferInId: incoming.rows[0]?.id,
  };
};

/** A planned meeting and a topic of the commune's first cell. */
const sampleMeeting = async (page: Page, organisationId: string): Promise<{ meetingId: string; topicId: string }> => {
  const below = { organisationId: organisationId as organisations.OrganisationId, on: sampleDay };
  const { rows } = await callFrom(page, organisations.children, below);
  const cell = rows.find(({ type }) => type === 'residential-cell')!.id;
  const plan = { organisationId: cell, kind: 'regular' as const, plannedOn: sampleDay };
  const { meetingId } = await callFrom(page, meetings.planMeeting, plan);
  const quarter = Math.ceil(sampleMonth / 3);
  const topic = { organisationId: cell, year: sampleYear, quarter, title: 'Phòng cháy ở khu dân cư (giả định)' };
  const { topicId } = await callFrom(page, meetings.planTopic, topic);
  return { meetingId, topicId };
};

/** For each parameter in a route of ours one id of the demonstration; `page` is an officer's, `administration` an administrator's. */
export const sampleIds = async (page: Page, administration: Page): Promise<Readonly<Record<string, string>>> => {
  const organisationId = await communeId(page);
  const { rows } = await callFrom(page, organisations.events, {});
  const { persons } = await callFrom(page, organisations.personLookup, { text: 'Nguyễn' });
  const { items } = await callFrom(page, warnings.board, {});
  const { bodyId } = await callFrom(page, organisations.establishBody, {
    organisationId,
    link: 'inside',
    name: 'Ủy ban nhân dân xã Minh Họa (giả định)',
    kind: 'people-committee',
    from: '2025-07-01',
  });
  const { accounts } = await callFrom(administration, identity.accounts, { text: '', limit: 10 });
  const { entries } = await callFrom(administration, identity.auditEntries, {
    from: null,
    until: null,
    after: null,
    limit: 10,
  });
  const ids = {
    organisationId,
    // Of the hygiene lists.
    kind: 'missing-data',
    eventId: rows[0]?.id,
    personId: persons[0]?.id,
    flagId: items[0]?.id,
    bodyId,
    accountId: accounts[0]?.id,
    entryId: entries[0]?.id,
    ...(await memberIds(page, organisationId)),
    ...(await sampleTasks(page, organisationId, sampleDay)),
    ...(await sampleRatings(page, organisationId, sampleDay)),
    ...(await sampleCadreMonth(page, organisationId)),
    paperId: await samplePaper(page, organisationId, sampleDay),
    importId: await sampleImport(page, organisationId),
    ...(await sampleMeeting(page, organisationId)),
  };
  return Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== undefined)) as Record<string, string>;
};
