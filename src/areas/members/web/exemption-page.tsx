import { useAsOf } from '../../../web/as-of.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { exemptions } from '../contract/transfers-exemptions.ts';
import { ExemptionTable } from './exemption-table.tsx';
import { ShownChoice, ShownOf, useShown } from './transfer-choice.tsx';

const choices = ['running', 'ending', 'asked', 'proposed', 'all'] as const;
const LIMIT = 500;

/** Exemptions from work and activity: running on the day in view, ending soon, proposed, all. */
const ExemptionPage = () => {
  const t = useT();
  const { on } = useAsOf();
  const [show, setShow] = useShown(choices, 'running');
  const list = useQuestion(exemptions, { show, on, limit: LIMIT }, { keepLast: true });
  return (
    <div className="vm-page">
      <PageHead
        title={t('members.exemptions.title')}
        subtitle={t('members.exemptions.subtitle')}
        actions={<PrintButton />}
      />
      <ShownChoice
        label={t('members.transfers.show')}
        choices={choices}
        wordOf={(one) => t(`members.exemptions.show.${one}`)}
        value={show}
        onChange={setShow}
      />
      <Answer
        query={list}
        isEmpty={(answer) => answer.rows.length === 0}
        empty={<Empty title={t('members.exemptions.none')}>{t('members.exemptions.none-text')}</Empty>}
      >
        {(answer) => (
          <>
            <ExemptionTable rows={answer.rows} asked={{ show, on }} />
            <ShownOf shown={answer.rows.length} all={answer.count} />
          </>
        )}
      </Answer>
    </div>
  );
};

export default ExemptionPage;
