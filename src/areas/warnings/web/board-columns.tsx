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

const LevelOfFlag = ({ flag }: { flag: Flag }) => {
  const t = useT();
  if (!flag.isKnown) return <Status level="unknown">{t('warnings.knowledge.missing')}</Status>;
  return <Status level={levelOf[flag.rule.level]}>{t(`web.level.${flag.rule.level}`)}</Status>;
};

const useWhere = (): Record<'organisation' | 'type' | 'parent', Column<Flag>> => {
  const t = useT();
  const { typeWord } = useWords(todayHere());
  return {
    organisation: {
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
    type: { key: 'type', header: t('warnings.board.type'), value: (row) => typeWord(row.type), onCard: 'detail' },
    parent: { key: 'parent', header: t('warnings.board.parent'), value: (row) => row.parentName },
  };
};

const useWhy = (): Record<'level' | 'rule' | 'cause' | 'clause', Column<Flag>> => {
  const t = useT();
  const language = useLanguage();
  const { clauseOf } = useRuleWords();
  const causeOf = (flag: Flag): string => t(flag.cause.message, flag.cause.params);
  return {
    level: {
      key: 'level',
      header: t('warnings.board.level'),
      width: '9rem',
      value: (row) => t(`web.level.${row.rule.level}`),
      cell: (row) => <LevelOfFlag flag={row} />,
    },
    rule: { key: 'rule', header: t('warnings.board.rule'), value: (row) => row.rule.name[language] },
    cause: {
      key: 'cause',
      header: t('warnings.board.cause'),
      value: causeOf,
      cell: (row) => <FlagLink flag={row} text={causeOf(row)} />,
    },
    clause: { key: 'clause', header: t('warnings.board.clause'), value: (row) => clauseOf(row.rule) },
  };
};

const useWhen = (): Record<'since' | 'cleared', Column<Flag>> => {
  const t = useT();
  return {
    since: {
      key: 'since',
      header: t('warnings.board.since'),
      width: '8rem',
      value: (row) => row.since,
      cell: (row) => (row.since ? dayText(row.since) : t('warnings.board.since-unknown')),
    },
    cleared: {
      key: 'cleared',
      header: t('warnings.board.cleared-on'),
      width: '8rem',
      value: (row) => row.clearedOn,
      cell: (row) => (row.clearedOn ? dayText(row.clearedOn) : ''),
    },
  };
};

/** A flag as a row: where, what, why, since when, on what it stands. The cause opens the rows behind it. */
export const useBoardColumns = (state: 'open' | 'cleared'): readonly Column<Flag>[] => {
  const { organisation, type, parent } = useWhere();
  const { level, rule, cause, clause } = useWhy();
  const { since, cleared } = useWhen();
  return [organisation, level, rule, cause, since, ...(state === 'cleared' ? [cleared] : []), type, parent, clause];
};
