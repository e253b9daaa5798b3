import { dayText } from '../../../web/day-text.ts';
import { useT } from '../../../web/messages.ts';
import { monthText } from '../rules/dues-month.ts';
import type { DuesScene, LedgerLine } from './dues-scene.ts';
import { useDong } from './dues-words.ts';

const Line = ({ line, at, hasAmounts }: { line: LedgerLine; at: number; hasAmounts: boolean }) => {
  const t = useT();
  const dong = useDong();
  const { due, paid } = line.amounts ?? {};
  return (
    <tr>
      <td data-number>{at + 1}</td>
      <td>{line.fullName}</td>
      {hasAmounts && <td data-number>{due != null && dong(due)}</td>}
      {hasAmounts && <td data-number>{paid ? dong(paid) : ''}</td>}
      <td>{line.state === 'unpaid' ? '' : t(`members.dues.state.${line.state}`)}</td>
      <td>{line.paidOn && dayText(line.paidOn)}</td>
      <td>{line.kind === 'temporary' && t('members.dues.kind.temporary')}</td>
      <td />
    </tr>
  );
};

/** The sheet that goes round: who owes what, with a place to sign. Stands on paper only; a screen shows the ledger. */
export const DuesPrintedSheet = ({ scene }: { scene: DuesScene }) => {
  const t = useT();
  const { ledger, month } = scene;
  const amounts = ledger.isCollector ? ['due', 'paid'] : [];
  const heads = ['no', 'name', ...amounts, 'state', 'paid-on', 'kind', 'signature'];
  return (
    <section className="dues-only-print" aria-label={t('members.dues.sheet.title', { month: monthText(month) })}>
      <table className="vm-table dues-sheet">
        <caption>{t('members.dues.sheet.title', { month: monthText(month) })}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(head === 'name' ? 'members.dues.member' : `members.dues.sheet.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ledger.lines.map((line, at) => (
            <Line key={line.id} line={line} at={at} hasAmounts={ledger.isCollector} />
          ))}
        </tbody>
      </table>
      <div className="dues-signatures">
        <p>{t('members.dues.signed-by-collector')}</p>
        <p>{t('members.dues.signed-by-secretary')}</p>
      </div>
    </section>
  );
};
