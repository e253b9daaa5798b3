import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type AsOf, useAsOf } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { organisationTabSlots } from '../../../web/slots.tsx';
import { type OrganisationId, organisation } from '../contract.ts';
import { useMayHere } from './organisation-may.ts';
import './organisations.css';
import type { OrganisationRecord, OrganisationScene } from './organisation-scene.ts';

const tabs = [
  { key: 'overview', to: '/organisations/$organisationId', needs: 'organisations.organisation' },
  { key: 'committee', to: '/organisations/$organisationId/committee', needs: 'organisations.terms' },
  { key: 'regulations', to: '/organisations/$organisationId/regulations', needs: 'organisations.regulations' },
  { key: 'bodies', to: '/organisations/$organisationId/bodies', needs: 'organisations.bodies' },
  { key: 'chart', to: '/organisations/$organisationId/chart', needs: 'organisations.chart' },
] as const;

const Path = ({ record }: { record: OrganisationRecord }) => {
  const t = useT();
  return (
    <nav className="organisations-path not-printed" aria-label={t('organisations.record.path')}>
      <PageLink to="/organisations" search={{ at: record.id }} isExact>
        {t('organisations.rail')}
      </PageLink>
      {record.path
        .filter((step) => step.id !== record.id)
        .map((step) => (
          <PageLink key={step.id} to="/organisations/$organisationId" params={{ organisationId: step.id }} isExact>
            {step.name}
          </PageLink>
        ))}
    </nav>
  );
};

const StateBadges = ({ record }: { record: OrganisationRecord }) => {
  const t = useT();
  return (
    <>
      {record.state === 'ended' && (
        <Status level="unknown">{t('organisations.life.ended', { on: dayText(record.endedOn ?? record.on) })}</Status>
      )}
      {record.state === 'not-yet' && (
        <Status level="unknown">
          {record.foundedOn
            ? t('organisations.life.not-yet', { on: dayText(record.foundedOn) })
            : t('organisations.life.not-yet-unknown')}
        </Status>
      )}
      {record.state === 'annulled' && <Status level="serious">{t('organisations.life.annulled')}</Status>}
      {record.restricted && <Status level="attention">{t('organisations.restricted')}</Status>}
      {record.fictional && <Status level="plain">{t('organisations.fictional')}</Status>}
    </>
  );
};

const Tabs = ({ scene }: { scene: OrganisationScene }) => {
  const t = useT();
  const language = useLanguage();
  return (
    <nav className="vm-tabs not-printed" aria-label={t('organisations.record.tabs', { name: scene.record.facts.name })}>
      {tabs
        .filter(({ key, needs }) => key === 'overview' || scene.mayHere(needs))
        .map(({ key, to }) => (
          <PageLink key={key} to={to} params={{ organisationId: scene.record.id }} className="vm-tab" isExact>
            {t(`organisations.tab.${key}`)}
          </PageLink>
        ))}
      {organisationTabSlots()
        .filter(({ needs }) => scene.mayHere(needs))
        .map(({ to, label }) => (
          <PageLink key={to} to={to} params={{ organisationId: scene.record.id }} className="vm-tab" isExact>
            {label[language]}
          </PageLink>
        ))}
    </nav>
  );
};

type InsideProps = {
  readonly record: OrganisationRecord;
  readonly asOf: AsOf;
  readonly actions: ((scene: OrganisationScene) => ReactNode) | undefined;
  readonly children: (scene: OrganisationScene) => ReactNode;
};

const Inside = ({ record, asOf: { on, isToday }, actions, children }: InsideProps) => {
  const language = useLanguage();
  const mayHere = useMayHere(record);
  const scene = { record, on, isToday, mayHere };
  const kind = [record.typeName[language], record.sectorName?.[language]].filter(Boolean).join(' · ');
  return (
    <>
      <Path record={record} />
      <PageHead
        title={record.facts.name}
        subtitle={
          <span className="vm-row">
            {kind}
            <StateBadges record={record} />
          </span>
        }
        actions={actions?.(scene)}
      />
      <Tabs scene={scene} />
      {children(scene)}
    </>
  );
};

type Props = {
  /** Stand at the top of the page. */
  readonly actions?: (scene: OrganisationScene) => ReactNode;
  readonly children: (scene: OrganisationScene) => ReactNode;
};

/** Frame of every page of one organisation: where it stands, what it is on the day in view, its tabs and actions. */
export const OrganisationFrame = ({ actions, children }: Props) => {
  const { organisationId } = useParams({ strict: false }) as { organisationId: OrganisationId };
  const asOf = useAsOf();
  const record = useQuestion(organisation, { organisationId, on: asOf.on });
  return (
    <div className="vm-page">
      <Answer query={record} lines={8} isPage>
        {(answer) => (
          <Inside record={answer} asOf={asOf} actions={actions}>
            {children}
          </Inside>
        )}
      </Answer>
    </div>
  );
};
