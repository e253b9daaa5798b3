import { folded, nearest } from '../../../platform/import/folded.ts';
import type { MemberState, Standing } from '../contract/member.ts';

export type Choice<T> = { readonly value: T } | { readonly unclear: true } | { readonly suggestion: string | null };

const choiceOf = <T extends string>(
  names: Readonly<Record<T, readonly string[]>>,
  unclear: readonly string[] = [],
): ((text: string) => Choice<T>) => {
  const byName = new Map<string, Choice<T>>(unclear.map((name) => [folded(name), { unclear: true }]));
  for (const [value, written] of Object.entries(names) as [T, readonly string[]][])
    for (const name of [value, ...written]) byName.set(folded(name), { value });
  const offered = Object.values<readonly string[]>(names).map((written) => written[0]!);
  return (text) => {
    const before = byName.get(text);
    if (before) return before;
    const answer = byName.get(folded(text)) ?? { suggestion: nearest(text, offered) ?? null };
    // As it was typed: the same few words come again half a million times.
    if (byName.size < 2_000) byName.set(text, answer);
    return answer;
  };
};

export const sexChoice = (): ((text: string) => Choice<'male' | 'female'>) =>
  choiceOf({ male: ['Nam', 'ông', 'm'], female: ['Nữ', 'bà', 'f', 'nu'] });

export const standingChoice = (): ((text: string) => Choice<Standing>) =>
  choiceOf({
    official: ['Chính thức', 'CT', 'đảng viên chính thức', 'đvct', 'official'],
    probationary: ['Dự bị', 'DB', 'đảng viên dự bị', 'đvdb', 'probationary'],
  });

/**
 * States by the words that lists use. "Rời khỏi Đảng" does not say whether by removal, expulsion or own request, and "gián đoạn"
 * (broken off) is no state of the statutes: both are asked back.
 */
export const stateChoice = (): ((text: string) => Choice<MemberState>) =>
  choiceOf<MemberState>(
    {
      active: ['Đang sinh hoạt', 'hoạt động', 'đang hoạt động', 'bình thường', 'sinh hoạt'],
      exempt: ['Miễn sinh hoạt', 'miễn công tác và sinh hoạt', 'miễn SH', 'miễn sinh hoạt đảng', 'được miễn sinh hoạt'],
      suspended: ['Đình chỉ sinh hoạt', 'đình chỉ', 'đình chỉ sinh hoạt đảng'],
      'transferred-out': ['Đã chuyển', 'đã chuyển sinh hoạt', 'chuyển đi', 'chuyển sinh hoạt đi'],
      removed: ['Xóa tên', 'bị xóa tên', 'đã xóa tên'],
      expelled: ['Khai trừ', 'bị khai trừ', 'đã khai trừ'],
      resigned: ['Xin ra khỏi Đảng', 'xin ra', 'ra khỏi đảng theo đơn'],
      deceased: ['Từ trần', 'đã mất', 'chết', 'mất', 'qua đời'],
      'admission-cancelled': ['Hủy kết nạp', 'hủy bỏ quyết định kết nạp'],
    },
    ['Rời khỏi Đảng', 'rời khỏi', 'gián đoạn', 'gián đoạn sinh hoạt'],
  );
