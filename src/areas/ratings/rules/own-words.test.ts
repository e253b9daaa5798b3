import { expect, test } from 'vitest';
import { joinOwnWords, ownWordsOf } from './own-words.ts';

test('each part goes by its heading: with a colon, numbered, or in a line of its own', () => {
  expect(
    ownWordsOf(
      'Năm 2026 tôi được phân công phụ trách ngõ 3.\n1. Ưu điểm, kết quả đạt được\nHoàn thành việc được giao.\n2) Hạn chế, khuyết điểm: họp muộn hai lần.\n- Nguyên nhân: đi làm xa.\nIII. Phương hướng, biện pháp khắc phục\nSắp xếp ca làm.\nBáo trước khi vắng.',
    ),
  ).toEqual({
    before: 'Năm 2026 tôi được phân công phụ trách ngõ 3.',
    strengths: 'Hoàn thành việc được giao.',
    shortcomings: 'họp muộn hai lần.',
    causes: 'đi làm xa.',
    remedies: 'Sắp xếp ca làm.\nBáo trước khi vắng.',
  });
});

test('several parts in one paragraph are told apart at the beginning of sentences', () => {
  expect(ownWordsOf('Ưu điểm: làm tốt. Hạn chế: chậm báo cáo. Biện pháp khắc phục: báo cáo trước ngày 25.')).toEqual({
    strengths: 'làm tốt.',
    shortcomings: 'chậm báo cáo.',
    remedies: 'báo cáo trước ngày 25.',
  });
});

test('a text without headings has no parts, whatever its sentences are about', () => {
  for (const text of [
    'Hoàn thành nhiệm vụ được giao; hạn chế là có lúc chưa chủ động.',
    'Khắc phục xong hai hạn chế đã được chỉ ra năm 2025.',
    'Ưu điểm lớn nhất là luôn đúng hẹn.',
    'Làm việc theo nguyên tắc: đúng giờ, đúng việc.',
    'Hạn chế số buổi vắng họp: 2 buổi trong năm.',
    'Khắc phục hậu quả bão số 3: tham gia đủ năm buổi.',
  ])
    expect(ownWordsOf(text), text).toBeNull();
});

test('a part that is named twice is put together, one that is empty is not there', () => {
  expect(ownWordsOf('Hạn chế: A.\nNguyên nhân:\nHạn chế: B.')).toEqual({ shortcomings: 'A.\nB.' });
});

test('causes of both kinds keep which they are', () => {
  expect(ownWordsOf('Nguyên nhân khách quan: mưa bão.\nNguyên nhân chủ quan: chưa sắp xếp việc.')).toEqual({
    causes: 'Khách quan: mưa bão.\nChủ quan: chưa sắp xếp việc.',
  });
});

test('what was put together is taken apart again', () => {
  const words = {
    before: 'Lời đầu.',
    strengths: 'Làm tốt.',
    causes: 'Đi xa.\nÍt thời gian.',
    remedies: 'Sắp xếp lại.',
  };
  expect(ownWordsOf(joinOwnWords(words)!)).toEqual(words);
  expect(joinOwnWords({ strengths: '  ' })).toBeNull();
});
