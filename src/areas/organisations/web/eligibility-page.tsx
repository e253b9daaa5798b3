import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { OutputOf } from '../../../platform/action/contract.ts';
import { useAsOf } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { NumberInput } from '../../../web/kit/inputs.ts';
import { OrganisationField } from '../../../web/kit/organisation-field.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { type Level, Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { eligibleTypes } from '../contract/committees.ts';
import { type OrganisationId, vocabulary } from '../contract/tree.ts';
import { OrganisationTabs } from './event-tabs.tsx';
import { countOrNull } from './form-fields.ts';
import { useWords } from './organisation-words.ts';
import './eligibility.css';

type Verdict = OutputOf<typeof eligibleTypes>['types'][number];
type Asked = {
  readonly official: string | number;
  readonly probationary: string | number;
  readonly staff: string | number;
  readonly parentId: string | null;
};

const levels: Readonly<Record<Verdict['verdict'], Level>> = {
  eligible: 'good',
  'needs-consent': 'attention',
  not: 'serious',
  unknown: 'unknown',
};
const order = ['eligible', 'needs-consent', 'unknown', 'not'] as const;

const Reasons = ({ of }: { of: Verdict }) => {
  const t = useT();
  const language = useLanguage();
  const { on } = useAsOf();
  const { typeWord } = useWords(on);
  const paramsOf = (params: Verdict['reasons'][number]['params']) => ({
    ...params,
    ...(params.parentType ? { parentType: typeWord(String(params.parentType)) } : {}),
  });
  return (
    <ul className="eligibility-reasons">
      {of.reasons.map((reason) => (
        <li key={`${reason.code} ${reason.clause?.vi}`}>
          {t(`refusal.${reason.code}`, paramsOf(reason.params))}
          {reason.clause && (
            <div className="vm-soft">
              {reason.clause[language]}
              {!reason.verified && reason.level === 'warning' && `, ${t('organisations.eligibility.unverified')}`}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
};

/** On what a type stands when no rule speaks against it: its source in the list of types in use. */
const useSources = (): ReadonlyMap<string, string> => {
  const language = useLanguage();
  const { on } = useAsOf();
  const list = useQuestion(vocabulary, { on }, { freshForMs: 3_600_000 });
  return new Map((list.data?.types ?? []).map(({ code, source }) => [code, source[language]]));
};

const Verdicts = ({ answer }: { answer: OutputOf<typeof eligibleTypes> }) => {
  const t = useT();
  const language = useLanguage();
  const sources = useSources();
  return (
    <section className="vm-stack" aria-label={t('organisations.eligibility.answer')}>
      {answer.pack && (
        <p className="vm-soft">
          {t('organisations.eligibility.pack', {
            title: answer.pack.title[language],
            source: answer.pack.source === 'practice' ? t('organisations.eligibility.practice') : answer.pack.source,
          })}
          {!answer.pack.verified && ` (${t('organisations.eligibility.unverified')})`}
        </p>
      )}
      {order.map((verdict) => {
        const types = answer.types.filter((one) => one.verdict === verdict);
        if (types.length === 0) return null;
        return (
          <section className="vm-card" key={verdict}>
            <h2>
              <Status level={levels[verdict]}>{t(`organisations.eligibility.${verdict}`)}</Status>
            </h2>
            <ul className="eligibility-types">
              {types.map((one) => (
                <li key={one.type}>
                  <strong>{one.name[language]}</strong>
                  {one.reasons.length === 0 && <div className="vm-soft">{sources.get(one.type)}</div>}
                  <Reasons of={one} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
};

const Fields = ({ asked, onAsked }: { asked: Asked; onAsked: (asked: Asked) => void }) => {
  const t = useT();
  const numbers = ['official', 'probationary', 'staff'] as const;
  return (
    <div className="eligibility-fields">
      {numbers.map((field) => (
        <NumberInput
          key={field}
          label={t(`organisations.eligibility.${field}`)}
          description={t(`organisations.eligibility.${field}-help`)}
          value={asked[field]}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          onChange={(value) => onAsked({ ...asked, [field]: value })}
        />
      ))}
      <OrganisationField
        label={t('organisations.eligibility.parent')}
        value={asked.parentId}
        onChange={(parentId) => onAsked({ ...asked, parentId })}
      />
    </div>
  );
};

/** Which type of organisation so many members may form: the rules answer while one types. */
const EligibilityPage = () => {
  const t = useT();
  const { on } = useAsOf();
  const [asked, setAsked] = useState<Asked>({ official: '', probationary: 0, staff: '', parentId: null });
  const [settled] = useDebouncedValue(asked, 250);
  const officialMembers = countOrNull(settled.official);
  const found = useQuestion(
    eligibleTypes,
    {
      officialMembers,
      probationaryMembers: countOrNull(settled.probationary),
      staff: countOrNull(settled.staff),
      parentId: settled.parentId as OrganisationId | null,
      on,
    },
    { when: officialMembers !== null, keepLast: true },
  );
  return (
    <div className="vm-page">
      <PageHead
        title={t('organisations.eligibility.title')}
        subtitle={t('organisations.eligibility.subtitle', { on: dayText(on) })}
      />
      <OrganisationTabs />
      <Fields asked={asked} onAsked={setAsked} />
      {officialMembers === null ? (
        <Empty title={t('organisations.eligibility.first')}>{t('organisations.eligibility.first-text')}</Empty>
      ) : (
        <Answer query={found}>{(answer) => <Verdicts answer={answer} />}</Answer>
      )}
    </div>
  );
};

export default EligibilityPage;
