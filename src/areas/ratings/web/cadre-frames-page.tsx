import { useState } from 'react';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { Status } from '../../../web/kit/status.tsx';
import { useT } from '../../../web/messages.ts';
import { useAction, useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { cadreFrames, recordCadreFrame, withdrawCadreFrame } from '../contract.ts';
import { CadreFrameDialog } from './cadre-frame-dialog.tsx';
import { type CadreFramesView, FrameDoubts } from './cadre-words.tsx';
import { type OrganisationId, useOrganisationInView } from './own-organisation.ts';
import { RatingTabs } from './rating-tabs.tsx';
import { useNames } from './rating-words.tsx';
import './ratings.css';

type Pack = CadreFramesView['packs'][number];
type Frame = CadreFramesView['rows'][number];

/** A frame that ships: its parts are fixed, what stands within them is the office's. */
const PackCard = ({ pack }: { pack: Pack }) => {
  const t = useT();
  const names = useNames();
  return (
    <section className="vm-card vm-stack" aria-label={names(pack.names)}>
      <h2>{names(pack.names)}</h2>
      {pack.source && <p className="vm-soft">{t('ratings.pack.source', { source: pack.source })}</p>}
      <ul className="ratings-bullets">
        {pack.parts.map(({ code, names: words, max }) => (
          <li key={code}>{t('ratings.cadre.part', { name: names(words), max })}</li>
        ))}
      </ul>
      <FrameDoubts isValidityUnknown={pack.validityUnknownFrom !== null} silences={pack.silences} />
    </section>
  );
};

const Lines = ({ frame, pack }: { frame: Frame; pack: Pack | undefined }) => {
  const t = useT();
  const names = useNames();
  return pack?.parts.map(({ code, names: words, max }) => (
    <div key={code}>
      <h3>{t('ratings.cadre.part', { name: names(words), max })}</h3>
      <ul className="ratings-bullets">
        {frame.lines
          .filter(({ part }) => part === code)
          .map((line) => (
            <li key={line.code}>{t('ratings.cadre.line', { text: line.text, max: line.max })}</li>
          ))}
      </ul>
    </div>
  ));
};

const FrameActs = ({ frame, pack, of }: { frame: Frame; pack: Pack; of: OrganisationId }) => {
  const t = useT();
  const may = useMay();
  const [isEditing, setEditing] = useState(false);
  const withdraw = useAction(withdrawCadreFrame, { doneKey: 'ratings.cadre.frame-withdrawn' });
  const { name, frameId } = frame;
  return (
    <>
      <div className="vm-row not-printed">
        {may(recordCadreFrame.name) && (
          <Button onClick={() => setEditing(true)} aria-label={t('ratings.cadre.replace-of', { name })}>
            {t('ratings.cadre.replace')}
          </Button>
        )}
        {may(withdrawCadreFrame.name) && (
          <Button
            isBusy={withdraw.isPending}
            onClick={() => withdraw.mutate({ frameId })}
            aria-label={t('ratings.cadre.withdraw-of', { name })}
          >
            {t('ratings.cadre.withdraw')}
          </Button>
        )}
      </div>
      {withdraw.error && <RefusalPanel refusal={withdraw.error} takesFocus />}
      {isEditing && <CadreFrameDialog of={of} pack={pack} replaced={frame} onClose={() => setEditing(false)} />}
    </>
  );
};

const FrameCard = ({ frame, packs, of }: { frame: Frame; packs: readonly Pack[]; of: OrganisationId }) => {
  const t = useT();
  const { basis, name } = frame;
  const pack = packs.find(({ packId }) => packId === frame.packId);
  return (
    <section className="vm-card vm-stack" aria-label={name}>
      <h2>{name}</h2>
      <p>
        {t(`ratings.cadre.kind.${frame.kind}`)} · {frame.organisationName} · {dayText(frame.enteredOn)}
      </p>
      {basis ? (
        <p>{t('ratings.cadre.basis', { number: basis.number, on: dayText(basis.decidedOn), issuer: basis.issuer })}</p>
      ) : (
        <p>
          <Status level="unknown">{t('ratings.cadre.no-basis')}</Status>
        </p>
      )}
      <Lines frame={frame} pack={pack} />
      {frame.isOwn && pack && <FrameActs frame={frame} pack={pack} of={of} />}
    </section>
  );
};

const Shown = ({ view, of }: { view: CadreFramesView; of: OrganisationId }) => {
  const t = useT();
  const may = useMay();
  const [adding, setAdding] = useState<Pack | null>(null);
  return (
    <>
      {view.packs.map((pack) => (
        <PackCard key={pack.packId} pack={pack} />
      ))}
      {may(recordCadreFrame.name) &&
        view.packs.map((pack) => (
          <div key={pack.packId} className="vm-row not-printed">
            <Button main onClick={() => setAdding(pack)}>
              {t('ratings.cadre.add-frame')}
            </Button>
          </div>
        ))}
      {view.rows.length === 0 && (
        <Empty title={t('ratings.cadre.no-frames')}>{t('ratings.cadre.no-frames-text')}</Empty>
      )}
      {view.rows.map((frame) => (
        <FrameCard key={frame.frameId} frame={frame} packs={view.packs} of={of} />
      ))}
      {adding && <CadreFrameDialog of={of} pack={adding} replaced={null} onClose={() => setAdding(null)} />}
    </>
  );
};

/** Criteria by group of posts within the parts of the monthly frame: what an office uses, and with which paper. */
const CadreFramesPage = () => {
  const t = useT();
  const of = useOrganisationInView();
  const found = useQuestion(cadreFrames, { organisationId: of as OrganisationId }, { when: of !== null });
  return (
    <div className="vm-page">
      <PageHead title={t('ratings.cadre.frames')} subtitle={t('ratings.cadre.frames-about')} />
      <RatingTabs />
      {of === null ? (
        <Empty title={t('ratings.open.no-organisation')} />
      ) : (
        <Answer query={found} lines={8} isPage>
          {(view) => <Shown view={view} of={of} />}
        </Answer>
      )}
    </div>
  );
};

export default CadreFramesPage;
