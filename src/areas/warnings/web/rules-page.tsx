import type { OutputOf } from '../../../platform/action/contract.ts';
import { useAsOf } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useWords } from '../../organisations/web/public.tsx';
import { rules } from '../contract.ts';
import { levelOf, useRuleWords } from './rule-words.ts';

type Rule = OutputOf<typeof rules>['rules'][number];

const useColumns = (): readonly Column<Rule>[] => {
  const t = useT();
  const language = useLanguage();
  const { on } = useAsOf();
  const { typeWord } = useWords(on);
  const { clauseOf, parameterOf, wordOf } = useRuleWords();
  const parameters = (row: Rule): string =>
    Object.entries(row.parameters)
      .map(([key, value]) => `${parameterOf(key)}: ${wordOf(value)}`)
      .join('; ');
  return [
    {
      key: 'name',
      header: t('warnings.board.rule'),
      value: (row) => row.name[language],
      cell: (row) => (
        <PageLink to="/warnings" search={{ rule: row.id }}>
          {row.name[language]}
        </PageLink>
      ),
      onCard: 'title',
    },
    {
      key: 'level',
      header: t('warnings.board.level'),
      value: (row) => t(`web.level.${row.level}`),
      cell: (row) => <Status level={levelOf[row.level]}>{t(`web.level.${row.level}`)}</Status>,
    },
    { key: 'clause', header: t('warnings.board.clause'), value: clauseOf },
    { key: 'parameters', header: t('warnings.rules.parameters'), value: parameters },
    {
      key: 'types',
      header: t('warnings.rules.types'),
      value: (row) => (row.types ? row.types.map(typeWord).join(', ') : t('warnings.rules.any-type')),
    },
  ];
};

const PackCard = ({ pack }: { pack: NonNullable<OutputOf<typeof rules>['pack']> }) => {
  const t = useT();
  const language = useLanguage();
  return (
    <section className="vm-card">
      <h2>{pack.title[language]}</h2>
      <p>
        {t('warnings.rules.pack', {
          on: dayText(pack.inForceFrom),
          source: pack.source === 'practice' ? t('warnings.practice') : pack.source,
        })}{' '}
        {!pack.verified && <Status level="unknown">{t('warnings.rules.unverified')}</Status>}
      </p>
    </section>
  );
};

/** The rules of the board on the day in view, each with its clause or the word "practice". */
const RulesPage = () => {
  const t = useT();
  const { on } = useAsOf();
  const list = useQuestion(rules, { on });
  const columns = useColumns();
  return (
    <div className="vm-page">
      <PageHead
        title={t('warnings.rules.title')}
        actions={
          <PageLink to="/warnings" className="vm-button">
            {t('warnings.rules.to-board')}
          </PageLink>
        }
      />
      <Answer
        query={list}
        isEmpty={(answer) => answer.rules.length === 0}
        empty={<Empty title={t('warnings.rules.none', { on: dayText(on) })} />}
      >
        {(answer) => (
          <>
            {answer.pack && <PackCard pack={answer.pack} />}
            <DataTable
              label={t('warnings.rules.title')}
              rows={answer.rules}
              columns={columns}
              rowKey={(row) => row.id}
              hasSearch={false}
            />
          </>
        )}
      </Answer>
    </div>
  );
};

export default RulesPage;
