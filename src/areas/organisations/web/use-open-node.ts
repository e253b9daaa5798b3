import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ask } from '../../../web/client.ts';
import { ApiRefusal } from '../../../web/refusal.ts';
import { nodeAt, type PackedTree } from '../contract.ts';
import type { TreeRow } from './tree-nodes.ts';

const STALE = 'organisations.tree-stale';

/** Opens the page of a node; a tree that changed meanwhile is said to be stale instead of opening another organisation. */
export const useOpenNode = ({ revision, on }: PackedTree) => {
  const navigate = useNavigate();
  const [stale, setStale] = useState(false);
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null);
  const isAsking = useRef(false);
  const open = async ({ index }: TreeRow): Promise<void> => {
    if (isAsking.current) return;
    isAsking.current = true;
    try {
      const { organisationId } = await ask(nodeAt, { revision, on, index });
      await navigate({ to: '/organisations/$organisationId' as never, params: { organisationId } as never });
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      const isStale = error.reasons.some((reason) => reason.code === STALE);
      setStale(isStale);
      setRefusal(isStale ? null : error);
    } finally {
      isAsking.current = false;
    }
  };
  return { open: (row: TreeRow) => void open(row), stale, refusal, forget: () => setStale(false) };
};
