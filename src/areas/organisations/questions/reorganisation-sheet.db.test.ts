import { beforeAll, expect, test } from 'vitest';
import { type Account, startHarness } from '../../../../tests/harness.ts';
import { newId } from '../../../platform/action/id.ts';
import { day } from '../../../platform/calendar/day.ts';
import { insertOrganisations } from '../actions/insert-organisations.ts';
import { type OrganisationId, organisationId } from '../contract/tree.ts';
import * as contract from '../contract.ts';

const harness = await startHarness();
const effectiveOn = day('2025-07-01');
const heads = 'Đơn vị cũ;Đơn vị mới;Mã đơn vị mới;Loại tổ chức mới;Toàn bộ hay một phần;Tỷ lệ';
const type = 'Đảng bộ cấp trên trực tiếp cơ sở';

let officer: Account;
let cityId: OrganisationId;

beforeAll(async () => {
  harness.clock.now = new Date('2025-07-15T03:00:00Z');
  cityId = organisationId.parse(newId());
  const districtId = newId();
  const unit = (name: string, code: string) => ({
    id: newId(),
    parentId: districtId,
    name,
    type: 'grassroots-party',
    from: null,
    codes: [{ scheme: 'administrative-unit', code }],
  });
  await harness.load((tx) =>
    insertOrganisations(tx, [
      { id: cityId, parentId: null, name: 'Đảng bộ thành phố Thử', type: 'provincial-party', from: null },
      { id: districtId, parentId: cityId, name: 'Đảng bộ huyện Cũ', type: 'district-party', from: null },
      unit('Đảng bộ xã Một', '00001'),
      unit('Đảng bộ xã Hai', '00002'),
      unit('Đảng bộ xã Ba', '00003'),
    ]),
  );
  officer = await harness.account({ role: 'organisation-officer', organisationId: cityId });
});

const read = (...rows: string[]) =>
  harness.ask(officer, contract.reorganisationSheet, {
    underId: cityId,
    effectiveOn,
    fileName: 'x.csv',
    contentBase64: Buffer.from([heads, ...rows].join('\n')).toString('base64'),
  });

test('a sound sheet becomes a plan that the wizard takes without a fault', async () => {
  const { plan, emptied, stops, attentions } = await read(
    `00001;Đảng bộ xã Mới;00001;${type};Toàn bộ;`,
    `Đảng bộ xã Hai;Đảng bộ xã Mới;00001;;Một phần;1/3`,
    `00002;Đảng bộ phường Khác;00009;${type};một phần;2/3`,
    `00003;Đảng bộ phường Khác;00009;;Toàn bộ;`,
  );
  expect([stops, attentions]).toEqual([0, 0]);
  expect(plan?.units.length).toBe(2);
  expect(emptied.map(({ name }) => name)).toEqual(['Đảng bộ huyện Cũ']);
  const decision = { number: '1-NQ', decidedOn: day('2025-06-16'), issuer: 'Cấp có thẩm quyền', effectiveOn };
  const preview = await harness.ask(officer, contract.reorganisationPreview, {
    decision,
    plan: { ...plan!, endIds: emptied.map(({ id }) => id) },
  });
  expect(preview.faults).toEqual([]);
  expect([preview.ended, preview.established]).toEqual([4, 2]);
});

test('every fault is named at its row; an unknown share is only said', async () => {
  const { plan, faults } = await read(
    `00001;Đảng bộ xã Mới;;${type};Toàn bộ;`,
    `00001;Đảng bộ xã Khác;;${type};Toàn bộ;`,
    `00002;Đảng bộ xã Mới;;;Một phần;1/3`,
    `00002;Đảng bộ xã Khác;;;Một phần;1/3`,
    `Đảng bộ xã Bba;Đảng bộ xã Lạ;;;Một phần;`,
    `00003;Đảng bộ xã Mới;;;Một phần;`,
    `00003;Đảng bộ xã Khác;;;Một phần;`,
    `Đảng bộ xã Bbba;Đảng bộ xã Khác;;;Nửa;`,
  );
  expect(plan).toBeNull();
  expect(faults.map(({ row, code, suggestion, level }) => [row, code.split('.')[1], suggestion, level])).toEqual(
    expect.arrayContaining([
      [3, 'import-unit-twice', null, 'stop'],
      [4, 'sheet-shares-not-one', null, 'stop'],
      [6, 'import-organisation-unknown', 'Đảng bộ xã Ba', 'stop'],
      [7, 'sheet-share-unknown', null, 'attention'],
      // Three of four letters differ from the nearest one: no suggestion is better than a wrong one.
      [9, 'import-organisation-unknown', null, 'stop'],
    ]),
  );
});
