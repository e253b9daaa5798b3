import type { OutputOf } from '../../../platform/action/contract.ts';
import type { Day } from '../../../platform/calendar/day.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { type Fact, Facts } from '../../../web/kit/facts.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { bodiesOf, committeeOn, regulationsOf } from '../contract.ts';
import type { MayHere, OrganisationRecord } from './organisation-scene.ts';

type Props = { readonly record: OrganisationRecord; readonly on: Day; readonly mayHere: MayHere };

const LEADING = ['secretary', 'standing-deputy-secretary', 'deputy-secretary'];

/** Who leads and when the congress is due; what is vacant is said. */
const useCommitteeFacts = (on: Day) => {
  const t = useT();
  const language = useLanguage();
  const warned = (word: string) => <Status level="attention">{t(word)}</Status>;
  return ({ posts, term }: OutputOf<typeof committeeOn>): Fact[] => {
    const leading = posts.filter((post) => LEADING.includes(post.kind));
    const isVacant = !leading.some((post) => post.kind === 'secretary');
    return [
      ...(isVacant
        ? [{ name: t('organisations.committee.secretary'), value: warned('organisations.committee.vacant') }]
        : []),
      ...leading.map((post) => ({ name: post.kindName[language], value: post.person.fullName })),
      term
        ? { name: t('organisations.term.due'), value: <TermDue dueOn={term.dueOn} on={on} /> }
        : { name: t('organisations.term.one'), value: warned('organisations.term.none') },
    ];
  };
};

const CommitteeSummary = ({ record, on }: Omit<Props, 'mayHere'>) => {
  const t = useT();
  const factsOf = useCommitteeFacts(on);
  const committee = useQuestion(committeeOn, { organisationId: record.id, on });
  return (
    <section className="vm-card">
      <h2>{t('organisations.tab.committee')}</h2>
      <Answer query={committee}>
        {(answer) => (
          <>
            <Facts facts={factsOf(answer)} />
            <PageLink to="/organisations/$organisationId/committee" params={{ organisationId: record.id }}>
              {t('organisations.committee.open', { count: answer.posts.length })}
            </PageLink>
          </>
        )}
      </Answer>
    </section>
  );
};

/** The day by which the congress is due; said in words when it has passed. */
export const TermDue = ({ dueOn, on }: { dueOn: Day; on: Day }) => {
  const t = useT();
  return dueOn < on ? (
    <Status level="serious">{t('organisations.term.overdue', { on: dueOn })}</Status>
  ) : (
    t('organisations.on-day', { on: dueOn })
  );
};

const DocumentSummary = ({ record, on }: Omit<Props, 'mayHere'>) => {
  const t = useT();
  const language = useLanguage();
  const documents = useQuestion(regulationsOf, { organisationId: record.id, on });
  return (
    <section className="vm-card">
      <h2>{t('organisations.tab.regulations')}</h2>
      <Answer query={documents}>
        {({ inForce, missing }) => (
          <>
            <p>{t('organisations.regulation.in-force-count', { count: inForce.length })}</p>
            {missing.map(({ kind, name }) => (
              <p key={kind}>
                <Status level="attention">{t('organisations.regulation.missing', { name: name[language] })}</Status>
              </p>
            ))}
            <PageLink to="/organisations/$organisationId/regulations" params={{ organisationId: record.id }}>
              {t('organisations.regulation.open')}
            </PageLink>
          </>
        )}
      </Answer>
    </section>
  );
};

const BodySummary = ({ record, on }: Omit<Props, 'mayHere'>) => {
  const t = useT();
  const bodies = useQuestion(bodiesOf, { organisationId: record.id, on });
  if (!bodies.data || bodies.data.total === 0) return null;
  return (
    <section className="vm-card">
      <h2>{t('organisations.tab.bodies')}</h2>
      <ul className="organisations-links">
        {bodies.data.items.map((body) => (
          <li key={body.id}>
            <PageLink to="/organisations/bodies/$bodyId" params={{ bodyId: body.id }}>
              {body.name}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Committee, documents and linked bodies in short, each a door to its page. */
export const OrganisationSummary = ({ record, on, mayHere }: Props) => (
  <>
    {mayHere('organisations.committee') && <CommitteeSummary record={record} on={on} />}
    {mayHere('organisations.regulations') && <DocumentSummary record={record} on={on} />}
    {mayHere('organisations.bodies') && <BodySummary record={record} on={on} />}
  </>
);
