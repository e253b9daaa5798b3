import type { MemberId, ProcedureId } from '../src/areas/members/contract.ts';
import * as contract from '../src/areas/members/contract.ts';
import { type Day, day } from '../src/platform/calendar/day.ts';
import { type Commune, loadCommune } from './commune.ts';
import type { Account, Harness } from './harness.ts';
import { loadMember } from './members.ts';

export const tally = {
  base: 9,
  forVotes: 6,
  againstVotes: 2,
  blankVotes: 1,
  method: 'secret',
  source: 'Biên bản số 03',
} as const;

/** Few members are loaded in tests: the minutes name more than the roll. */
export const explained = { baseReason: 'Danh sách trong chương trình chưa đủ (giả định)' } as const;

export const decision = (number: string, decidedOn: string) => ({
  number,
  decidedOn: day(decidedOn),
  issuer: 'Đảng ủy xã Đồng Mẫu',
});

/** Puts the clock of the program on the morning of a day. */
export const clockOf = (harness: Harness) => (text: string) => {
  harness.clock.now = new Date(`${text}T09:00:00+07:00`);
};

type Desk = { readonly commune: Commune; readonly secretary: Account };

/** A commune with a secretary of its first cell. */
export const openDesk = async (harness: Harness): Promise<Desk> => {
  const commune = await loadCommune(harness);
  const secretary = await harness.account({ role: 'cell-secretary', organisationId: commune.cells[0]! });
  return { commune, secretary };
};

const papers = ['application', 'background', 'background-check', 'introduction', 'remarks'];

const candidateReads = ({ commune }: Desk, { ask }: Harness) => {
  const read = (candidateId: never) => ask(commune.officer, contract.candidate, { candidateId });
  const versionOf = async (candidateId: never) => (await read(candidateId)).version;
  const procedureOf = async (candidateId: never) => (await read(candidateId)).procedure!;
  const upperVote = async (candidateId: never, onDay: string, more: object = {}) => {
    const { id, version } = await procedureOf(candidateId);
    return { procedureId: id, expectedVersion: version, onDay, ...tally, ...more };
  };
  const vote = async (candidateId: never, onDay: string, more: object = {}) => ({
    ...(await upperVote(candidateId, onDay, more)),
    ...explained,
  });
  return { read, versionOf, procedureOf, vote, upperVote };
};

const accepting =
  ({ commune, secretary }: Desk, { act }: Harness) =>
  (more: object = {}) =>
    act(secretary, contract.acceptSympathiser, {
      organisationId: commune.cells[0]!,
      fullName: 'Lê Thị Thử',
      birthOn: '2000-05-20',
      sex: 'female',
      source: 'youth-union',
      schooling: 'diploma',
      acceptedOn: '2025-08-01',
      acceptedResolution: '05-NQ/CB',
      isFictional: true,
      isAnotherPerson: true,
      ...more,
    });

/** What tests of admission do again and again, as the secretary of the cell and the officer of the commune. */
export const candidateDesk = async (desk: Desk, harness: Harness) => {
  const { act } = harness;
  const { secretary } = desk;
  const cell = desk.commune.cells[0]!;
  const helpers = [await loadMember(harness, cell), await loadMember(harness, cell, { fullName: 'Trần Văn Giúp' })];
  const help = { sinceDay: '2025-08-01', togetherSince: '2024-01-01' };
  const accept = accepting(desk, harness);
  const reads = candidateReads(desk, harness);
  const now = async (candidateId: never) => ({ candidateId, expectedVersion: await reads.versionOf(candidateId) });
  /** A candidate whose dossier is complete, ready for the vote of the cell on 2 March 2026. */
  const ready = async (more: object = {}) => {
    const candidateId = (await accept(more)).candidateId as never;
    for (const memberId of helpers) await act(secretary, contract.assignHelper, { candidateId, memberId, ...help });
    await act(secretary, contract.recordClass, { ...(await now(candidateId)), certifiedOn: '2025-10-10' });
    await act(secretary, contract.openDossier, { ...(await now(candidateId)), openedOn: '2025-11-01' });
    for (const paper of papers)
      await act(secretary, contract.recordPaper, { ...(await now(candidateId)), paper, datedOn: '2025-12-01' });
    return candidateId;
  };
  return { helpers, accept, ready, ...reads };
};

const memberReads = ({ owner }: Harness) => ({
  rowOf: async (memberId: string) =>
    (
      await owner.query(
        `SELECT standing, state, state_since, official_on, recognition_decided_on, party_age_from, version FROM members.member WHERE id = $1`,
        [memberId],
      )
    ).rows[0],
  spellsOf: async (memberId: string) =>
    (
      await owner.query(
        `SELECT since_day AS since, until_day AS until, began_by AS began, ended_by AS ended FROM members.membership WHERE member_id = $1 ORDER BY since_day`,
        [memberId],
      )
    ).rows,
});

const memberActs = ({ commune, secretary }: Desk, harness: Harness) => ({
  probationer: (held: Day, fullName = 'Vũ Dự Bị') =>
    loadMember(harness, commune.cells[0]!, {
      fullName,
      standing: 'probationary',
      since: held,
      dates: { admissionDecidedOn: held, admittedOn: held, officialOn: null, recognitionDecidedOn: null },
      partyAgeFrom: held,
    }),
  removal: (memberId: MemberId, openedOn = '2026-08-03') =>
    harness.act(secretary, contract.openProcedure, {
      memberId,
      kind: 'removal',
      ground: 'no-activity',
      groundText: 'Bỏ sinh hoạt từ tháng 5',
      openedOn,
    }),
});

type Outcome = 'approved' | 'rejected';

/** What tests of procedures of members do again and again. */
export const procedureDesk = (desk: Desk, harness: Harness) => {
  const { act, ask } = harness;
  const { secretary } = desk;
  const { officer } = desk.commune;
  const read = (procedureId: ProcedureId) => ask(officer, contract.procedure, { procedureId });
  const versioned = async (procedureId: ProcedureId) => ({
    procedureId,
    expectedVersion: (await read(procedureId)).version,
  });
  const cellVote = async (id: ProcedureId, onDay: string, more = {}) =>
    act(secretary, contract.recordCellVote, { ...(await versioned(id)), onDay, ...tally, ...explained, ...more });
  const grassrootsVote = async (id: ProcedureId, onDay: string) =>
    act(officer, contract.recordUpperVote, { ...(await versioned(id)), onDay, ...tally, body: 'grassroots-vote' });
  const competentVote = async (id: ProcedureId, onDay: string) =>
    act(officer, contract.recordUpperVote, { ...(await versioned(id)), onDay, ...tally, body: 'competent-vote' });
  const decide = async (id: ProcedureId, paper: ReturnType<typeof decision>, outcome: Outcome = 'approved') =>
    act(officer, contract.recordProcedureDecision, { ...(await versioned(id)), outcome, decision: paper });
  const step = async (id: ProcedureId, kind: 'request' | 'refusal' | 'sent-up', onDay: string) =>
    act(secretary, contract.recordProcedureStep, { ...(await versioned(id)), kind, onDay });
  const acts = { read, versioned, cellVote, grassrootsVote, competentVote, decide, step };
  return { ...acts, ...memberReads(harness), ...memberActs(desk, harness) };
};
