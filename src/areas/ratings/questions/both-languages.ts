import { formatMessage } from '../../../platform/i18n/format-message.ts';
import en from '../messages/en.json' with { type: 'json' };
import vi from '../messages/vi.json' with { type: 'json' };

type Params = Readonly<Record<string, string | number>>;

/** A sentence of this area in both languages, where no browser is at hand to put it into words. */
export const bothLanguages = (key: string, params: Params = {}): { readonly vi: string; readonly en: string } => ({
  vi: formatMessage(vi, key, params, 'vi'),
  en: formatMessage(en, key, params, 'en'),
});
