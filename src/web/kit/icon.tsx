/** Our own line drawings, 24 × 24, two-unit strokes. An icon never stands without a word (or a label for readers). */
const paths = {
  work: 'M9 6h11M9 12h11M9 18h11M4 6l1 1 2-2M4 12l1 1 2-2M4 18l1 1 2-2',
  tree: 'M9 3h6v5H9zM3 16h6v5H3zM15 16h6v5h-6zM12 8v4M6 16v-4h12v4',
  map: 'M3 6l6-3 6 3 6-3v15l-6 3-6-3-6 3zM9 3v15M15 6v15',
  task: 'M5 4h14v17H5zM9 2.5h6v3H9zM8.5 13l2.5 2.5 4.5-5',
  warning: 'M12 3l10 18H2zM12 10v4M12 17.5v.5',
  gate: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM9 12l2 2 4-4',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5L21 21',
  rating: 'M9 3h6v4H9zM15 5h3v15H6V5h3M9 13l2 2 4-4',
  calendar: 'M4 6h16v15H4zM4 11h16M8 3v5M16 3v5',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4 21c0-4 3.5-6 8-6s8 2 8 6',
  people:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M2.5 20c0-3.5 2.7-5.5 6.5-5.5s6.5 2 6.5 5.5M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14.9c2.2.7 3.5 2.4 3.5 5.1',
  candidate: 'M10 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M2.5 21c0-4 3.3-6 7.5-6 1.4 0 2.7.2 3.8.7M18.5 15v6M15.5 18h6',
  dues: 'M9 4c3.6 0 6 1 6 2.5S12.6 9 9 9 3 8 3 6.5 5.4 4 9 4M3 6.5v5C3 13 5.4 14 9 14M15 6.5V9M15 10.5c3.6 0 6 1 6 2.5s-2.4 2.5-6 2.5-6-1-6-2.5 2.4-2.5 6-2.5M9 13v5c0 1.5 2.4 2.5 6 2.5s6-1 6-2.5v-5',
  transfer: 'M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4',
  badge:
    'M8 3l2.5 5M16 3l-2.5 5M12 9a6 6 0 1 0 0 12 6 6 0 0 0 0-12M12 12l1 2 2.2.3-1.6 1.6.4 2.2-2-1-2 1 .4-2.2-1.6-1.6L11 14z',
  import: 'M12 15V4M8 8l4-4 4 4M4 15v5h16v-5',
  register: 'M5 4.5A2.5 2.5 0 0 1 7.5 2H20v16H7.5A2.5 2.5 0 0 0 5 20.5zM5 20.5A2.5 2.5 0 0 0 7.5 22H20v-4M9 7h7M9 11h5',
  columns: 'M4 4h16v16H4zM9.5 4v16M15 4v16',
  view: 'M6 3h12v18l-6-4.5L6 21z',
  more: 'M4 6h16M4 12h16M4 18h16',
  close: 'M5 5l14 14M19 5L5 19',
  check: 'M4 12.5l5 5L20 6.5',
  missing: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8.5 8.5l7 7M15.5 8.5l-7 7',
  met: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.5l3 3 5-6.5',
  unknown: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .8-1 1.7M12 16.5v.5',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v6M12 7v.5',
  down: 'M6 9l6 6 6-6',
  right: 'M9 6l6 6-6 6',
  up: 'M6 15l6-6 6 6',
  sort: 'M8 10l4-4 4 4M8 14l4 4 4-4',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 13h6M9 17h6',
  export: 'M12 4v11M8 11l4 4 4-4M4 20h16',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  offline: 'M3 3l18 18M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4-2.3M19 12a10 10 0 0 0-6-2.9M12 19v.5',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name, size = 1.375 }: { name: IconName; size?: number }) => (
  <svg
    className="vm-icon"
    width={`${size}rem`}
    height={`${size}rem`}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={paths[name]} />
  </svg>
);
