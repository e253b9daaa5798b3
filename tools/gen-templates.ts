import { areasWith } from '../src/main/areas.ts';
import { version } from '../src/main/program.ts';
import { shippedPacks } from '../src/platform/packs/load-packs.ts';
import { type Pack, packsOfKind } from '../src/platform/packs/pack.ts';
import type { PaperFields, PaperForm } from '../src/platform/paper/official/paper-form.ts';
import { type PaperLayout, paperLayouts } from '../src/platform/paper/official/paper-layout.ts';
import { fieldsOf } from '../src/platform/paper/official/standing-fields.ts';
import { templateOf } from '../src/platform/paper/official/template-of.ts';

type Product = { readonly path: string; readonly make: () => string | Uint8Array };

const formsOfAll = (): PaperForm[] =>
  areasWith({ version, openIdConnect: false }).flatMap(({ paperForms }) => paperForms ?? []);

/** The layout that began last: what is written today has it. */
const newestLayout = (): Pack<PaperLayout> =>
  packsOfKind(shippedPacks(), paperLayouts).reduce((newest, pack) =>
    pack.inForceFrom > newest.inForceFrom ? pack : newest,
  );

const placeLines = (fields: PaperFields, depth = 0): string[] =>
  Object.entries(fields).flatMap(([name, { vi, kind = 'text', of = {} }]) => {
    const written = kind === 'text' ? `{${name}}` : `{#${name}} … {/${name}}`;
    const what = kind === 'flag' ? ' (hiện đoạn này khi đúng)' : kind === 'list' ? ' (lặp lại cho từng dòng)' : '';
    return [`${'  '.repeat(depth)}- \`${written}\` ${vi}${what}`, ...placeLines(of, depth + 1)];
  });

const formSection = (form: PaperForm): string =>
  [
    `## ${form.names.vi}`,
    '',
    `Tệp: \`${form.kind}.docx\`${form.compareWith ? ` · đối chiếu với mẫu gốc ${form.compareWith}` : ''}`,
    '',
    ...placeLines(fieldsOf(form)),
    '',
  ].join('\n');

const head = (layout: Pack<PaperLayout>): string =>
  [
    '# Mẫu văn bản',
    '',
    'Made by `npm run gen` from the forms of the areas; do not edit here. / Thư mục này do chương trình lập, không sửa trực tiếp.',
    '',
    `Thể thức: ${layout.title.vi}${layout.verified ? '' : ' (chưa đối chiếu với văn bản gốc)'}.`,
    '',
    '## Cách sửa mẫu',
    '',
    '1. Trên trang *Mẫu văn bản*, tải mẫu đang áp dụng về (hoặc chép tệp ở đây), mở bằng Word hay LibreOffice.',
    '2. Sửa câu chữ, kiểu chữ, bảng, thêm bớt dòng. Giữ nguyên các chỗ điền trong ngoặc nhọn, kể cả chữ hoa, chữ thường.',
    '3. `{#tên}` và `{/tên}` đứng riêng trên hai dòng: phần ở giữa lặp lại cho từng dòng của danh sách, hoặc chỉ hiện khi điều kiện đúng. Trong bảng, hai dấu này đứng ở ô đầu và ô cuối của dòng được lặp.',
    '4. Tải tệp .docx lên trang *Mẫu văn bản*. Mẫu thiếu chỗ điền, có chỗ điền lạ, có macro hay liên kết ra ngoài sẽ bị từ chối kèm tên chỗ sai.',
    '5. Mẫu của cấp ủy dùng cho cả các chi bộ trực thuộc. Bỏ mẫu riêng thì trở lại mẫu đi kèm chương trình.',
    '',
    'English: download the template that applies on the page *Templates*, edit words and looks in Word or LibreOffice, keep every place in braces, and upload it there. `{#name}` and `{/name}` in lines of their own repeat what is between (lists) or show it when true (flags); in a table they stand in the first and the last cell of the repeated row. A template with missing or unknown places, a macro or an outside link is refused by name. Papers from an own template become PDF only where LibreOffice is installed.',
    '',
    'Văn bản lập từ mẫu riêng được chuyển thành PDF bằng LibreOffice nếu máy chủ có cài; nếu không, chỉ có bản Word.',
    '',
  ].join('\n');

/** The shipped Word templates, and the list of their places for an office that edits a copy. */
export const templateProducts = (): Product[] => {
  const forms = formsOfAll().sort((a, b) => (a.kind < b.kind ? -1 : 1));
  const layout = newestLayout();
  return [
    { path: 'templates/README.md', make: () => [head(layout), ...forms.map(formSection)].join('\n') },
    ...forms.map((form) => ({ path: `templates/${form.kind}.docx`, make: () => templateOf(form, layout.content) })),
  ];
};
