import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAsOf } from '../../../web/as-of.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Timeline } from '../../../web/kit/timeline.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { type bodyId, bodyRecord } from '../contract.ts';
import { type BodyFace, EndBodyDialog, RelinkBodyDialog, RenameBodyDialog } from './body-form.tsx';
import { BodyPosts } from './body-posts.tsx';
import { paperText } from './committee-term.tsx';
import './organisations.css';
import type { BodyRecord } from './body-record.ts';

const dialogs = { rename: RenameBodyDialog, relink: RelinkBodyDialog, end: EndBodyDialog } as const;
type DialogName = keyof typeof dialogs;

const actions = [
  ['rename', 'organisations.rename-body'],
  ['relink', 'organisations.relink-body'],
  ['end', 'organisations.end-body'],
] as const satisfies readonly (readonly [DialogName, string])[];

const HeadActions = ({ body, version }: { body: BodyFace; version: number }) => {
  const t = useT();
  const may = useMay();
  const [open, setOpen] = useState<DialogName | null>(null);
  const Dialog = open && dialogs[open];
  return (
    <>
      {actions
        .filter(([, action]) => may(action))
        .map(([name]) => (
          <Button key={name} onClick={() => setOpen(name)}>
            {t(`organisations.body.${name}`)}
          </Button>
        ))}
      {Dialog && <Dialog body={body} version={version} onClose={() => setOpen(null)} />}
    </>
  );
};

const BodyFacts = ({ body }: { body: BodyFace }) => {
  const t = useT();
  return (
    <Facts
      facts={[
        { name: t('organisations.body.kind'), value: t(`organisations.body-kind.${body.kind}`) },
        {
          name: t('organisations.body.organisation'),
          value: (
            <PageLink to="/organisations/$organisationId" params={{ organisationId: body.organisationId }}>
              {body.organisationName ?? t('organisations.person.place-unknown')}
            </PageLink>
          ),
        },
        { name: t('organisations.body.link'), value: t(`organisations.body-link.${body.link}`) },
        { name: t('organisations.from'), value: t('organisations.day', { on: body.from }) },
      ]}
    />
  );
};

const Versions = ({ record }: { record: BodyRecord }) => {
  const t = useT();
  return (
    <section className="vm-card">
      <h2>{t('organisations.timeline.title')}</h2>
      <Timeline
        label={t('organisations.timeline.title')}
        entries={record.versions.map((version) => ({
          key: version.id,
          on: version.from,
          title: version.name,
          text: [
            t(`organisations.body-kind.${version.kind}`),
            version.organisationName,
            paperText(version.decision, t),
            version.endReason,
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </section>
  );
};

const Below = ({ record }: { record: BodyRecord }) => {
  const t = useT();
  if (record.children.length === 0) return null;
  return (
    <section className="vm-card">
      <h2>{t('organisations.body.below')}</h2>
      <ul className="organisations-links">
        {record.children.map((child) => (
          <li key={child.id}>
            <PageLink to="/organisations/bodies/$bodyId" params={{ bodyId: child.id }}>
              {child.name}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Body = ({ record }: { record: BodyRecord }) => {
  const t = useT();
  const { today } = record;
  const name = today?.name ?? record.versions[0]?.name ?? t('organisations.body.one');
  return (
    <>
      <PageHead
        title={name}
        subtitle={today ? undefined : t('organisations.body.not-on-day')}
        actions={today && <HeadActions body={today} version={record.version} />}
      />
      <div className="vm-two">
        <div className="vm-stack">
          {today && (
            <section className="vm-card">
              <h2>{t('organisations.facts.title')}</h2>
              <BodyFacts body={today} />
            </section>
          )}
          <BodyPosts record={record} name={name} />
        </div>
        <div className="vm-stack">
          <Versions record={record} />
          <Below record={record} />
        </div>
      </div>
    </>
  );
};

/** A body of the political system as of a day: what it is, whom it is linked to, who holds its posts. */
const BodyPage = () => {
  const { bodyId: id } = useParams({ strict: false }) as { bodyId: (typeof bodyId)['_output'] };
  const { on } = useAsOf();
  const record = useQuestion(bodyRecord, { bodyId: id, on });
  return (
    <div className="vm-page">
      <Answer query={record} isPage>
        {(answer) => <Body record={answer} />}
      </Answer>
    </div>
  );
};

export default BodyPage;
