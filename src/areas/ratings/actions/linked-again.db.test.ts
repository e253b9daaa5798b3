import { expect, test } from 'vitest';
import { loadCommune } from '../../../../tests/commune.ts';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { loadMember } from '../../../../tests/members.ts';
import { day } from '../../../platform/calendar/day.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const { act, ask, clock } = harness;
clock.now = new Date('2026-12-10T05:00:00Z');
const today = day('2026-12-10');
const { officer, cityOfficer, city, commune, cells } = await loadCommune(harness, day('2018-01-01'));
const [first] = cells as [(typeof cells)[0]];
const why = 'Nhầm';

type Openable = 'party-organisation' | 'member';
const open = async (who: Account, organisationId: typeof city, kinds: Openable[]): Promise<contract.SeasonId> => {
  const period = { kind: 'year' as const, year: 2026 };
  const reach = organisationId === city ? ('direct' as const) : ('whole' as const);
  const whom = { organisationId, period, reach, countedOn: today };
  const { pack } = await ask(who, contract.seasonProposal, whom);
  return (await act(who, contract.openSeason, { ...whom, packId: pack!.id, calendar: [], kinds })).seasonId;
};
const named = async (seasonId: contract.SeasonId, title: string) => {
  const { rows } = await harness.owner.query(
    `SELECT id AS "subjectId", version AS "expectedVersion" FROM ratings.subject WHERE season_id = $1 AND title = $2 AND state <> 'withdrawn'`,
    [seasonId, title],
  );
  return rows[0] as { subjectId: contract.SubjectId; expectedVersion: number };
};
const awaited = async (who: Account, subjectId: contract.SubjectId) =>
  (await ask(who, contract.oneSubject, { subjectId })).waiting.map((one) => one.for);

test('what was withdrawn and opened or added again is waited for again', async () => {
  await loadMember(harness, first, { fullName: 'Lê Thị An', since: day('2018-01-01') });
  const ofCommune = await open(officer, commune, ['party-organisation', 'member']);
  const mistaken = await open(cityOfficer, city, ['party-organisation']);
  const { version } = await ask(cityOfficer, contract.season, { seasonId: mistaken, organisationId: city });
  await act(cityOfficer, contract.withdrawSeason, { seasonId: mistaken, expectedVersion: version!, why });
  const again = await open(cityOfficer, city, ['party-organisation']);
  const { subjectId: above } = await named(again, 'Đảng bộ xã Đồng Mẫu');
  expect(await awaited(cityOfficer, above)).toContain('lower-organisation');

  await act(officer, contract.withdrawSubject, { ...(await named(ofCommune, 'Chi bộ thôn 1')), why });
  const added = { seasonId: ofCommune, organisationId: first, kind: 'party-organisation' as const };
  const { subjectId } = await act(officer, contract.addSubject, { ...added, aboutOrganisationId: first });
  expect(await awaited(officer, subjectId)).toContain('member');
  expect(await awaited(cityOfficer, above)).toContain('lower-organisation');
});
