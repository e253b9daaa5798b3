import { formatNumber } from '../../../platform/i18n/format-message.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { RepeatedOfKind } from '../contract.ts';

/** Where ratings are counted, not persons: how many of them are of somebody who stands in a kind before, and where each counts once. */
export const RepeatedNote = ({ repeated }: { readonly repeated: readonly RepeatedOfKind[] }) => {
  const t = useT();
  const language = useLanguage();
  if (repeated.length === 0) return null;
  const kinds = repeated.map(({ kind, count }) => `${t(`ratings.subject.${kind}`)}: ${formatNumber(count, language)}`);
  return (
    <p>
      {t('ratings.repeated.note', {
        count: repeated.reduce((sum, { count }) => sum + count, 0),
        kinds: kinds.join('; '),
      })}
    </p>
  );
};
