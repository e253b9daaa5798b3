import type { OutputOf } from '../../../platform/action/contract.ts';
import { Figure } from '../../../web/kit/figure.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { ownFigures } from '../contract.ts';
import type { OrganisationRecord } from './organisation-scene.ts';

type Published = OutputOf<typeof ownFigures>['rows'][number];

const Sentence = ({ now, before }: { now: Published; before: Published | undefined }) => {
  const t = useT();
  const numbers = { published: now.published, loaded: now.loaded, missing: now.missing, on: now.on };
  const old = before && { publishedBefore: before.published, loadedBefore: before.loaded, onBefore: before.on };
  const key = now.missing > 0 ? 'organisations.published.some-missing' : 'organisations.published.all-there';
  return (
    <p>
      <Figure
        numerator={now.loaded}
        denominator={now.published}
        definition={t('organisations.published.definition', { on: now.on })}
      />
      {': '}
      {t(old ? `${key}-and-before` : key, { ...numbers, ...old })}{' '}
      <span className="vm-soft">{t('organisations.published.source', { source: now.source })}</span>
    </p>
  );
};

/** What was published of this organisation beside what is loaded: a gap is said, not hidden. */
export const OrganisationCounts = ({ record }: { record: OrganisationRecord }) => {
  const figures = useQuestion(ownFigures, { organisationId: record.id, on: record.on });
  const [now, before] = figures.data?.rows ?? [];
  if (!now) return null;
  return (
    <div className="organisations-notice" data-calm={now.missing === 0}>
      <Icon name={now.missing > 0 ? 'warning' : 'info'} />
      <Sentence now={now} before={before} />
    </div>
  );
};
