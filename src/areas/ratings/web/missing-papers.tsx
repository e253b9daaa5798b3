import type { OutputOf } from '../../../platform/action/contract.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import type { printPapers } from '../contract.ts';

type Missing = OutputOf<typeof printPapers>['missing'];

type Named = Missing[number]['named'][number];

/** One person may be missing as a member and as a leader, in one line or in two: post or kind tells them apart, the same in every line. */
const nameOf = ({ title, kind, postWords }: Named, all: readonly Named[], t: Translate) => {
  const isTwice = all.some((one) => one.title === title && (one.kind !== kind || one.postWords !== postWords));
  const about = postWords ?? (isTwice ? t(`ratings.subject.${kind}`).toLowerCase() : null);
  return about === null ? title : `${title} (${about})`;
};

const Line = ({ line, all }: { line: Missing[number]; all: readonly Named[] }) => {
  const t = useT();
  const { kind, why, count, named, countedOnce } = line;
  const more = count - named.length;
  return (
    <li>
      <strong>{t(`ratings.paper.${kind}`)}</strong>: {t(`ratings.papers.why-${why}`, { count })}
      {named.length > 0 && `: ${named.map((one) => nameOf(one, all, t)).join('; ')}`}
      {named.length > 0 && more > 0 && ` ${t('ratings.papers.and-more', { count: more })}`}
      {countedOnce > 0 && `; ${t('ratings.papers.counted-once', { count: countedOnce })}`}
    </li>
  );
};

/** Papers that were not made, or leave somebody out, each with why and who; nobody has to leaf through the print to find out. */
export const MissingPapers = ({ missing }: { missing: Missing }) => {
  const t = useT();
  if (missing.length === 0) return null;
  const all = missing.flatMap(({ named }) => named);
  return (
    <>
      <p>{t('ratings.papers.missing')}</p>
      <ul className="ratings-missing">
        {missing.map((line) => (
          <Line key={line.kind} line={line} all={all} />
        ))}
      </ul>
    </>
  );
};
