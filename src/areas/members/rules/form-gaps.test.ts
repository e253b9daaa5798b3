import { expect, test } from 'vitest';
import { gapsOfChange, gapsOfSlip } from './form-gaps.ts';

test('an empty change lacks what is to change and its basis', () => {
  expect(gapsOfChange({ picked: [], basis: '', note: '' })).toEqual(['fields', 'basis']);
  expect(gapsOfChange({ picked: ['phone'], basis: '', note: '' })).toEqual(['basis']);
  expect(gapsOfChange({ picked: ['phone'], basis: 'member-request', note: '' })).toEqual([]);
  const correction = { picked: ['officialOn'], basis: 'entry-error' };
  expect(gapsOfChange({ ...correction, note: ' ' })).toEqual(['compared-with']);
  expect(gapsOfChange({ ...correction, note: 'Phiếu đảng viên' })).toEqual([]);
});

const empty = {
  kind: 'official',
  toOrganisationId: null,
  toText: ' ',
  until: null,
  reason: '',
  issuedOn: null,
  duesPaidThrough: null,
  signer: '',
};
const days = { issuedOn: '2026-11-27', duesPaidThrough: '2026-11-01' };

test('an empty slip names everything that it lacks, in the order of the form', () => {
  expect(gapsOfSlip(empty)).toEqual(['toOrganisationId', 'reason', 'issuedOn', 'duesPaidThrough', 'signer']);
  expect(gapsOfSlip({ ...empty, kind: 'temporary' })).toContain('until');
});

test('with its days the rule asks for the target itself; what no rule asks for is still named', () => {
  expect(gapsOfSlip({ ...empty, ...days })).toEqual(['reason', 'signer']);
  expect(gapsOfSlip({ ...empty, ...days, reason: 'Chuyển nơi cư trú', signer: 'Người ký' })).toEqual([]);
});
