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

type Entry = OutputOf<typeof auditEntry>;

const Value = ({ value, label }: { value: unknown; label: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
  <section className="vm-value" tabIndex={0} aria-label={label}>
    <pre>{value === null || value === undefined ? '—' : JSON.stringify(value, null, 2)}</pre>
  </section>
);

const Detail = ({ detail }: { detail: Entry['detail'] }) => {
  const t = useT();
  if (!detail) return <p className="vm-soft">{t('web.audit.detail-deleted')}</p>;
  return (
    <>
      <section className="vm-card">
        <h2>{t('web.audit.input')}</h2>
        <Value value={detail.input} label={t('web.audit.input')} />
      </section>
      {detail.changes.map((change) => (
        <section className="vm-card" key={change.subject}>
          <h2>{change.subject}</h2>
          <div className="vm-two vm-halves">
            <div>
              <h3>{t('web.audit.before')}</h3>
              <Value value={change.before} label={`${change.subject}: ${t('web.audit.before')}`} />
            </div>
            <div>
              <h3>{t('web.audit.after')}</h3>
              <Value value={change.after} label={`${change.subject}: ${t('web.audit.after')}`} />
            </div>
          </div>
        </section>
      ))}
    </>
  );
};

/** One entry of the audit: who, over what, from where, what was asked, what changed. */
const AuditEntryPage = () => {
  const t = useT();
  const actionName = useActionName();
  const { entryId } = useParams({ strict: false }) as InputOf<typeof auditEntry>;
  const entry = useQuestion(auditEntry, { entryId });
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
                  { name: t('web.audit.who'), value: one.accountName ?? t('web.audit.outside') },
                  { name: t('web.audit.helper'), value: one.helperName ?? '—' },
                  { name: t('web.audit.over'), value: one.organisations.map((o) => o.name).join('; ') || '—' },
                  { name: t('web.audit.address'), value: one.address ?? '—' },
                ]}
              />
            </section>
            <Detail detail={one.detail} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default AuditEntryPage;
