import type { OutputOf } from '../../../platform/action/contract.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import type { printPapers } from '../contract.ts';

type Missing = OutputOf<typeof printPapers>['missing'];

/** One person may be missing as a member and as a leader: post or kind tells them apart. */
const nameOf = (
  { title, kind, postWords }: Missing[number]['named'][number],
  all: Missing[number]['named'],
  t: Translate,
) => {
  const isTwice = all.filter((one) => one.title === title).length > 1;
  const about = postWords ?? (isTwice ? t(`ratings.subject.${kind}`).toLowerCase() : null);
  return about === null ? title : `${title} (${about})`;
};

const Line = ({ line: { kind, why, count, named, countedOnce } }: { line: Missing[number] }) => {
  const t = useT();
  const more = count - named.length;
  return (
    <li>
      <strong>{t(`ratings.paper.${kind}`)}</strong>: {t(`ratings.papers.why-${why}`, { count })}
      {named.length > 0 && `: ${named.map((one) => nameOf(one, named, t)).join('; ')}`}
      {named.length > 0 && more > 0 && ` ${t('ratings.papers.and-more', { count: more })}`}
      {countedOnce > 0 && `; ${t('ratings.papers.counted-once', { count: countedOnce })}`}
    </li>
  );
};

/** Papers that were not made, or leave somebody out, each with why and who; nobody has to leaf through the print to find out. */
export const MissingPapers = ({ missing }: { missing: Missing }) => {
  const t = useT();
  if (missing.length === 0) return null;
  return (
    <>
      <p>{t('ratings.papers.missing')}</p>
      <ul className="ratings-missing">
        {missing.map((line) => (
          <Line key={line.kind} line={line} />
        ))}
      </ul>
    </>
  );
};
