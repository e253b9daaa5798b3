import { expect, test } from 'vitest';
import { sectors } from './structure-packs.ts';

const withSource = (source: unknown) =>
  sectors.schema.safeParse({
    sectors: [{ code: 'ward', names: { vi: 'Phường', en: 'Ward' }, confidence: 'A', source }],
  });

test('number and clause stand for both languages; a remark in one language alone is refused', () => {
  const cited = withSource('294-QĐ/TW 20.3.1, 20.4');
  expect(cited.data?.sectors[0]?.source).toEqual({ vi: '294-QĐ/TW 20.3.1, 20.4', en: '294-QĐ/TW 20.3.1, 20.4' });
  expect(withSource({ vi: 'thực tiễn', en: 'practice' }).success).toBe(true);
  expect(withSource('practice').success).toBe(false);
  expect(withSource('294-QĐ/TW 20.2, not known to be changed').success).toBe(false);
  expect(withSource({ vi: 'thực tiễn' }).success).toBe(false);
});
