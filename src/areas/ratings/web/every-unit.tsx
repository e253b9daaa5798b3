import { useEffect, useRef, useState } from 'react';
import { todayHere } from '../../../web/as-of.ts';
import { act, newRequestId } from '../../../web/client.ts';
import { downloadBlob } from '../../../web/download-answer.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Icon } from '../../../web/kit/icon.tsx';
import { RefusalPanel } from '../../../web/kit/refusal-panel.tsx';
import { type Language, type Translate, useLanguage, useT } from '../../../web/messages.ts';
import { type ApiRefusal, sentenceOf } from '../../../web/refusal.ts';
import { type PaperContent, printPapers, type SeasonId } from '../contract.ts';
import type { OrganisationId } from './own-organisation.ts';
import { type Archive, minutesOf, printUnits, startArchive, type UnitDone } from './print-every-unit.ts';
import type { SeasonView } from './season-dialogs.tsx';

type Content = Exclude<PaperContent, 'reprint'>;
type Run = {
  readonly content: Content;
  readonly archive: Archive;
  readonly done: UnitDone[];
  readonly stop: AbortController;
};

/** What stands in the archive beside the files: which unit has which, and what it still lacks. */
const indexOf = (done: readonly UnitDone[], t: Translate, language: Language): string =>
  done
    .map(({ name, fileName, papers, missing, refusal }) =>
      [
        fileName === null
          ? `${name}: ${refusal?.reasons.map((one) => sentenceOf(one, language)).join(' ') ?? ''}`
          : `${fileName}\t${name}: ${t('ratings.papers.made', { count: papers })}`,
        ...missing.map(
          ({ kind, why, count }) => `\t${t(`ratings.paper.${kind}`)}: ${t(`ratings.papers.why-${why}`, { count })}`,
        ),
      ].join('\r\n'),
    )
    .join('\r\n');

const takeOut = ({ archive }: Run, fileName: string, index: string): void => {
  archive.add('00-muc-luc.txt', new TextEncoder().encode(`\uFEFF${index}\r\n`));
  downloadBlob(archive.end(), fileName);
};

type State = { readonly phase: 'idle' | 'running' | 'stopped' | 'done'; readonly refusal: ApiRefusal | null };

/** Without marks, as every system and every mail carries it. */
const fileNameOf = ({ period }: SeasonView): string => {
  const part =
    period.kind === 'year' ? '' : period.kind === 'quarter' ? `quy-${period.quarter}-` : `thang-${period.month}-`;
  return `giay-to-danh-gia-xep-loai-${part}${period.year}-cac-to-chuc-in-${todayHere()}.zip`;
};

const printFor = (season: SeasonView, content: Content) => (unit: { readonly organisationId: string }) =>
  act(
    printPapers,
    { seasonId: season.seasonId as SeasonId, organisationId: unit.organisationId as OrganisationId, content },
    { requestId: newRequestId() },
  );

/** Prints all units one by one; what is done is kept while the page is open, so that a run may be stopped and go on. */
const useEveryUnit = (season: SeasonView) => {
  const t = useT();
  const language = useLanguage();
  const run = useRef<Run | null>(null);
  const [{ phase, refusal }, setState] = useState<State>({ phase: 'idle', refusal: null });
  const [done, setDone] = useState<readonly UnitDone[]>([]);
  // Who leaves the page ends the run: nothing is downloaded behind another page.
  useEffect(() => () => run.current?.stop.abort(), []);
  const go = async (current: Run): Promise<void> => {
    const { content, archive, stop } = current;
    run.current = current;
    setState({ phase: 'running', refusal: null });
    const onDone = (): void => setDone([...current.done]);
    const going = { print: printFor(season, content), archive, done: current.done, onDone, signal: stop.signal };
    try {
      await printUnits(season.byOrganisation, going);
    } catch (error) {
      return setState({ phase: 'stopped', refusal: error as ApiRefusal });
    }
    if (current.done.length < season.byOrganisation.length) return setState({ phase: 'stopped', refusal: null });
    takeOut(current, fileNameOf(season), indexOf(current.done, t, language));
    setState({ phase: 'done', refusal: null });
  };
  const start = (content: Content): Promise<void> => {
    setDone([]);
    return go({ content, archive: startArchive(), done: [], stop: new AbortController() });
  };
  return {
    ...{ phase, refusal, done, start, content: run.current?.content ?? null },
    stop: () => run.current?.stop.abort(),
    goOn: () => run.current && go({ ...run.current, stop: new AbortController() }),
  };
};
type Every = ReturnType<typeof useEveryUnit>;

const Progress = ({ every, total }: { every: Every; total: number }) => {
  const t = useT();
  const { phase, done } = every;
  const papers = done.reduce((sum, one) => sum + one.papers, 0);
  const files = done.filter(({ fileName }) => fileName !== null).length;
  if (phase === 'idle') return null;
  if (phase === 'done') return <p role="status">{t('ratings.papers.every-done', { papers, files })}</p>;
  return (
    <div className="vm-row ratings-every">
      <progress max={total} value={done.length} aria-label={t('ratings.papers.every')} />
      <span role="status">{t(`ratings.papers.every-${phase}`, { done: done.length, total })}</span>
      {phase === 'running' ? (
        <Button onClick={every.stop}>{t('ratings.papers.every-stop')}</Button>
      ) : (
        <Button onClick={() => void every.goOn()}>{t('ratings.papers.every-go-on')}</Button>
      )}
    </div>
  );
};

/** Most organisations have no file for the same reason: it is said once, with those it holds for beneath. */
const Without = ({ done }: { done: readonly UnitDone[] }) => {
  const t = useT();
  const language = useLanguage();
  const without = done.filter(({ refusal }) => refusal !== null);
  if (without.length === 0) return null;
  const whyOf = ({ refusal }: UnitDone): string =>
    refusal?.reasons.map((one) => sentenceOf(one, language)).join(' ') ?? '';
  return (
    <details className="ratings-fold">
      <summary>{t('ratings.papers.every-without', { count: without.length })}</summary>
      <ul className="ratings-missing">
        {[...Map.groupBy(without, whyOf)].map(([why, units]) => (
          <li key={why}>
            <strong>{why}</strong>
            <ul className="ratings-missing">
              {units.map(({ name }) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
};

/** Papers of every organisation of a season in one go: what comes and about how long it takes is said before. */
export const EveryUnit = ({ season }: { season: SeasonView }) => {
  const t = useT();
  const every = useEveryUnit(season);
  const total = season.byOrganisation.length;
  if (total < 2) return null;
  const { subjects } = season.counts;
  const button = (content: Content) => (
    <Button
      isBusy={every.phase === 'running' && every.content === content}
      disabled={every.phase === 'running' && every.content !== content}
      onClick={() => void every.start(content)}
    >
      <Icon name="print" />
      {t(`ratings.papers.every-${content}`)}
    </Button>
  );
  return (
    <div className="vm-stack">
      <h3>{t('ratings.papers.every')}</h3>
      <p className="vm-soft">
        {t('ratings.papers.every-means', { units: total, subjects, minutes: minutesOf(total, subjects) })}
      </p>
      <div className="vm-row">
        {button('recorded')}
        {button('blank')}
      </div>
      <Progress every={every} total={total} />
      {every.refusal && <RefusalPanel refusal={every.refusal} takesFocus />}
      <Without done={every.done} />
    </div>
  );
};
