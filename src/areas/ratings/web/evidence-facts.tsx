import { dayText } from '../../../web/day-text.ts';
import { Button } from '../../../web/kit/button.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import type { Column } from '../../../web/kit/table-columns.ts';
import { type Translate, useT } from '../../../web/messages.ts';
import { useAction } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { withdrawFact } from '../contract.ts';
import { type EvidenceView, factValueWords, factWords, type KnownFact } from './evidence-words.ts';
import { useNames, Verified } from './rating-words.tsx';
import { type SubjectView, versioned } from './subject-view.ts';

type Rules = KnownFact['speaksTo'];

/** The rules that ask for a fact, each with its clause; what nobody compared with its text says so. */
export const AskingRules = ({ rules }: { rules: Rules }) => {
  const t = useT();
  const names = useNames();
  return (
    <details className="ratings-fold">
      <summary>{t('ratings.evidence.rules', { count: rules.length })}</summary>
      <ul className="ratings-bullets">
        {rules.map(({ packId, rule, code, names: words, clause, isVerified }) => (
          <li key={`${packId} ${rule} ${code} ${words.vi}`}>
            {names(words)}{' '}
            <span className="vm-soft">{clause === 'practice' ? t('ratings.pack.practice') : clause}</span>{' '}
            <Verified isVerified={isVerified} />
          </li>
        ))}
      </ul>
    </details>
  );
};

const sourceWords = ({ origin, sourceWords: said, sourceOn, enteredOn }: KnownFact, t: Translate): string => {
  if (origin !== 'entered') return t(`ratings.evidence.origin.${origin}`);
  return [
    t('ratings.evidence.origin.entered', { source: said ?? '' }),
    sourceOn && t('ratings.evidence.source-on', { on: dayText(sourceOn) }),
    enteredOn && t('ratings.evidence.entered-on', { on: dayText(enteredOn) }),
  ]
    .filter(Boolean)
    .join(' · ');
};

/** A number is a door: to exactly its rows, or to the sheets on this page where there are any. */
const Value = ({ fact, view }: { fact: KnownFact; view: SubjectView }) => {
  const t = useT();
  const words = factValueWords(fact.value, t);
  if (fact.origin === 'sheet') return view.marks.length > 0 ? <a href="#marks">{words}</a> : words;
  return fact.path ? <PageLink to={fact.path}>{words}</PageLink> : words;
};

type ActsProps = {
  readonly fact: KnownFact;
  readonly name: string;
  readonly view: SubjectView;
  readonly onEnter: (fact: string) => void;
};

const Acts = ({ fact, name, view, onEnter }: ActsProps) => {
  const t = useT();
  const may = useMay();
  const back = useAction(withdrawFact, {
    doneKey: 'ratings.done.withdraw-fact',
    undoInput: ({ subjectId, version }) => ({
      subjectId,
      expectedVersion: version,
      fact: fact.code,
      value: fact.value,
      sourceWords: fact.sourceWords ?? '',
      sourceOn: fact.sourceOn,
    }),
  });
  return (
    <span className="vm-row">
      <Button aria-label={t('ratings.evidence.again-of', { fact: name })} onClick={() => onEnter(fact.code)}>
        {t('ratings.evidence.again')}
      </Button>
      {may(withdrawFact.name) && (
        <Button
          isBusy={back.isPending}
          aria-label={t('ratings.evidence.withdraw-of', { fact: name })}
          onClick={() => back.mutate({ ...versioned(view), fact: fact.code as never })}
        >
          {t('ratings.evidence.withdraw')}
        </Button>
      )}
    </span>
  );
};

type Props = {
  readonly sheet: EvidenceView;
  readonly view: SubjectView;
  readonly mayEnter: boolean;
  readonly onEnter: (fact: string) => void;
};

const useColumns = ({ sheet, view, mayEnter, onEnter }: Props): Column<KnownFact>[] => {
  const t = useT();
  const names = useNames();
  const nameOf = ({ code }: KnownFact): string => factWords(code, view, t, names);
  return [
    { key: 'fact', header: t('ratings.evidence.fact'), value: nameOf, onCard: 'title' },
    {
      key: 'value',
      header: t('ratings.evidence.value'),
      value: ({ value }) => factValueWords(value, t),
      cell: (fact) => <Value fact={fact} view={view} />,
    },
    { key: 'source', header: t('ratings.evidence.source'), value: (fact) => sourceWords(fact, t) },
    {
      key: 'rules',
      header: t('ratings.evidence.speaks-to'),
      value: ({ speaksTo }) => [...new Set(speaksTo.map(({ rule }) => rule))].join(', '),
      cell: ({ speaksTo }) => <AskingRules rules={speaksTo} />,
    },
    ...(mayEnter && sheet.facts.some(({ origin }) => origin === 'entered')
      ? [
          {
            key: 'acts',
            header: t('ratings.evidence.acts'),
            value: () => null,
            isAction: true,
            cell: (fact: KnownFact) =>
              fact.origin === 'entered' ? <Acts fact={fact} name={nameOf(fact)} view={view} onEnter={onEnter} /> : null,
          },
        ]
      : []),
  ];
};

/** Facts that the rules ask for and that are known: value, where it comes from, what it speaks to. */
export const EvidenceFacts = (props: Props) => {
  const t = useT();
  const { sheet } = props;
  const columns = useColumns(props);
  if (sheet.facts.length === 0) return <p className="vm-soft">{t('ratings.evidence.none-known')}</p>;
  return (
    <DataTable
      label={t('ratings.evidence.known')}
      rows={sheet.facts}
      columns={columns}
      rowKey={({ code }) => code}
      hasSearch={false}
    />
  );
};
