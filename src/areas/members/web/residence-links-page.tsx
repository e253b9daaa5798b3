import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { yearOf } from '../../../platform/calendar/months.ts';
import { todayHere } from '../../../web/as-of.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { exportResidenceLinks } from '../contract/list-exports.ts';
import { residenceLinks } from '../contract/transfers-residence.ts';
import { askResidenceRemarks } from '../contract/transfers-residence-remarks.ts';
import type { MemberId } from '../contract.ts';
import { useListExport } from './list-export.tsx';
import { IntroduceDialog, RemarkDialog } from './residence-dialogs.tsx';
import { ShownChoice, ShownOf, useShown } from './transfer-choice.tsx';
import { DayCell } from './transfer-words.tsx';

const choices = ['introduced', 'excused', 'not-introduced', 'none'] as const;
const LIMIT = 500;
type Row = OutputOf<typeof residenceLinks>['rows'][number];

export const RemarkState = ({ remark }: { remark: Row['remark'] }) => {
  const t = useT();
  if (remark === null) return <Status level="plain">{t('members.residence.not-asked')}</Status>;
  if (remark.answeredOn)
    return <Status level="good">{t('members.residence.answered', { on: remark.answeredOn })}</Status>;
  const isLate = remark.dueOn !== null && remark.dueOn < todayHere();
  return (
    <Status level={isLate ? 'serious' : 'attention'}>
      {remark.dueOn ? t('members.residence.asked-until', { on: remark.dueOn }) : t('members.residence.asked')}
    </Status>
  );
};

const columnsOf = (t: Translate): readonly Column<Row>[] => [
  {
    key: 'name',
    header: t('members.transfers.member'),
    value: (row) => row.fullName,
    cell: (row) => (
      <PageLink to="/members/$memberId" params={{ memberId: row.memberId }}>
        {row.fullName}
      </PageLink>
    ),
    onCard: 'title',
  },
  { key: 'cell', header: t('members.transfers.cell'), value: (row) => row.organisationName },
  { key: 'to', header: t('members.residence.to'), value: (row) => row.link?.toName ?? row.link?.reason ?? null },
  {
    key: 'since',
    header: t('members.residence.introduced-on'),
    width: '7.5rem',
    value: (row) => row.link?.introducedOn ?? null,
    cell: (row) => <DayCell on={row.link?.introducedOn ?? null} />,
  },
  {
    key: 'remark',
    header: t('members.residence.remark'),
    value: (row) => row.remark?.remark ?? row.remark?.dueOn ?? null,
    cell: (row) =>
      row.link && row.link.status !== 'not-introduced' ? (
        <div>
          <RemarkState remark={row.remark} />
          {row.remark?.remark && <div className="vm-soft">{row.remark.remark}</div>}
        </div>
      ) : null,
  },
];

type Opened =
  | { readonly what: 'introduce'; readonly memberId: MemberId }
  | { readonly what: 'paper'; readonly row: Row };

const useActionColumn = (onOpen: (opened: Opened) => void): Column<Row> => {
  const t = useT();
  const may = useMay();
  return {
    key: 'action',
    header: t('members.exemptions.actions'),
    isAction: true,
    value: () => null,
    cell: (row) => {
      if (row.link === null)
        return (
          may('members.introduce-to-residence') && (
            <Button
              onClick={() => onOpen({ what: 'introduce', memberId: row.memberId })}
              aria-label={`${t('members.residence.introduce')}: ${row.fullName}`}
            >
              {t('members.residence.introduce')}
            </Button>
          )
        );
      const isOnPaper = row.remark && row.remark.answeredOn === null && row.link.toId === null;
      return isOnPaper && may('members.record-paper-remark') ? (
        <Button
          onClick={() => onOpen({ what: 'paper', row })}
          aria-label={`${t('members.residence.enter-paper')}: ${row.fullName}`}
        >
          {t('members.residence.enter-paper')}
        </Button>
      ) : null;
    },
  };
};

const Links = ({ rows, year, show }: { rows: readonly Row[]; year: number; show: string }) => {
  const t = useT();
  const may = useMay();
  const [opened, setOpened] = useState<Opened | null>(null);
  const ask = useAction(askResidenceRemarks, { doneKey: 'members.residence.were-asked' });
  const unasked = rows.flatMap((row) =>
    row.link && row.link.status === 'introduced' && row.remark === null ? [row.link.id] : [],
  );
  const action = useActionColumn(setOpened);
  const taking = useListExport(exportResidenceLinks, { show, year });
  return (
    <>
      {unasked.length > 0 && may(askResidenceRemarks.name) && (
        <div className="vm-row not-printed">
          <Button main isBusy={ask.isPending} onClick={() => ask.mutate({ residenceLinkIds: unasked, year })}>
            {t('members.residence.ask-all', { count: unasked.length, year: String(year) })}
          </Button>
        </div>
      )}
      {taking.refusal}
      <DataTable
        label={t('members.residence.title')}
        rows={rows}
        columns={[...columnsOf(t), action]}
        rowKey={(row) => row.memberId}
        {...taking.props}
      />
      {opened?.what === 'introduce' && <IntroduceDialog memberId={opened.memberId} onClose={() => setOpened(null)} />}
      {opened?.what === 'paper' && (
        <RemarkDialog
          remark={opened.row.remark!}
          name={opened.row.fullName}
          year={year}
          side="work"
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
};

/** Own members by their link with the place of residence (213-QĐ/TW), and the yearly remarks. */
const ResidenceLinksPage = () => {
  const t = useT();
  const year = yearOf(todayHere());
  const [show, setShow] = useShown(choices, 'introduced');
  const list = useQuestion(residenceLinks, { show, year, limit: LIMIT }, { keepLast: true });
  return (
    <div className="vm-page">
      <PageHead title={t('members.residence.title')} subtitle={t('members.residence.subtitle')} />
      <ShownChoice
        label={t('members.transfers.show')}
        choices={choices}
        wordOf={(one) => t(`members.residence.show.${one}`)}
        value={show}
        onChange={setShow}
      />
      <Answer
        query={list}
        isEmpty={(answer) => answer.rows.length === 0}
        empty={<Empty title={t('members.residence.none')}>{t('members.residence.none-text')}</Empty>}
      >
        {(answer) => (
          <>
            <Links rows={answer.rows} year={year} show={show} />
            <ShownOf shown={answer.rows.length} all={answer.count} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default ResidenceLinksPage;
