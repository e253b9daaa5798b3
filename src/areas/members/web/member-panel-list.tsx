import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from 'react';
import { Loading } from '../../../web/kit/answer-states.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { useLanguage, useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { type RecordPanel, type RecordPanelProps, recordPanelSlots } from '../../../web/slots.tsx';
import { type MemberPanel, type MemberPanelProps, memberPanels } from './member-panels.ts';
import './members.css';

/** A part of a page that is fetched and asked for when it is opened first. */
export const OpeningPanel = ({ title, children }: { title: string; children: () => ReactNode }) => {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const toggle = (): void => {
    setOpen(!isOpen);
    setWasOpen(true);
  };
  return (
    <section className="vm-card members-panel">
      <h2>
        <button
          type="button"
          className="members-panel-opener"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={toggle}
        >
          <Icon name={isOpen ? 'up' : 'down'} />
          {title}
        </button>
      </h2>
      <div id={id} hidden={!isOpen}>
        {wasOpen && children()}
      </div>
    </section>
  );
};

const LentPanel = ({ panel, props }: { panel: MemberPanel; props: MemberPanelProps }) => {
  const Body = useMemo(() => lazy(panel.open), [panel]);
  return (
    <Suspense fallback={<Loading />}>
      <Body {...props} />
    </Suspense>
  );
};

const PanelFromAbove = ({ panel, ...props }: RecordPanelProps & { readonly panel: RecordPanel }) => {
  const Body = useMemo(() => lazy(panel.open), [panel]);
  return (
    <Suspense fallback={<Loading />}>
      <Body {...props} />
    </Suspense>
  );
};

/** Panels that areas above lend to the page of one record. */
export const PanelsFromAbove = ({ record, recordId, over }: RecordPanelProps & { readonly record: string }) => {
  const language = useLanguage();
  const may = useMay();
  return recordPanelSlots(record, over)
    .filter(({ needs }) => over === 'self' || needs.some((name) => may(name)))
    .map((panel) => (
      <OpeningPanel key={panel.key} title={panel.label[language]}>
        {() => <PanelFromAbove panel={panel} recordId={recordId} over={over} />}
      </OpeningPanel>
    ));
};

/** Panels that other topics and areas above lend to the page of a member, or to the own page. */
export const LentPanels = (props: MemberPanelProps) => {
  const t = useT();
  const may = useMay();
  const isShown = ({ needs }: { needs: readonly string[] }): boolean =>
    props.over === 'self' || needs.some((name) => may(name));
  const shown = memberPanels.filter((panel) => panel.over.includes(props.over) && isShown(panel));
  return (
    <>
      {shown.map((panel) => (
        <OpeningPanel key={panel.key} title={t(panel.title)}>
          {() => <LentPanel panel={panel} props={props} />}
        </OpeningPanel>
      ))}
      <PanelsFromAbove record="members.member" recordId={props.memberId} over={props.over} />
    </>
  );
};
