import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'small',
          include: ['{src,tools,tests,rule-packs,seeds}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
          pool: 'threads',
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'db',
          include: ['{src,tools,tests,seeds,bench}/**/*.db.test.ts'],
          globalSetup: ['tests/postgres-setup.ts'],
          // A process per file: the launcher's server is bound to the life of a main thread.
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'journey',
          include: ['tests/journeys/**/*.journey.ts'],
          globalSetup: ['tests/journey-setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 180_000,
          // The first to come makes the demonstration, the others wait for it.
          hookTimeout: 400_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
