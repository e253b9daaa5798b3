import { useParams } from '@tanstack/react-router';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { type Fact, Facts } from '../../../web/kit/facts.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { type Translate, useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import type { PaperId } from '../contract/paper-codes.ts';
import { paper } from '../contract/paper-reads.ts';
import { AttachmentList } from './attachment-list.tsx';
import { PaperActions } from './paper-actions.tsx';
import { PaperButtons } from './paper-buttons.tsx';
import { LayoutLine, type Paper, PaperState, useKindName } from './paper-words.tsx';
import './documents.css';

const signerText = ({ signerPost, signerName }: Paper): string | null =>
  signerPost === null || signerName === null ? signerName : `${signerPost}: ${signerName}`;

const fact = (name: string, value: string | null): Fact[] => (value === null ? [] : [{ name, value }]);

const factsOf = (t: Translate, one: Paper, kindName: string): Fact[] => [
  { name: t('documents.field.state'), value: <PaperState state={one.state} /> },
  { name: t('documents.field.number'), value: one.number ?? t('documents.no-number') },
  { name: t('documents.field.kind'), value: kindName },
  { name: t('documents.field.organisation'), value: `${one.organisationName} (${t(`documents.body.${one.body}`)})` },
  ...fact(t('documents.field.issued-on'), one.issuedOn && dayText(one.issuedOn)),
  { name: t('documents.field.entered-on'), value: dayText(one.enteredOn) },
  ...fact(t('documents.field.place'), one.place),
  ...fact(t('documents.field.signer'), signerText(one)),
  ...(one.layout ? [{ name: t('documents.field.layout'), value: <LayoutLine layout={one.layout} /> }] : []),
  ...fact(t('documents.field.template'), one.template && t(`documents.template.${one.template}`)),
  ...fact(t('documents.field.reason'), one.reason),
  ...fact(t('documents.field.withdrawn-on'), one.closedOn && dayText(one.closedOn)),
];

/** What makes a paper late in the register: entered on a later day than it was issued. */
const LateLine = ({ one }: { one: Paper }) => {
  const t = useT();
  if (one.issuedOn === null || one.state === 'draft' || one.enteredOn <= one.issuedOn) return null;
  return <p className="vm-soft">{t('documents.entered-later', { issued: one.issuedOn, entered: one.enteredOn })}</p>;
};

const Files = ({ one }: { one: Paper }) => {
  const t = useT();
  if (!one.mayOpen) return <p>{t('documents.confined-text')}</p>;
  if (one.isOutside) return <p className="vm-soft">{t('documents.outside-text')}</p>;
  return (
    <>
      {one.state === 'draft' && <p>{t('documents.draft.look')}</p>}
      <PaperButtons paperId={one.paperId} hasPdf={one.hasPdf} />
      {one.compareWith && <p>{t('documents.compare', { blank: one.compareWith })}</p>}
    </>
  );
};

const One = ({ one }: { one: Paper }) => {
  const t = useT();
  const kindName = useKindName();
  return (
    <>
      <PageHead
        title={one.title}
        subtitle={one.number ?? t(`documents.state.${one.state}`)}
        actions={<PaperActions one={one} />}
      />
      <div className="vm-two">
        <section className="vm-card vm-stack">
          <h2>{t('documents.facts')}</h2>
          <Facts facts={factsOf(t, one, kindName(one))} />
          <LateLine one={one} />
        </section>
        <section className="vm-card vm-stack">
          <h2>{t('documents.files')}</h2>
          <Files one={one} />
        </section>
      </div>
      {one.mayOpen && <AttachmentList to={{ what: 'paper', paperId: one.paperId }} isConfined={one.isConfined} />}
    </>
  );
};

/** One paper: what the register says of it, its files, and what may be done with it now. */
const PaperPage = () => {
  const { paperId } = useParams({ strict: false }) as { paperId: PaperId };
  const found = useQuestion(paper, { paperId });
  return (
    <div className="vm-page">
      <Answer query={found} isPage>
        {(one) => <One one={one} />}
      </Answer>
    </div>
  );
};

export default PaperPage;
