import { loadFictionalMeetings } from '../areas/meetings/actions/load-fictional-meetings.ts';
import { linkAccount } from '../areas/members/actions/link-account.ts';
import { loadFictionalMembers } from '../areas/members/actions/load-fictional-members.ts';
import { issueAccountCode } from '../areas/members/actions/make-account-code.ts';
import { memberId } from '../areas/members/contract.ts';
import { loadDemonstrationCommune } from '../areas/organisations/actions/load-demonstration-commune.ts';
import { loadHanoi } from '../areas/organisations/actions/load-hanoi.ts';
import type { OrganisationId } from '../areas/organisations/contract.ts';
import { beginUnder } from '../platform/access/scope.ts';
import { SYSTEM_ACCOUNT } from '../platform/action/runner.ts';
import { day } from '../platform/calendar/day.ts';
import { inTransaction } from '../platform/db/transaction.ts';
import {
  createDemonstrationAccounts,
  type FirstAccount,
  keepFirstAccounts,
  type WantedAccount,
} from '../platform/identity/first-accounts.ts';
import { CADRE, OFFICE_CELL, OFFICE_HEAD } from './demonstration-cadres.ts';
import { loadCellWork } from './demonstration-cell-work.ts';
import { loadMatters } from './demonstration-matters.ts';
import { loadRatings } from './demonstration-ratings.ts';
import type { Program } from './program.ts';
import { type RoleName, roles } from './roles.ts';

export type DemonstrationParts = {
  readonly program: Program;
  /** Key of the installation: what secrets are sealed with. */
  readonly key: Buffer;
  /** Where logins, passwords and TOTP secrets go (mode 0600); they are random per installation. */
  readonly accountsFile: string;
  readonly onProgress: (line: string) => void;
};

type Place = 'city' | 'commune' | 'cell' | 'office';
type Person = {
  readonly login: string;
  readonly displayName: string;
  readonly role: RoleName | null;
  readonly at: Place;
};

const MEMBER_LOGIN = 'dang-vien';

// One account for each role, a member without office, and an office whose months are evaluated; the people are invented.
const people: readonly Person[] = [
  { login: 'quan-tri', displayName: 'Quản trị hệ thống (giả định)', role: 'administrator', at: 'city' },
  { login: 'to-chuc', displayName: 'Cán bộ tổ chức thành phố (giả định)', role: 'organisation-officer', at: 'city' },
  {
    login: 'to-chuc-xa',
    displayName: 'Cán bộ tổ chức xã Minh Họa (giả định)',
    role: 'organisation-officer',
    at: 'commune',
  },
  {
    login: 'van-phong-xa',
    displayName: 'Văn phòng Đảng ủy xã Minh Họa (giả định)',
    role: 'committee-office',
    at: 'commune',
  },
  {
    login: 'lanh-dao-xa',
    displayName: 'Lãnh đạo Đảng ủy xã Minh Họa (giả định)',
    role: 'committee-head',
    at: 'commune',
  },
  {
    login: 'kiem-tra-xa',
    displayName: 'Cán bộ kiểm tra xã Minh Họa (giả định)',
    role: 'inspection-officer',
    at: 'commune',
  },
  { login: 'bi-thu', displayName: 'Bí thư chi bộ thôn (giả định)', role: 'cell-secretary', at: 'cell' },
  { login: 'thu-phi', displayName: 'Người thu đảng phí chi bộ thôn (giả định)', role: 'dues-collector', at: 'cell' },
  { login: MEMBER_LOGIN, displayName: 'Đảng viên chi bộ thôn (giả định)', role: null, at: 'cell' },
  {
    login: OFFICE_HEAD,
    displayName: 'Chánh Văn phòng Đảng ủy xã Minh Họa (giả định)',
    role: 'cell-secretary',
    at: 'office',
  },
  { login: CADRE, displayName: 'Chuyên viên Văn phòng Đảng ủy xã Minh Họa (giả định)', role: null, at: 'office' },
  { login: 'xem', displayName: 'Người xem số liệu (giả định)', role: 'reader', at: 'city' },
];

const asLoader = <T>(program: Program, work: Parameters<typeof inTransaction<T>>[2]): Promise<T> =>
  inTransaction(program.pools.app_load, beginUnder({ role: 'app_all' }, SYSTEM_ACCOUNT, { readOnly: false }), work);

type Units = { readonly cityId: OrganisationId; readonly communeId: OrganisationId; readonly wardId: OrganisationId };

const loadOrganisations = async (program: Program): Promise<Units> => {
  let cityId: OrganisationId | undefined;
  let units: Pick<Units, 'communeId' | 'wardId'> | undefined;
  await program.runner.asSystem('organisations.load-hanoi', async (context) => {
    ({ cityId } = loadHanoi.contract.output.parse(await loadHanoi.run({ cityId: null }, context)));
  });
  await program.runner.asSystem('organisations.load-demonstration-commune', async (context) => {
    const input = { cityId: cityId!, seed: 1 };
    units = loadDemonstrationCommune.contract.output.parse(await loadDemonstrationCommune.run(input, context));
  });
  return { cityId: cityId!, ...units! };
};

const loadMembers = async (program: Program, { communeId, wardId }: Units): Promise<void> => {
  await program.runner.asSystem('members.load-fictional-members', async (context) => {
    const common = { cells: 0, seed: 1 };
    await loadFictionalMembers.run({ ...common, organisationId: communeId, members: 2500 }, context);
    await loadFictionalMembers.run({ ...common, organisationId: wardId, members: 60 }, context);
  });
};

/** Twelve months of meetings with their tasks and topics in the cells of both units. */
const loadMeetings = async (program: Program, { communeId, wardId }: Units): Promise<void> => {
  await program.runner.asSystem('meetings.load-fictional-meetings', async (context) => {
    for (const organisationId of [communeId, wardId])
      await loadFictionalMeetings.run({ organisationId, months: 12, seed: 1 }, context);
  });
};

type Standing = { readonly id: string; readonly pos: number };

const placesOf = (program: Program, cityId: string, communeId: string): Promise<Readonly<Record<Place, Standing>>> =>
  asLoader(program, async (tx) => {
    const rows = await tx
      .selectFrom('organisations.organisation')
      .select(['id', 'pos'])
      .where('id', 'in', [cityId, communeId])
      .execute();
    const byId = new Map(rows.map((row) => [row.id, row]));
    const standing = tx
      .selectFrom('organisations.organisation as o')
      .innerJoin('organisations.organisation_version as v', 'v.org_id', 'o.id')
      .select(['o.id', 'o.pos'])
      .where('o.ended_on', 'is', null)
      .orderBy('o.pos')
      .limit(1);
    const cell = await standing
      .where('o.parent_id', '=', communeId)
      .where('v.type', '=', 'residential-cell')
      .executeTakeFirstOrThrow();
    const office = await standing.where('v.name', '=', OFFICE_CELL).executeTakeFirstOrThrow();
    return { city: byId.get(cityId)!, commune: byId.get(communeId)!, cell, office };
  });

const createAccounts = async (
  { program, key }: DemonstrationParts,
  places: Readonly<Record<Place, Standing>>,
  now: Date,
): Promise<FirstAccount[]> => {
  const wanted = people.map(
    ({ login, displayName, role, at }): WantedAccount => ({
      login,
      displayName,
      role,
      organisationId: places[at].id,
      position: places[at].pos,
      from: day('2025-07-01'),
      needsSecondFactor: role !== null && roles[role].seesPersonalData,
    }),
  );
  const accounts = await createDemonstrationAccounts(program.pools, key, wanted, now);
  await asLoader(program, (tx) => tx.updateTable('platform.installation').set({ set_up_at: now }).execute());
  return accounts;
};

type Holder = {
  readonly login: string;
  readonly cell: Standing;
  readonly post: 'secretary' | 'committee-member' | null;
};

/** An account that opens the page of its own record: that of a member of the cell who holds this post there, or none at all. */
const linkMember = async (program: Program, { login, cell, post }: Holder): Promise<void> => {
  await program.runner.asSystem('members.link-account', async (context) => {
    const { id, version } = await context.tx
      .selectFrom('members.member')
      .select(['id', 'version'])
      .where('org_id', '=', cell.id)
      .where('state', '=', 'active')
      .where('standing', '=', 'official')
      .where('birth_on', 'is not', null)
      .where('person_id', post === null ? 'not in' : 'in', (posts) => {
        const held = posts.selectFrom('organisations.post').select('person_id');
        return post === null ? held : held.where('org_id', '=', cell.id).where('kind', '=', post);
      })
      .orderBy('dossier_number')
      .limit(1)
      .executeTakeFirstOrThrow();
    const holder = await context.tx
      .selectFrom('platform.account')
      .select('id')
      .where('login', '=', login)
      .executeTakeFirstOrThrow();
    const code = await issueAccountCode(context.tx, holder.id, context.now);
    await linkAccount.run({ memberId: memberId.parse(id), expectedVersion: version, code }, context);
  });
};

/** Fills a new database with the demonstration. Runs once, before anybody can see the database; must be repeatable on an empty one. */
export const loadDemonstration = async (parts: DemonstrationParts): Promise<void> => {
  const { program, accountsFile, onProgress } = parts;
  const now = new Date();
  onProgress('  Hanoi before and after 1 July 2025, and a fictional commune');
  const units = await loadOrganisations(program);
  onProgress('  2,560 invented members of its cells');
  await loadMembers(program, units);
  onProgress('  Twelve months of meetings, tasks and topics');
  await loadMeetings(program, units);
  onProgress('  Demonstration accounts');
  const places = await placesOf(program, units.cityId, units.communeId);
  const accounts = await createAccounts(parts, places, now);
  await linkMember(program, { login: MEMBER_LOGIN, cell: places.cell, post: null });
  await linkMember(program, { login: OFFICE_HEAD, cell: places.office, post: 'secretary' });
  await linkMember(program, { login: CADRE, cell: places.office, post: 'committee-member' });
  const accountOf = (login: string): string => accounts.find((account) => account.login === login)!.id;
  const cell = { communeId: units.communeId, cellId: places.cell.id };
  const officer = accountOf('to-chuc-xa');
  await loadMatters(program, { ...cell, officer, collector: accountOf('thu-phi') }, now);
  onProgress('  Party groups, a congress, papers and reports of cells');
  const hands = { officer, office: accountOf('van-phong-xa'), secretary: accountOf('bi-thu') };
  await loadCellWork(program, { ...cell, ...hands }, now);
  onProgress('  Reviews and ratings of six years');
  await loadRatings(program, { ...cell, ...units }, accountOf, now);
  await keepFirstAccounts(accountsFile, accounts, now);
};
