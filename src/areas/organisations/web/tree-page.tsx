import { useNavigate, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { useAsOf } from '../../../web/as-of.ts';
import { dayText } from '../../../web/day-text.ts';
import { Answer, Empty } from '../../../web/kit/answer-states.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { PageHead } from '../../../web/kit/page-head.tsx';
import { PageLink } from '../../../web/kit/page-link.tsx';
import { PrintButton } from '../../../web/kit/print-button.tsx';
import { VirtualTree } from '../../../web/kit/virtual-tree.tsx';
import { useT } from '../../../web/messages.ts';
import { useQuestion } from '../../../web/queries.ts';
import { useMay } from '../../../web/session.ts';
import { indexOf, type OrganisationId, type PackedTree, tree } from '../contract.ts';
import { OrganisationTabs } from './event-tabs.tsx';
import { OrganisationExportDialog } from './organisation-export-dialog.tsx';
import { useWords } from './organisation-words.ts';
import { keysAbove, matchCount, treeOnScreen } from './tree-nodes.ts';
import { TreeOldNames } from './tree-old-names.tsx';
import { TreePrint, useIsPrinting } from './tree-print.tsx';
import { TreeStaleNotice } from './tree-stale-notice.tsx';
import { useOpenNode } from './use-open-node.ts';
import './organisations.css';

const FAST_ENOUGH_TO_KEEP_MS = 60_000;

/** The organisation from whose page one came, so that the tree opens at it. */
const useStartingAt = (on: PackedTree['on']) => {
  const { at } = useSearch({ strict: false }) as { at?: string };
  const asked = useQuestion(indexOf, { organisationId: (at ?? '') as OrganisationId, on }, { when: Boolean(at) });
  return { isReady: !at || !asked.isLoading, index: asked.data?.index ?? null };
};

type ToolsProps = {
  readonly packed: PackedTree;
  readonly text: string;
  /** How many names the search meets; null without a search. */
  readonly found: number | null;
  readonly onText: (text: string) => void;
};

const Tools = ({ packed, text, found, onText }: ToolsProps) => {
  const t = useT();
  return (
    <div className="vm-tools not-printed">
      <input
        type="search"
        className="vm-input vm-grow"
        aria-label={t('organisations.tree.search')}
        placeholder={t('organisations.tree.search-placeholder')}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <span role="status" className="vm-soft">
        {found === null
          ? t('organisations.tree.count', { count: packed.count, on: dayText(packed.on) })
          : t(found === 0 ? 'organisations.tree.no-match' : 'organisations.tree.matches', { count: found })}
      </span>
      <PrintButton />
    </div>
  );
};

const TreeOf = ({ packed, startAt }: { packed: PackedTree; startAt: number | null }) => {
  const t = useT();
  const [text, setText] = useState('');
  const search = useDeferredValue(text);
  const { typeWord } = useWords(packed.on);
  const onScreen = useMemo(() => treeOnScreen(packed), [packed]);
  const startingAt = startAt === null ? packed.own : [startAt];
  const [firstOpen] = useState(() => keysAbove(onScreen, startingAt));
  const { open, stale, refusal, forget } = useOpenNode(packed);
  const isPrinting = useIsPrinting();
  const found = useMemo(() => matchCount(onScreen, search), [onScreen, search]);
  return (
    <>
      <Tools packed={packed} text={text} found={found} onText={setText} />
      <TreeStaleNotice isStale={stale} refusal={refusal} onReload={forget} />
      <TreeOldNames text={search} folded={onScreen.folded} />
      <div className="not-printed" hidden={found === 0}>
        <VirtualTree
          label={t('organisations.tree.title')}
          nodes={onScreen.rows}
          onOpen={open}
          search={search}
          selectedKey={startAt === null ? null : String(startAt)}
          firstOpen={firstOpen}
          note={(node) => <span className="organisations-kind vm-soft">{typeWord(node.type)}</span>}
        />
      </div>
      {isPrinting && <TreePrint rows={onScreen.rows} typeWord={typeWord} on={packed.on} />}
    </>
  );
};

const HeadActions = () => {
  const t = useT();
  const may = useMay();
  const [exports, setExports] = useState(false);
  return (
    <>
      <Button onClick={() => setExports(true)}>
        <Icon name="export" />
        {t('organisations.export.open')}
      </Button>
      {may('organisations.reviews-due') && (
        <PageLink to="/organisations/reviews-due" className="vm-button">
          {t('organisations.reviews.title')}
        </PageLink>
      )}
      {exports && <OrganisationExportDialog onClose={() => setExports(false)} />}
    </>
  );
};

/** All organisations of a day in one tree: find by present or old name, open with Enter. */
const TreePage = () => {
  const t = useT();
  const { on } = useAsOf();
  const navigate = useNavigate();
  const packed = useQuestion(tree, { on }, { freshForMs: FAST_ENOUGH_TO_KEEP_MS });
  const start = useStartingAt(on);
  return (
    <div className="vm-page">
      <PageHead title={t('organisations.tree.title')} actions={<HeadActions />} />
      <OrganisationTabs />
      {start.isReady && (
        <Answer
          query={packed}
          lines={10}
          isEmpty={(answer) => answer.count === 0}
          empty={
            <Empty
              title={t('organisations.tree.empty')}
              action={
                <Button onClick={() => void navigate({ to: '.', search: {} as never })}>
                  {t('organisations.tree.today')}
                </Button>
              }
            >
              {t('organisations.tree.empty-text', { on: dayText(on) })}
            </Empty>
          }
        >
          {(answer) => <TreeOf key={`${answer.on} ${answer.revision}`} packed={answer} startAt={start.index} />}
        </Answer>
      )}
    </div>
  );
};

export default TreePage;
