import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import type { SeasonView } from './season-dialogs.tsx';

type Above = SeasonView['decidedAbove'][number];

const Line = ({ one: { subjectId, title, postWords, kind, state, openerName } }: { one: Above }) => {
  const t = useT();
  return (
    <li>
      <PageLink to="/ratings/subjects/$subjectId" params={{ subjectId }}>
        {title}
      </PageLink>
      <span className="vm-soft">{` · ${postWords ?? t(`ratings.subject.${kind}`)} · `}</span>
      {openerName === null ? t(`ratings.state.${state}`) : t('ratings.above.in-season-of', { opener: openerName })}
    </li>
  );
};

/** Whom the level above decides: its decision is recorded here, or its own season rates them. */
export const DecidedAbove = ({ season: { decidedAbove } }: { season: SeasonView }) => {
  const t = useT();
  if (decidedAbove.length === 0) return null;
  return (
    <section className="vm-card vm-stack" aria-label={t('ratings.above.title')}>
      <h2>{t('ratings.above.title')}</h2>
      <p className="vm-soft">{t('ratings.above.text')}</p>
      <ul className="ratings-bullets">
        {decidedAbove.map((one) => (
          <Line key={one.subjectId} one={one} />
        ))}
      </ul>
    </section>
  );
};
