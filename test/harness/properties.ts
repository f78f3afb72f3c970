import { configureGlobal } from 'fast-check';

/*
 * The same examples at each run, so that a change is judged on itself. To hunt for new ones:
 * TOILE_TEST_SEED=$RANDOM npx vitest run src/french
 */
configureGlobal({ seed: Number(process.env.TOILE_TEST_SEED ?? 20_260_318) });
