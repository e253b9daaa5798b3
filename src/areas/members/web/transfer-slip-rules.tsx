import type { OutputOf } from '../../../platform/action/contract.ts';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import type { transferProposal } from '../contract/transfers-moving.ts';
import { isClauseVerified } from '../rules/transfer-clause.ts';

/** Which rules a slip follows, those of its day of issue, and the text from which its days are taken: the same sentence wherever a slip stands. */
export const SlipRules = ({ rules }: { rules: OutputOf<typeof transferProposal>['rules'] }) => {
  const t = useT();
  const language = useLanguage();
  if (rules === null) return <p className="vm-soft">{t('members.transfers.no-rules')}</p>;
  const { presentWithin, boxes } = rules;
  const isVerified = rules.isVerified && isClauseVerified(presentWithin);
  return (
    <p className="vm-row vm-soft">
      {t('members.transfers.rules-of-slip', {
        title: rules.title[language],
        days: presentWithin.source[language],
        boxes: boxes.source[language],
      })}
      {!isVerified && <Status level="unknown">{t('members.transfers.unverified')}</Status>}
    </p>
  );
};
