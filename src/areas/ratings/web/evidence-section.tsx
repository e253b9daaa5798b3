import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { enterFact, evidence, stateNone } from '../contract.ts';
import { EvidenceBeside, EvidenceEarlier } from './evidence-beside.tsx';
import { EnterFactDialog, StateNoneDialog } from './evidence-dialogs.tsx';
import { EvidenceFacts } from './evidence-facts.tsx';
import { EvidenceMissing } from './evidence-missing.tsx';
import { type EvidenceView, mayBeNone } from './evidence-words.ts';
import { Section } from './subject-section.tsx';
import { isBeforeDecision, type SubjectView } from './subject-view.ts';

/** What is asked for: a fact by its code, one to be chosen (null), or several at once of which there is nothing. */
export type EvidenceAsk = { readonly kind: 'enter'; readonly fact: string | null } | { readonly kind: 'none' };

/** What the sheet is and is not, said on it: of persons there are facts alone, of organisations points come from people. */
const About = ({ sheet }: { sheet: EvidenceView }) => {
  const t = useT();
  const { countedOn, isPerson } = sheet;
  return (
    <>
      <p className="vm-soft">{t('ratings.evidence.counted', { on: dayText(countedOn) })}</p>
      <p>{t(isPerson ? 'ratings.evidence.person' : 'ratings.evidence.organisation')}</p>
    </>
  );
};

/** Areas that the program does not have yet: their facts are missing, not none. */
const Absent = ({ sheet: { absent } }: { sheet: EvidenceView }) => {
  const t = useT();
  return (
    <div>
      <h3>{t('ratings.evidence.absent')}</h3>
      <ul className="ratings-bullets">
        {absent.map(({ area }) => (
          <li key={area}>{t(`ratings.absent.${area}`)}</li>
        ))}
      </ul>
    </div>
  );
};

type ShownProps = {
  readonly sheet: EvidenceView;
  readonly view: SubjectView;
  readonly mayEnter: boolean;
  readonly onAsk: (ask: EvidenceAsk) => void;
};

const Shown = ({ sheet, view, mayEnter, onAsk }: ShownProps) => {
  const onEnter = (fact: string): void => onAsk({ kind: 'enter', fact });
  return (
    <>
      <About sheet={sheet} />
      <EvidenceFacts sheet={sheet} view={view} mayEnter={mayEnter} onEnter={onEnter} />
      <EvidenceMissing sheet={sheet} view={view} mayEnter={mayEnter} onEnter={onEnter} />
      <EvidenceBeside sheet={sheet} />
      <EvidenceEarlier sheet={sheet} />
      <Absent sheet={sheet} />
    </>
  );
};

/** The sheet beside the rating: every fact with its rows and the rules it speaks to, and what nobody knows. */
export const EvidenceSection = ({ view }: { view: SubjectView }) => {
  const t = useT();
  const may = useMay();
  const [ask, setAsk] = useState<EvidenceAsk | null>(null);
  const found = useQuestion(evidence, { subjectId: view.subjectId }, { when: may(evidence.name) });
  if (!may(evidence.name)) return null;
  const sheet = found.data;
  const mayEnter = isBeforeDecision(view) && may(enterFact.name) && !(view.isOwn || view.hasInterest);
  const close = (): void => setAsk(null);
  return (
    <Section
      id="evidence"
      title={t('ratings.section.evidence')}
      actions={
        mayEnter &&
        sheet && (
          <>
            <Button onClick={() => setAsk({ kind: 'enter', fact: null })}>{t('ratings.action.enter-fact')}</Button>
            {may(stateNone.name) && sheet.missing.some(mayBeNone) && (
              <Button onClick={() => setAsk({ kind: 'none' })}>{t('ratings.action.state-none')}</Button>
            )}
          </>
        )
      }
    >
      <Answer query={found} lines={8}>
        {(one) => <Shown sheet={one} view={view} mayEnter={mayEnter} onAsk={setAsk} />}
      </Answer>
      {ask?.kind === 'enter' && sheet && <EnterFactDialog sheet={sheet} view={view} first={ask.fact} onClose={close} />}
      {ask?.kind === 'none' && sheet && <StateNoneDialog sheet={sheet} view={view} onClose={close} />}
    </Section>
  );
};
