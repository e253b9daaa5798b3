import type { OutputOf } from '../../../platform/action/contract.ts';
import { useT } from '../../../web/messages.ts';
import type { printPapers } from '../contract.ts';

type Missing = OutputOf<typeof printPapers>['missing'];

/** Papers that were not made, or leave somebody out, each with why and who; nobody has to leaf through the print to find out. */
export const MissingPapers = ({ missing }: { missing: Missing }) => {
  const t = useT();
  if (missing.length === 0) return null;
  return (
    <>
      <p>{t('ratings.papers.missing')}</p>
      <ul className="ratings-missing">
        {missing.map(({ kind, why, count, titles }) => (
          <li key={kind}>
            <strong>{t(`ratings.paper.${kind}`)}</strong>: {t(`ratings.papers.why-${why}`, { count })}
            {titles.length > 0 && `: ${titles.join('; ')}`}
            {titles.length > 0 &&
              count > titles.length &&
              ` ${t('ratings.papers.and-more', { count: count - titles.length })}`}
          </li>
        ))}
      </ul>
    </>
  );
};
