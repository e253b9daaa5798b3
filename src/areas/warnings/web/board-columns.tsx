import { todayHere } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { useWords } from '../../organisations/web/public.tsx';
import { type Flag, levelOf, useRuleWords } from './rule-words.ts';

const FlagLink = ({ flag, text }: { flag: Flag; text: string }) =>
  useMay()('warnings.flag') ? (
    <PageLink to="/warnings/$flagId" params={{ flagId: flag.id }}>
      {text}
    </PageLink>
  ) : (
    text
  );

/** A flag as a row: where, what, why, since when, on what it stands. The cause opens the rows behind it. */
export const useBoardColumns = (state: 'open' | 'cleared'): readonly Column<Flag>[] => {
  const t = useT();
  const language = useLanguage();
  const { typeWord } = useWords(todayHere());
  const { clauseOf } = useRuleWords();
  const causeOf = (flag: Flag): string => t(flag.cause.message, flag.cause.params);
  const cleared: Column<Flag> = {
    key: 'cleared',
    header: t('warnings.board.cleared-on'),
    width: '8rem',
    value: (row) => row.clearedOn,
    cell: (row) => (row.clearedOn ? dayText(row.clearedOn) : ''),
  };
  return [
    {
      key: 'organisation',
      header: t('warnings.board.organisation'),
      value: (row) => row.organisationName,
      cell: (row) => (
        <PageLink to="/organisations/$organisationId" params={{ organisationId: row.organisationId }}>
          {row.organisationName}
        </PageLink>
      ),
      onCard: 'title',
    },
    {
      key: 'level',
      header: t('warnings.board.level'),
      width: '9rem',
      value: (row) => t(`web.level.${row.rule.level}`),
      cell: (row) => (
        <Status level={row.isKnown ? levelOf[row.rule.level] : 'unknown'}>
          {row.isKnown ? t(`web.level.${row.rule.level}`) : t('warnings.knowledge.missing')}
        </Status>
      ),
    },
    { key: 'rule', header: t('warnings.board.rule'), value: (row) => row.rule.name[language] },
    {
      key: 'cause',
      header: t('warnings.board.cause'),
      value: causeOf,
      cell: (row) => <FlagLink flag={row} text={causeOf(row)} />,
    },
    {
      key: 'since',
      header: t('warnings.board.since'),
      width: '8rem',
      value: (row) => row.since,
      cell: (row) => (row.since ? dayText(row.since) : t('warnings.board.since-unknown')),
    },
    ...(state === 'cleared' ? [cleared] : []),
    { key: 'type', header: t('warnings.board.type'), value: (row) => typeWord(row.type), onCard: 'detail' },
    { key: 'parent', header: t('warnings.board.parent'), value: (row) => row.parentName },
    { key: 'clause', header: t('warnings.board.clause'), value: (row) => clauseOf(row.rule) },
  ];
};
