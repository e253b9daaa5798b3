import { readdirSync, readFileSync } from 'node:fs';
import { day } from '../../src/platform/calendar/day.ts';
import { orRefuse } from '../../src/platform/outcome/refusal.ts';
import { shippedPacks } from '../../src/platform/packs/load-packs.ts';
import { packInForce } from '../../src/platform/packs/pack.ts';
import { type FilledPaper, fillForm } from '../../src/platform/paper/official/fill-form.ts';
import { fillTemplate } from '../../src/platform/paper/official/fill-template.ts';
import type { PaperData } from '../../src/platform/paper/official/paper-form.ts';
import { paperLayouts } from '../../src/platform/paper/official/paper-layout.ts';
import { sampleData, sampleForm } from '../../src/platform/paper/official/sample-form.ts';
import { templateOf } from '../../src/platform/paper/official/template-of.ts';
import { officialPdf } from '../../src/platform/paper/pdf.ts';
import { type Figure, figureOf, median, rounded, timed } from '../figure.ts';

const PAPERS = 1000;
const AT_ONCE = 20;
const on = day('2026-11-27');

/** A paper as long as the minutes of a cell of twenty: twelve tasks, six items with four opinions each; two to three pages. */
const minutesLike = (number: number): PaperData => ({
  ...sampleData,
  symbolLine: `Số ${number}-NQ/CB`,
  tasks: Array.from({ length: 12 }, (_, at) => ({
    task: `Nhiệm vụ ${at + 1} của kỳ họp ${number}: vận động các hộ tham gia, báo cáo kết quả tại kỳ họp sau`,
    owner: 'Nguyễn Thị Ỷ Thục',
    due: '30/11/2026',
  })),
  items: Array.from({ length: 6 }, (_, at) => ({
    heading: `${at + 1}. Nội dung thứ ${at + 1}`,
    opinions: Array.from({ length: 4 }, (_, of) => ({
      gist: `- Ý kiến ${of + 1}: nhất trí với dự thảo, đề nghị bổ sung việc giữ vệ sinh ngõ xóm và phân công người theo dõi.`,
    })),
  })),
});

type Seen = { readonly peakMegabytes: number; readonly processorSeconds: number };

const TICKS_A_SECOND = 100;

const seenOf = (pid: string): Seen => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0;
  return {
    peakMegabytes: Number(peak) / 1024,
    processorSeconds: (Number(fields[13]) + Number(fields[14])) / TICKS_A_SECOND,
  };
};

/** What the typesetter used so far: it is a process of its own, started by this one. */
const typesetter = (): Seen => {
  const pid = readdirSync('/proc').find((name) => {
    try {
      const isOne = /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('pdf-process.ts');
      return isOne && Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(' ')[3]) === process.pid;
    } catch {
      return false;
    }
  });
  return pid === undefined ? { peakMegabytes: 0, processorSeconds: 0 } : seenOf(pid);
};

const ownProcessorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};

const setAll = async (papers: readonly FilledPaper[], onPaper: () => void): Promise<void> => {
  for (let from = 0; from < papers.length; from += AT_ONCE) {
    await Promise.all(papers.slice(from, from + AT_ONCE).map(officialPdf));
    onPaper();
  }
};

export const bench = async (): Promise<readonly Figure[]> => {
  const layout = orRefuse(packInForce(shippedPacks(), paperLayouts, on)).content;
  const papers = Array.from({ length: PAPERS }, (_, at) =>
    orRefuse(fillForm(sampleForm, minutesLike(at + 1), layout, on)),
  );
  const idle = process.memoryUsage().rss / 1024 / 1024;
  let peak = 0;
  const look = (): void => {
    const own = Math.max(0, process.memoryUsage().rss / 1024 / 1024 - idle);
    peak = Math.max(peak, own + typesetter().peakMegabytes);
  };
  await officialPdf(papers[0]!);
  const before = typesetter().processorSeconds + ownProcessorSeconds();
  const took = await timed(() => setAll(papers, look));
  const worked = typesetter().processorSeconds + ownProcessorSeconds() - before;
  const template = templateOf(sampleForm, layout);
  await fillTemplate(template, minutesLike(1));
  const each: number[] = [];
  for (let at = 0; at < 50; at++) each.push(await timed(() => fillTemplate(template, minutesLike(at))));
  const lower = { better: 'lower' as const };
  return [
    { name: `${PAPERS} papers of 2–3 pages as PDF`, value: rounded(took / 1000), unit: 's', goal: 15, ...lower },
    { name: 'the same in processor time, whatever else runs', value: rounded(worked), unit: 's', goal: 15, ...lower },
    {
      name: 'memory meanwhile: typesetter and what this process took',
      value: rounded(peak),
      unit: 'MB',
      goal: 500,
      ...lower,
    },
    figureOf({ name: 'one such paper as Word file', unit: 'ms', goal: 50, ...lower }, [median(each), ...each]),
  ];
};
