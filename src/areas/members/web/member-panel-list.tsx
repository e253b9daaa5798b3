import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from 'react';
import { Loading } from '../../../web/kit/answer-states.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { useT } from '../../../web/messages.ts';
import { useMay } from '../../../web/session.ts';
import { type MemberPanel, type MemberPanelProps, memberPanels } from './member-panels.ts';

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

/** Panels that other topics lend to the page of a member, or to the own page. */
export const LentPanels = (props: MemberPanelProps) => {
  const t = useT();
  const may = useMay();
  const shown = memberPanels.filter(
    (panel) => panel.over.includes(props.over) && (props.over === 'self' || panel.needs.some((name) => may(name))),
  );
  return shown.map((panel) => (
    <OpeningPanel key={panel.key} title={t(panel.title)}>
      {() => <LentPanel panel={panel} props={props} />}
    </OpeningPanel>
  ));
};
