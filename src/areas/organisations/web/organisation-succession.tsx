import { PageLink } from '../../../web/kit/page-link.tsx';
import { useT } from '../../../web/messages.ts';
import type { OrganisationRecord } from './organisation-scene.ts';

type Link = OrganisationRecord['successors'][number];

const OneLink = ({ link }: { link: Link }) => {
  const t = useT();
  const { shareNumerator: top, shareDenominator: bottom } = link;
  const extent =
    link.extent === 'whole'
      ? t('organisations.succession.whole')
      : top !== null && bottom !== null
        ? t('organisations.succession.share', { top, bottom })
        : t('organisations.succession.part');
  return (
    <li>
      <PageLink to="/organisations/$organisationId" params={{ organisationId: link.id }}>
        {link.name}
      </PageLink>{' '}
      <span className="vm-soft">
        {t(`organisations.event.${link.kind}`)}, {t('organisations.on-day', { on: link.effectiveOn })}, {extent}
      </span>
    </li>
  );
};

const Links = ({ title, links }: { title: string; links: readonly Link[] }) => (
  <>
    <h3>{title}</h3>
    <ul className="organisations-links">
      {links.map((link) => (
        <OneLink key={`${link.eventId} ${link.id}`} link={link} />
      ))}
    </ul>
  </>
);

/** What came before this organisation and what came after it. */
export const OrganisationSuccession = ({ record }: { record: OrganisationRecord }) => {
  const t = useT();
  if (record.predecessors.length + record.successors.length === 0) return null;
  return (
    <section className="vm-card" aria-label={t('organisations.succession.title')}>
      <h2>{t('organisations.succession.title')}</h2>
      {record.predecessors.length > 0 && (
        <Links title={t('organisations.succession.before')} links={record.predecessors} />
      )}
      {record.successors.length > 0 && <Links title={t('organisations.succession.after')} links={record.successors} />}
    </section>
  );
};
