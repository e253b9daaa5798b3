import { useParams } from '@tanstack/react-router';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { onePack } from '../contract.ts';
import { useNames, Verified, yearsWords } from './rating-words.tsx';
import './ratings.css';

type Pack = OutputOf<typeof onePack>;
type Line = Pack['sections'][number]['lines'][number];

const About = ({ pack }: { pack: Pack }) => {
  const t = useT();
  const names = useNames();
  const { inForceFrom, inForceTo } = pack;
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.packs.about-one')}>
      <Facts
        facts={[
          { name: t('ratings.packs.kind'), value: t(`ratings.pack-kind.${pack.kind}`) },
          { name: t('ratings.packs.years'), value: yearsWords(pack, t) },
          {
            name: t('ratings.packs.in-force-period'),
            value: inForceTo
              ? t('ratings.packs.from-until', { from: dayText(inForceFrom), until: dayText(inForceTo) })
              : t('ratings.packs.from', { from: dayText(inForceFrom) }),
          },
          { name: t('ratings.packs.source'), value: pack.source ?? t('ratings.pack.practice') },
          {
            name: t('ratings.packs.confidence'),
            value: (
              <>
                {t(`ratings.confidence.${pack.confidence}`)} <Verified isVerified={pack.isVerified} />
              </>
            ),
          },
        ]}
      />
      <h2>{t('ratings.packs.documents')}</h2>
      <ul className="ratings-bullets">
        {pack.documents.map(({ number, issuer, date, names: words, confidence }) => (
          <li key={number}>
            {t('ratings.packs.document', { number, issuer, date: dayText(date), name: names(words) })}{' '}
            <span className="vm-soft">{t(`ratings.confidence.${confidence}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const RuleLine = ({ line }: { line: Line }) => {
  const t = useT();
  const names = useNames();
  const clause = line.clause === 'practice' ? t('ratings.pack.practice') : line.clause;
  const source = [line.rule, clause, t(`ratings.confidence.${line.confidence}`)].filter(Boolean).join(' · ');
  return (
    <li>
      {names(line.names)}
      {line.notes.length > 0 && <span className="ratings-clause">{line.notes.map(names).join(' · ')}</span>}
      <span className="vm-soft ratings-clause">
        {source} <Verified isVerified={line.isVerified} />
        {line.isVerified && line.confidence === 'B' && <Status level="unknown">{t('ratings.by-summary')}</Status>}
      </span>
    </li>
  );
};

const Sections = ({ pack }: { pack: Pack }) => {
  const t = useT();
  return (
    <section className="vm-card vm-stack" aria-labelledby="pack-rules">
      <h2 id="pack-rules">{t('ratings.packs.rules')}</h2>
      {pack.sections.map(({ topic, lines }) => (
        <details key={topic} className="ratings-fold">
          <summary>
            <h3>{t('ratings.packs.part', { part: t(`ratings.topic.${topic}`), count: lines.length })}</h3>
          </summary>
          <ul className="ratings-bullets">
            {lines.map((line) => (
              <RuleLine
                key={`${line.rule} ${line.names.vi} ${line.clause} ${line.notes.map(({ vi }) => vi)}`}
                line={line}
              />
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
};

/** What was looked for in the texts and not found: said, never filled in. */
const Silences = ({ pack }: { pack: Pack }) => {
  const t = useT();
  const names = useNames();
  if (pack.silences.length === 0) return null;
  return (
    <section className="vm-card vm-stack" aria-labelledby="pack-silences">
      <h2 id="pack-silences">{t('ratings.packs.silences')}</h2>
      <p className="vm-soft">{t('ratings.packs.silences-text')}</p>
      <ul className="ratings-bullets">
        {pack.silences.map((one) => (
          <li key={one.vi}>{names(one)}</li>
        ))}
      </ul>
    </section>
  );
};

const Examples = ({ pack }: { pack: Pack }) => {
  const t = useT();
  const names = useNames();
  return (
    <section className="vm-card vm-stack" aria-labelledby="pack-examples">
      <h2 id="pack-examples">{t('ratings.packs.examples', { count: pack.examples.length })}</h2>
      <p className="vm-soft">{t('ratings.packs.examples-text')}</p>
      <details className="ratings-fold">
        <summary>{t('ratings.packs.examples-open')}</summary>
        <ol className="ratings-bullets">
          {pack.examples.map(({ given, expect }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is that of a published file and never changes
            <li key={at}>
              {names(given)}
              <span className="ratings-clause">→ {names(expect)}</span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
};

/** One pack from its source to its examples, as somebody who applies it reads it. */
const PackPage = () => {
  const t = useT();
  const names = useNames();
  const { packId } = useParams({ strict: false }) as { packId: string };
  const found = useQuestion(onePack, { packId });
  return (
    <div className="vm-page">
      <Answer query={found} lines={8} isPage>
        {(pack) => (
          <>
            <PageHead
              title={names(pack)}
              subtitle={<PageLink to="/ratings/rules">{t('ratings.packs.all')}</PageLink>}
              actions={<PrintButton />}
            />
            <About pack={pack} />
            <Sections pack={pack} />
            <Silences pack={pack} />
            <Examples pack={pack} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default PackPage;
