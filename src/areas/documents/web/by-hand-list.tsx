import type { OutputOf } from '../../../platform/action/contract.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { forms } from '../contract/paper-reads.ts';

/** Papers that the program never prints: written by hand, or issued centrally. */
export const ByHandList = ({ papers }: { papers: OutputOf<typeof forms>['byHand'] }) => {
  const t = useT();
  const language = useLanguage();
  return (
    <section className="vm-card">
      <h2>{t('documents.by-hand.title')}</h2>
      <p className="vm-soft">{t('documents.by-hand.about')}</p>
      <ul>
        {papers.map(({ code, names, why }) => (
          <li key={names.vi}>
            {names[language]}
            {code && ` (${code})`}: {t(`documents.by-hand.${why}`)}
          </li>
        ))}
      </ul>
    </section>
  );
};
