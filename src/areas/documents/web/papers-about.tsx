import type { InputOf, OutputOf } from '../../../platform/action/contract.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { draftPaper } from '../contract/papers.ts';
import { papersAbout } from '../contract/papers-about.ts';
import { PaperState } from './paper-words.tsx';
import './documents.css';

type Found = OutputOf<typeof papersAbout>;

const OnePaper = ({ paper }: { paper: Found['papers'][number] }) => {
  const may = useMay();
  const name = [paper.number, paper.title].filter(Boolean).join(' · ');
  return (
    <li>
      {may('documents.paper') ? (
        <PageLink to="/documents/$paperId" params={{ paperId: paper.paperId }}>
          {name}
        </PageLink>
      ) : (
        name
      )}{' '}
      <PaperState state={paper.state} /> {paper.issuedOn && dayText(paper.issuedOn)}
    </li>
  );
};

/** Forms that fit: each opens filled with what the records know. */
const Writable = ({ found: { forms, organisationId } }: { found: Found }) => {
  const t = useT();
  const language = useLanguage();
  const may = useMay();
  if (!may(draftPaper.name)) return null;
  return (
    <div className="not-printed">
      <h3>{t('documents.about.write')}</h3>
      <ul className="documents-about">
        {forms.map(({ kind, names, isOfCell, aboutId }) => (
          <li key={`${kind} ${aboutId}`}>
            <PageLink
              to="/documents/new"
              search={{ form: kind, about: aboutId, of: isOfCell ? organisationId : undefined }}
            >
              {names[language]}
            </PageLink>
          </li>
        ))}
        <li>
          <PageLink to="/documents/new" search={{ of: organisationId }}>
            {t('documents.about.write-other')}
          </PageLink>
        </li>
      </ul>
    </div>
  );
};

/** Papers about a member or a procedure, and those that may be written. */
export const PapersAbout = ({ input }: { input: InputOf<typeof papersAbout> }) => {
  const t = useT();
  const asked = useQuestion(papersAbout, input);
  return (
    <Answer query={asked}>
      {(found) => (
        <div className="vm-stack">
          {found.papers.length === 0 ? (
            <p className="vm-soft">{t('documents.about.none')}</p>
          ) : (
            <ul className="documents-about">
              {found.papers.map((paper) => (
                <OnePaper key={paper.paperId} paper={paper} />
              ))}
            </ul>
          )}
          <Writable found={found} />
        </div>
      )}
    </Answer>
  );
};
