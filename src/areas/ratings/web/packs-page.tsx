import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Select } from '../../../web/kit/inputs.ts';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { packs } from '../contract.ts';
import { PackChanges } from './pack-changes-table.tsx';
import { RatingTabs } from './rating-tabs.tsx';
import { PackName, useNames, yearsWords } from './rating-words.tsx';
import './ratings.css';

type PackRow = OutputOf<typeof packs>['rows'][number];

const ToPack = ({ row }: { row: PackRow }) => (
  <PageLink to="/ratings/rules/$packId" params={{ packId: row.id }}>
    <PackName pack={row} />
  </PageLink>
);

const Packs = ({ rows }: { rows: readonly PackRow[] }) => {
  const t = useT();
  return (
    <DataTable
      label={t('ratings.packs.title')}
      rows={rows}
      rowKey={({ id }) => id}
      hasSearch={false}
      columns={[
        {
          key: 'pack',
          header: t('ratings.packs.pack'),
          value: ({ title }) => title,
          cell: (row) => <ToPack row={row} />,
          onCard: 'title',
        },
        { key: 'kind', header: t('ratings.packs.kind'), value: ({ kind }) => t(`ratings.pack-kind.${kind}`) },
        { key: 'years', header: t('ratings.packs.years'), value: (row) => yearsWords(row, t) },
        {
          key: 'in-force',
          header: t('ratings.packs.in-force'),
          value: ({ inForceFrom }) => inForceFrom,
          cell: ({ inForceFrom }) => dayText(inForceFrom),
        },
        {
          key: 'confidence',
          header: t('ratings.packs.confidence'),
          value: ({ confidence }) => t(`ratings.confidence.${confidence}`),
        },
        {
          key: 'rules',
          header: t('ratings.packs.unverified'),
          value: ({ unverifiedRules }) => unverifiedRules,
          cell: ({ rules, unverifiedRules }) => `${unverifiedRules}/${rules}`,
          isNumber: true,
        },
      ]}
    />
  );
};

/** What was looked for in the texts and not found: said, never filled in. */
const Silences = ({ rows }: { rows: readonly PackRow[] }) => {
  const t = useT();
  const names = useNames();
  return (
    <section className="vm-card vm-stack">
      <h2>{t('ratings.packs.silences')}</h2>
      <p className="vm-soft">{t('ratings.packs.silences-text')}</p>
      {rows
        .filter(({ silences }) => silences.length > 0)
        .map((row) => (
          <details key={row.id} className="ratings-fold">
            <summary>{`${names(row)} (${row.silences.length})`}</summary>
            <ul className="ratings-bullets">
              {row.silences.map((one) => (
                <li key={one.vi}>{names(one)}</li>
              ))}
            </ul>
          </details>
        ))}
    </section>
  );
};

const Compare = ({ rows }: { rows: readonly PackRow[] }) => {
  const t = useT();
  const names = useNames();
  const rules = rows.filter(({ kind }) => kind === 'rating-rules');
  const [first, last] = [rules.at(-2)?.id ?? null, rules.at(-1)?.id ?? null];
  const [before, setBefore] = useState<string | null>(first);
  const [after, setAfter] = useState<string | null>(last);
  // Who chose two others wants to see what changed; who only opened the page is told how much it is.
  const isChosen = before !== first || after !== last;
  const choices = rules.map(({ id, vi, en }) => ({ value: id, label: names({ vi, en }) }));
  return (
    <section className="vm-card vm-stack">
      <h2>{t('ratings.packs.changes')}</h2>
      <div className="ratings-fields not-printed">
        <Select
          label={t('ratings.packs.before')}
          allowDeselect={false}
          data={choices}
          value={before}
          onChange={setBefore}
        />
        <Select
          label={t('ratings.packs.after')}
          allowDeselect={false}
          data={choices}
          value={after}
          onChange={setAfter}
        />
      </div>
      {before && after && before !== after ? (
        <PackChanges before={before} after={after} isOpen={isChosen} />
      ) : (
        <p role="status">{t('ratings.packs.choose-two')}</p>
      )}
    </section>
  );
};

/** The rules by which a period is rated: where each comes from, how sure it is, and what changed between two. */
const PacksPage = () => {
  const t = useT();
  const found = useQuestion(packs, {});
  return (
    <div className="vm-page">
      <PageHead title={t('ratings.packs.title')} subtitle={t('ratings.packs.about')} actions={<PrintButton />} />
      <RatingTabs />
      <Answer query={found} lines={8}>
        {({ rows }) => (
          <>
            <Packs rows={rows} />
            <Compare rows={rows} />
            <Silences rows={rows} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default PacksPage;
