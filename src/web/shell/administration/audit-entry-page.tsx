import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { areaOf, type InputOf, type OutputOf } from '../../../platform/action/contract.ts';
import { auditEntry } from '../../../platform/identity/contract.ts';
import { Answer } from '../../kit/answer-states.tsx';
import { Facts } from '../../kit/facts.tsx';
import { ensureMessages, useT } from '../../messages.ts';
import { momentText } from '../../moment-text.ts';
import { useQuestion } from '../../queries.ts';
import { useActionName } from './action-name.ts';
import { AdministrationHead } from './administration-head.tsx';
import { actorText } from './audit-actor.ts';

type Entry = OutputOf<typeof auditEntry>;

type Named = Entry['organisations'];

/** Beside the id of an organisation its name. */
const withNames = (text: string, organisations: Named): string =>
  organisations.reduce((said, { id, name }) => said.replaceAll(id, `${id} (${name})`), text);

const jsonText = (value: unknown, organisations: Named): string =>
  value === null || value === undefined ? '—' : withNames(JSON.stringify(value, null, 2), organisations);

const Value = ({ text, label }: { text: string; label: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
  <section className="vm-value" tabIndex={0} aria-label={label}>
    <pre>{text}</pre>
  </section>
);

const Detail = ({ detail, organisations }: Pick<Entry, 'detail' | 'organisations'>) => {
  const t = useT();
  if (!detail) return <p className="vm-soft">{t('web.audit.detail-deleted')}</p>;
  return (
    <>
      <section className="vm-card">
        <h2>{t('web.audit.input')}</h2>
        <Value text={jsonText(detail.input, organisations)} label={t('web.audit.input')} />
      </section>
      {detail.changes.map((change) => {
        const subject = withNames(change.subject, organisations);
        return (
          <section className="vm-card" key={change.subject}>
            <h2>{subject}</h2>
            <div className="vm-two vm-halves">
              <div>
                <h3>{t('web.audit.before')}</h3>
                <Value text={jsonText(change.before, organisations)} label={`${subject}: ${t('web.audit.before')}`} />
              </div>
              <div>
                <h3>{t('web.audit.after')}</h3>
                <Value text={jsonText(change.after, organisations)} label={`${subject}: ${t('web.audit.after')}`} />
              </div>
            </div>
          </section>
        );
      })}
    </>
  );
};

/** One entry of the audit: who, over what, from where, what was asked, what changed. */
const AuditEntryPage = () => {
  const t = useT();
  const { entryId } = useParams({ strict: false }) as InputOf<typeof auditEntry>;
  const entry = useQuestion(auditEntry, { entryId });
  const actionName = useActionName(entry.data ? [entry.data.action] : []);
  const area = entry.data && areaOf(entry.data.action as never);
  useEffect(() => {
    if (area) void ensureMessages(area);
  }, [area]);
  return (
    <div className="vm-page">
      <AdministrationHead title={t('web.audit.one')} />
      <Answer query={entry}>
        {(one) => (
          <>
            <section className="vm-card">
              <Facts
                facts={[
                  { name: t('web.audit.action'), value: actionName(one.action) },
                  { name: t('web.audit.at'), value: momentText(one.at) },
                  { name: t('web.audit.who'), value: actorText(one, t) },
                  { name: t('web.audit.helper'), value: one.helperName ?? '—' },
                  { name: t('web.audit.over'), value: one.organisations.map((o) => o.name).join('; ') || '—' },
                  { name: t('web.audit.address'), value: one.address ?? '—' },
                ]}
              />
            </section>
            <Detail detail={one.detail} organisations={one.organisations} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default AuditEntryPage;
