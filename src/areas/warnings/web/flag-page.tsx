import { useParams } from '@tanstack/react-router';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { Timeline } from '../../../web/kit/timeline.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { flag } from '../contract.ts';
import { levelOf, useRuleWords } from './rule-words.ts';

type Opened = OutputOf<typeof flag>;
type SourceLine = OutputOf<typeof flag>['rows'][number];

const FlagFacts = ({ opened }: { opened: Opened }) => {
  const t = useT();
  const language = useLanguage();
  const { clauseOf, parameterOf, wordOf } = useRuleWords();
  const { flag: one, parameters } = opened;
  const asked = Object.entries(parameters).map(([key, value]) => `${parameterOf(key)}: ${wordOf(value)}`);
  return (
    <section className="vm-card">
      <Facts
        facts={[
          {
            name: t('warnings.board.organisation'),
            value: (
              <PageLink to="/organisations/$organisationId" params={{ organisationId: one.organisationId }}>
                {one.organisationName}
              </PageLink>
            ),
          },
          ...(one.parentName ? [{ name: t('warnings.board.parent'), value: one.parentName }] : []),
          { name: t('warnings.board.cause'), value: t(one.cause.message, one.cause.params) },
          { name: t('warnings.board.rule'), value: one.rule.name[language] },
          { name: t('warnings.board.clause'), value: clauseOf(one.rule) },
          {
            name: t('warnings.board.since'),
            value: one.since ? dayText(one.since) : t('warnings.board.since-unknown'),
          },
          { name: t('warnings.flag.first-seen'), value: dayText(one.firstSeenOn) },
          { name: t('warnings.flag.last-seen'), value: dayText(one.lastSeenOn) },
          ...(one.clearedOn ? [{ name: t('warnings.board.cleared-on'), value: dayText(one.clearedOn) }] : []),
          ...(asked.length > 0 ? [{ name: t('warnings.rules.parameters'), value: asked.join('; ') }] : []),
        ]}
      />
    </section>
  );
};

const useSourceColumns = (): readonly Column<SourceLine>[] => {
  const t = useT();
  const language = useLanguage();
  return [
    {
      key: 'title',
      header: t('warnings.flag.row'),
      value: (row) => row.title[language],
      cell: (row) => <PageLink to={row.link}>{row.title[language]}</PageLink>,
      onCard: 'title',
    },
    {
      key: 'from',
      header: t('warnings.flag.from'),
      width: '8rem',
      value: (row) => row.from,
      cell: (row) => (row.from ? dayText(row.from) : ''),
    },
    {
      key: 'until',
      header: t('warnings.flag.until'),
      width: '8rem',
      value: (row) => row.until,
      cell: (row) => (row.until ? dayText(row.until) : ''),
    },
    { key: 'note', header: t('warnings.flag.note'), value: (row) => row.note },
  ];
};

const SourceRows = ({ rows }: { rows: Opened['rows'] }) => {
  const t = useT();
  const columns = useSourceColumns();
  return (
    <section className="vm-stack">
      <h2>{t('warnings.flag.rows')}</h2>
      {rows.length === 0 ? (
        <p>{t('warnings.flag.no-rows')}</p>
      ) : (
        <DataTable
          label={t('warnings.flag.rows')}
          rows={rows}
          columns={columns}
          rowKey={(row) => `${row.kind} ${row.id}`}
          hasSearch={false}
        />
      )}
    </section>
  );
};

const Earlier = ({ earlier }: { earlier: Opened['earlier'] }) => {
  const t = useT();
  if (earlier.length === 0) return null;
  return (
    <section className="vm-card">
      <h2>{t('warnings.flag.earlier')}</h2>
      <Timeline
        label={t('warnings.flag.earlier')}
        entries={earlier.map((one) => ({
          key: one.id,
          on: one.firstSeenOn,
          title: one.clearedOn ? t('warnings.flag.cleared', { on: dayText(one.clearedOn) }) : t('warnings.state.open'),
        }))}
      />
    </section>
  );
};

/** One flag opened to the rows that it was derived from. */
const FlagPage = () => {
  const t = useT();
  const language = useLanguage();
  const { flagId } = useParams({ strict: false }) as { flagId: Opened['flag']['id'] };
  const asked = useQuestion(flag, { flagId });
  return (
    <div className="vm-page">
      <Answer query={asked} lines={8} isPage>
        {(opened) => (
          <>
            <PageHead
              title={t('warnings.flag.of', {
                rule: opened.flag.rule.name[language],
                organisation: opened.flag.organisationName,
              })}
              subtitle={
                <span className="vm-row">
                  <Status level={opened.flag.isKnown ? levelOf[opened.flag.rule.level] : 'unknown'}>
                    {opened.flag.isKnown ? t(`web.level.${opened.flag.rule.level}`) : t('warnings.knowledge.missing')}
                  </Status>
                  {opened.flag.state === 'cleared' && <Status level="good">{t('warnings.state.cleared')}</Status>}
                </span>
              }
              actions={
                <PageLink to="/warnings" search={{ rule: opened.flag.rule.id }} className="vm-button">
                  {t('warnings.flag.same-rule')}
                </PageLink>
              }
            />
            <FlagFacts opened={opened} />
            <SourceRows rows={opened.rows} />
            <Earlier earlier={opened.earlier} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default FlagPage;
