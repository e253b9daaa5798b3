import { expect, test } from 'vitest';
import { isRefusal, orRefuse } from '../../../platform/outcome/refusal.ts';
import { shippedPacks } from '../../../platform/packs/load-packs.ts';
import { packsOfKind } from '../../../platform/packs/pack.ts';
import type { Adjustment } from '../contract/adjustment.ts';
import { ratingLayerKind, ratingRulesKind } from './pack-kinds.ts';
import { joinLaw, type LayerPack } from './rating-law.ts';

const base = packsOfKind(shippedPacks(), ratingRulesKind).find(({ id }) => id === 'vn-2025')!;
const shipped = packsOfKind(shippedPacks(), ratingLayerKind).find(({ id }) => id === 'vn-2026-q')!;

/** The layer of 2026 as it would be, had nobody verified anything in it. */
const layer: LayerPack = { ...shipped, verified: false };
const join = (adjustment: Pick<Adjustment, 'step'>) =>
  joinLaw(base, layer, [{ rule: 'V-7', code: 'collective-under-seventy', isOn: false, basis: 'NQ 01', ...adjustment }]);

test('one number and code for a veto and a ceiling: a switch says which of the two it means', () => {
  for (const step of ['veto', 'ceiling'] as const) {
    const { vetoes, ceilings, switchedOff } = orRefuse(join({ step }));
    expect(vetoes.some(({ rule }) => rule === 'V-7')).toBe(step !== 'veto');
    expect(ceilings.some(({ rule }) => rule === 'V-7')).toBe(step !== 'ceiling');
    const own = (step === 'veto' ? shipped.content.vetoes : shipped.content.ceilings).find(
      ({ rule }) => rule === 'V-7',
    );
    expect(switchedOff.filter(({ rule }) => rule === 'V-7').map(({ names }) => names)).toEqual([own!.names]);
  }
});

test('without saying which, it is refused', () => {
  const answer = join({});
  expect(isRefusal(answer) && answer.reasons.map(({ code }) => code)).toEqual(['ratings.switch-names-several']);
  const other = join({ step: 'exemption' });
  expect(isRefusal(other) && other.reasons.map(({ code }) => code)).toEqual(['ratings.rule-unknown']);
});
