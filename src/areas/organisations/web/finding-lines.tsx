import { Icon } from '../../../web/kit/icon.tsx';
import type { VerdictLine } from '../../../web/kit/verdict-panel.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import type { Finding } from '../contract.ts';

const clauseOf = ({ clause, source, verified }: Finding, t: Translate): string | undefined => {
  if (source === null) return undefined;
  const place =
    source === 'practice' ? t('organisations.finding.practice') : [clause, source].filter(Boolean).join(', ');
  return verified ? place : `${place} (${t('organisations.finding.unverified')})`;
};

/** What a rule says, as a line of the verdict panel: the same sentence that the server would refuse with. */
export const lineOfFinding = (finding: Finding, t: Translate): VerdictLine => ({
  state: finding.level === 'unknown' ? 'unknown' : 'missing',
  text: t(`refusal.${finding.code}`, finding.params),
  clause: clauseOf(finding, t),
});

/** What the rules say of something already recorded. */
export const FindingList = ({ findings }: { findings: readonly Finding[] }) => {
  const t = useT();
  if (findings.length === 0) return null;
  return (
    <ul className="organisations-findings" aria-label={t('organisations.finding.title')}>
      {findings.map((finding) => {
        const { state, text, clause } = lineOfFinding(finding, t);
        return (
          <li key={`${finding.code} ${JSON.stringify(finding.params)}`} data-level={finding.level}>
            <Icon name={state === 'unknown' ? 'unknown' : 'warning'} />
            <div>
              {text}
              {clause && <div className="vm-soft">{clause}</div>}
            </div>
          </li>
        );
      })}
    </ul>
  );
};
