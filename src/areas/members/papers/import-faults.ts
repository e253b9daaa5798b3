import { formatMessage } from '../../../platform/i18n/format-message.ts';
import platformEn from '../../../platform/i18n/messages/en.json' with { type: 'json' };
import platformVi from '../../../platform/i18n/messages/vi.json' with { type: 'json' };
import type { XlsxCell, XlsxSheet } from '../../../platform/paper/xlsx.ts';
import en from '../messages/en.json' with { type: 'json' };
import vi from '../messages/vi.json' with { type: 'json' };

type Language = 'vi' | 'en';
type Messages = Readonly<Record<string, string>>;
const messages: Readonly<Record<Language, Messages>> = { vi: { ...platformVi, ...vi }, en: { ...platformEn, ...en } };

export type FaultOfFile = {
  readonly row: number;
  readonly column: string | null;
  readonly heading: { readonly vi: string; readonly en: string } | null;
  readonly value: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly suggestion: string | null;
  readonly level: 'stop' | 'attention';
};

/** The fault list of a file as a sheet for whoever keeps the list: where, what stands there, why not, what was probably meant. */
export const faultSheet = (
  language: Language,
  fileName: string,
): { sheet: Omit<XlsxSheet, 'rows'>; toRow: (fault: FaultOfFile) => readonly XlsxCell[] } => {
  const say = (key: string, params: FaultOfFile['params'] = {}) =>
    formatMessage(messages[language], key, params, language);
  const headings = ['row', 'column', 'heading', 'value', 'level', 'reason', 'suggestion'] as const;
  const widths = { row: 8, column: 6, heading: 26, value: 26, level: 14, reason: 70, suggestion: 28 };
  return {
    sheet: {
      name: say('members.import.faults-sheet'),
      title: [say('members.import.faults-title', { file: fileName })],
      columns: headings.map((key) => ({
        header: say(`members.import.fault-${key}`),
        width: widths[key],
        kind: key === 'row' ? ('number' as const) : ('text' as const),
      })),
    },
    toRow: (fault) => [
      fault.row,
      fault.column,
      fault.heading?.[language] ?? null,
      fault.value,
      say(`members.import.${fault.level}`),
      say(`refusal.${fault.code}`, { heading: fault.heading?.[language] ?? '', value: fault.value, ...fault.params }),
      fault.suggestion,
    ],
  };
};
