import type { OutputOf } from '../../../platform/action/contract.ts';
import { Figure } from '../../../web/kit/figure.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { hygieneCounts } from '../contract/hygiene.ts';
import { totalKey, useHygieneWords } from './hygiene-words.ts';

export type Counted = OutputOf<typeof hygieneCounts>['kinds'][number];
type Cell = { readonly cell: string | undefined };

/** On what a list stands; what nobody has read in the text itself says so. */
export const HygieneSources = ({ rules }: Pick<Counted, 'rules'>) => {
  const t = useT();
  const language = useLanguage();
  if (rules.length === 0) return null;
  return (
    <details className="vm-soft">
      <summary>{t('members.hygiene.sources')}</summary>
      <ul className="members-hygiene-sources">
        {rules.map(({ source, verified }) => (
          <li key={source.vi}>
            {t(verified ? 'members.hygiene.verified-source' : 'members.hygiene.unverified-source', {
              source: source[language],
            })}
          </li>
        ))}
      </ul>
    </details>
  );
};

const Details = ({ counted, cell }: { counted: Counted } & Cell) => {
  const { detailWord } = useHygieneWords();
  if (counted.details.length < 2) return null;
  return (
    <ul className="members-hygiene-details">
      {counted.details.map(({ code, found }) => (
        <li key={code}>
          <span>{detailWord(code)}</span>
          <Figure
            numerator={found}
            definition={detailWord(code)}
            to="/members/hygiene/$kind"
            params={{ kind: counted.kind }}
            search={{ detail: code, cell }}
          />
        </li>
      ))}
    </ul>
  );
};

/** Of missing data both numbers: the core, which the work list speaks of, and the rest. */
const Core = ({ counted, cell }: { counted: Counted } & Cell) => {
  const t = useT();
  const { core, found, kind } = counted;
  if (!core || found === 0) return null;
  return (
    <p>
      {t('members.hygiene.core-missing')}:{' '}
      <Figure
        numerator={core.found}
        definition={t('members.hygiene.core-missing')}
        to="/members/hygiene/$kind"
        params={{ kind }}
        search={{ detail: core.codes.join('_'), cell }}
      />
      {' · '}
      {t('members.hygiene.other-missing', { count: found - core.found })}
    </p>
  );
};

/** One hygiene list with its count: the number opens the rows, the lines below open a part of them. */
export const HygieneCard = ({ counted, cell, year }: { counted: Counted; year: number } & Cell) => {
  const t = useT();
  const { kindWord, gapWord, aboutWord } = useHygieneWords();
  const { kind, found, total, gaps } = counted;
  const isUnknown = gaps.some((gap) => gap === 'no-dues' || gap === 'no-rules');
  const definition = `${kindWord(kind)}, ${t(totalKey[kind])}`;
  const place = { to: '/members/hygiene/$kind', params: { kind }, search: { cell } };
  return (
    <section className="vm-card members-hygiene-card">
      <h2>
        <PageLink {...place}>{kindWord(kind)}</PageLink>
      </h2>
      <p className="members-hygiene-figure">
        {isUnknown && found === 0 ? (
          <Status level="unknown">{t('members.hygiene.unknown')}</Status>
        ) : (
          <>
            <Figure numerator={found} denominator={total} definition={definition} {...place} />{' '}
            <span className="vm-soft">{t(totalKey[kind])}</span>
          </>
        )}
      </p>
      <p className="vm-soft">
        {aboutWord(kind)} {kind === 'supplement' && t('members.hygiene.of-year', { year: String(year) })}
      </p>
      <Core counted={counted} cell={cell} />
      {counted.ledgers && <p className="vm-soft">{t('members.hygiene.ledgers-looked-at', counted.ledgers)}</p>}
      {gaps.map((gap) => (
        <p key={gap} className="vm-soft">
          {gapWord(gap)}
        </p>
      ))}
      <Details counted={counted} cell={cell} />
      <HygieneSources rules={counted.rules} />
    </section>
  );
};
