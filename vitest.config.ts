import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'test/lib/**/*.test.ts',
            'test/api/**/*.test.ts',
            'test/structure/**/*.test.ts',
            'test/scripts/**/*.test.ts',
            'test/models/**/*.test.ts',
            'test/docs/**/*.test.ts',
            'test/api/**/*.test.ts',
          ],
          environment: 'node',
          // A busy machine may take its time; what hangs is found all the same.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'nodes',
          include: ['test/nodes/**/*.test.ts', 'test/examples/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          globalSetup: 'test/support/built.ts',
          // Built code must be the same instance for a test and for the nodes that Node-RED loads.
          server: { deps: { external: [/\/dist\//] } },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          globalSetup: 'test/support/built.ts',
          // Built code must be the same instance for a test and for the nodes that Node-RED loads.
          server: { deps: { external: [/\/dist\//] } },
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'powercut',
          include: ['test/durability/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'test/support/built.ts',
          testTimeout: 900_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'hardware',
          include: ['test/hardware/**/*.test.ts'],
          environment: 'node',
          globalSetup: 'test/support/built.ts',
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'sound',
          include: ['test/sound/**/*.test.ts'],
          environment: 'node',
          // Programs find their sound server by the environment.
          pool: 'forks',
          globalSetup: 'test/support/built.ts',
          // On a machine that has no time for it, players and the recorder lose parts of the sound.
          retry: 2,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          globalSetup: 'test/support/built.ts',
          // Built code must be the same instance for a test and for the nodes that Node-RED loads.
          server: { deps: { external: [/\/dist\//] } },
          // On a busy machine the code editor may compute on for a dialog that was closed meanwhile, and complain.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
